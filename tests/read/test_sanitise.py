"""The allow-list of HTML, and what a trusted site may add to it."""

import re
from pathlib import Path

import pytest

import nutgraf_theme
from nutgraf.read.attribution import Attribution, replace_quotes
from nutgraf.read.embeds import FRAME_HOSTS, film_address
from nutgraf.read.sanitise import AllowanceError, Sanitiser, read_allowance

CIRCLE = '<svg viewBox="0 0 1 1" onload="x()"><circle r="1" style="x"></circle></svg>'


def test_a_trusted_site_may_allow_more() -> None:
    """Elements with the attributes that it names, and no others."""
    more = Sanitiser(read_allowance({"svg": ["viewBox"], "circle": ["r"]}))

    assert more.sanitise(CIRCLE) == '<svg viewBox="0 0 1 1"><circle r="1"></circle></svg>'
    assert Sanitiser().sanitise(CIRCLE) == ""


def test_what_a_site_allows_may_have_no_end() -> None:
    """An element that never ends, which a site allows, may stand in an attribution line."""
    more = Sanitiser(read_allowance({"area": ["alt"]}))
    html = more.sanitise('<blockquote><p>Words.\n— A <area alt="a map"> board</p></blockquote>')

    assert replace_quotes(html, lambda words, who: (f"{who.speaker}: ", "")) == (
        "A board: <p>Words.</p>"
    )


@pytest.mark.parametrize(
    "value",
    [
        {"script": []}, {"style": []}, {"iframe": ["src"]}, {"p": ["onclick"]}, {"p": ["style"]}, {"svg:a": []},
        {"p": ["xlink:href"]}, {"p": "class"}, {1: []}, ["p"],
    ],
)  # fmt: skip
def test_what_no_site_may_allow(value: object) -> None:
    """Scripts, styles, frames, handlers: they have their own doors in `mkdocs.yml`, or none."""
    with pytest.raises(AllowanceError):
        read_allowance(value)


def test_script_and_reader_know_the_same_hosts() -> None:
    """What opens films in their place opens those, and only those, that the sanitiser leaves."""
    script = Path(nutgraf_theme.DIRECTORY, "assets/nutgraf/js/embeds.js").read_text("utf-8")
    listed = re.search(r"HOSTS = \[(.*?)\]", script)

    assert listed
    assert re.findall('"(.+?)"', listed[1]) == [*FRAME_HOSTS]


def test_quotations_in_each_other_without_end() -> None:
    """Thousands of block quotes in each other are read, and in good time."""
    html = "<blockquote><p>Words.</p>" * 3000 + "<p>— A board</p></blockquote>" * 3000
    speakers = []

    def note(words: str, line: Attribution) -> tuple[str, str]:
        speakers.append((line.speaker, "A board" in words))
        return "", ""

    replace_quotes(html, note)
    assert speakers == [("A board", False)] * 3000


YOUTUBE, VIMEO = "https://www.youtube-nocookie.com/embed/", "https://player.vimeo.com/video/"


@pytest.mark.parametrize(
    ("address", "film"),
    [
        ("https://www.youtube.com/watch?v=ab_C-d", f"{YOUTUBE}ab_C-d"),
        ("https://m.youtube.com/watch?app=m&v=abc&t=5s", f"{YOUTUBE}abc"),
        ("http://youtu.be/abc?si=tracks", f"{YOUTUBE}abc"),
        ("https://youtube.com/shorts/abc", f"{YOUTUBE}abc"),
        ("https://www.youtube.com/embed/abc", f"{YOUTUBE}abc"),
        ("https://vimeo.com/123#t=5", f"{VIMEO}123"),
        ("https://archive.org/details/a.film-1", "https://archive.org/embed/a.film-1"),
        ("https://archive.org/download/a.film-1/a.mp4", ""),
        ("https://vimeo.com/about", ""),
        ("https://evil.example/youtu.be/abc", ""),
        ("https://youtu.be.evil.example/abc", ""),
        ("https://www.youtube.com/watch?v=%22", ""),
        ("film.mp4", ""),
    ],
)
def test_the_page_of_a_film_leads_to_it(address: str, film: str) -> None:
    """As people copy it; what is a file, or at another host, is none."""
    assert film_address(address) == film
