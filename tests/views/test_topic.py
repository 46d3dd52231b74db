"""The page of a topic on which many have spoken: who said most, and the others by name."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.topic import EACH_SAYS, SPEAKERS, topic_page
from nutgraf.views.types import Chip, TopicPage
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

MANY = SPEAKERS + 3
TIDES = Key(Kind.TOPIC, "tides")


def page_of(folder: Path, said: dict[str, int]) -> TopicPage:
    """The page of a topic of which speakers have said so many things each; one with an id like `a1` is an actor."""
    for name in ("briefings", "actors", "topics"):
        (folder / name).mkdir()
    (folder / "topics" / "tides.md").write_text("---\nname: Tides\n---\n", encoding="utf-8")
    statements = ""
    for speaker, number in said.items():
        is_actor = speaker[1:].isdigit()
        if is_actor:
            path = folder / "actors" / f"{speaker}.md"
            path.write_text(f"---\nname: Actor {speaker[1:]}\n---\n", encoding="utf-8")
        who = f"speaker: {speaker}" if is_actor else f"attribution: {speaker}"
        statements += "".join(
            f"  - {{{who}, quote: Said {speaker} {place}., topics: [tides]}}\n"
            for place in range(number)
        )
    folder.joinpath("briefings", "a.md").write_text(
        f"---\ntitle: A\ndate: 2024-01-01\ntopics: [tides]\nstatements:\n{statements}---\n",
        encoding="utf-8",
    )
    return topic_page(TIDES, edition_of(folder, Settings(now=NOW)).site)


def test_the_way_to_a_narrow_topic(tmp_path: Path) -> None:
    """It goes by every topic of which it is a part, the broadest first."""
    files = {
        "topics/water.yml": "name: Water",
        "topics/sea.yml": "{name: Sea, parent: water}",
        "topics/tides.yml": "{name: Tides, parent: sea}",
    }
    site = edition_of(write_files(files, tmp_path), Settings(now=NOW)).site

    way = [each.text for each in topic_page(TIDES, site).breadcrumbs]

    assert way == ["Home", "Topics", "Water", "Sea"]


def test_many_speakers(tmp_path: Path) -> None:
    """The first dozen with what they said last, the others with the way to what they said."""
    said = {f"a{place}": 50 - place for place in range(MANY)} | {"neighbour": 1}
    page = page_of(tmp_path, said)
    assert [len(group.statements) for group in page.speakers] == [EACH_SAYS] * SPEAKERS
    assert [group.anchor for group in page.speakers] == [f"speaker-a{n}" for n in range(SPEAKERS)]
    actors = [
        Chip(f"Actor {n}", f"../../actors/a{n}/#part-statements", 50 - n, anchor=f"speaker-a{n}")
        for n in range(SPEAKERS, MANY)
    ]
    assert page.other_speakers == (*actors, Chip("neighbour", "../../topics/tides/statements/", 1))


@pytest.mark.parametrize("each", [1, 2])
def test_few_statements(tmp_path: Path, each: int) -> None:
    """Where the page has room for all, it has all."""
    page = page_of(tmp_path, {f"a{place}": each for place in range(MANY)})
    assert [len(group.statements) for group in page.speakers] == [each] * MANY
    assert page.other_speakers == ()


def test_every_speaker_is_named(tmp_path: Path) -> None:
    """However many there are: the pages of all of them lead here."""
    said = {f"a{place}": 1 for place in range(320)}
    page = page_of(tmp_path, said)
    shown = [each.anchor for each in page.speakers]
    others = [str(each.anchor) for each in page.other_speakers]
    assert sorted(shown + others) == sorted(f"speaker-{speaker}" for speaker in said)
