"""A site that is built again and again, each time with what the build before has left, is the site of a new machine."""

from collections.abc import Callable
from pathlib import Path
from shutil import rmtree

import pytest

from tests.site.desk import Desk, contents, rich_desk

pytestmark = pytest.mark.slow


def edit(path: str, old: str, new: str) -> Callable[[Desk], None]:
    """Change what a file says."""

    def change(desk: Desk) -> None:
        file = desk.folder / "content" / path
        before = file.read_text(encoding="utf-8")
        assert old in before
        file.write_text(before.replace(old, new, 1), encoding="utf-8")

    return change


def remove(path: str) -> Callable[[Desk], None]:
    """Take a file away."""
    return lambda desk: (desk.folder / "content" / path).unlink()


def template(desk: Desk) -> None:
    """Give the site a component of its own."""
    own = desk.folder / "own" / "nutgraf" / "components"
    own.mkdir(parents=True)
    (own / "chip.html").write_text(
        "{% macro chips(items, label=None) %}<p>{{ items | length }}</p>{% endmacro %}",
        encoding="utf-8",
    )
    desk.set({"theme": {"name": "material", "font": False, "custom_dir": "own"}})


def own_feed(desk: Desk) -> None:
    """Publish a file of the newsroom's at an address where one would be made."""
    assert (desk.site / "feed.xml").exists()
    desk.write("feed.xml", "<feed/>")
    desk.set({"plugins": ["search", {"nutgraf": {"rules": "off", "publish": "feed.xml"}}]})


BRIEFING = (
    "---\ntitle: A new boat\ndate: 2024-06-20\ntopics: [fares]\n---\nTest Ferries has a new boat.\n"
)

STEPS: dict[str, Callable[[Desk], object]] = {
    "nothing": lambda desk: desk.set({}),
    "a sentence": edit("briefings/2024/05/new-timetable.md", "\n---\n", "\n---\nIt was late. "),
    "a title": edit("briefings/short-notice.yaml", "A notice without", "A notice with no"),
    "an actor's role": edit("actors/example-harbour-board.md", "It prints", "It writes"),
    "a new briefing": lambda desk: desk.write("briefings/2024/06/boat.md", BRIEFING),
    "a briefing that is gone": remove("briefings/2024-05-02-ferry-post.md"),
    "the shell": lambda desk: desk.set(
        {
            "theme": {"name": "material", "font": False, "features": ["navigation.tabs"]},
            "nav": ["about.md"],
        }
    ),
    "a briefing in the navigation": lambda desk: desk.set(
        {"nav": ["about.md", "briefings/2024/05/new-timetable.md"]}
    ),
    "a file of one's own in the place of one that is made": own_feed,
    "the name of the site": lambda desk: desk.set({"site_name": "The New Desk"}),
    "a template": template,
    "a file that is made in the place of one's own": remove("feed.xml"),
}


def test_every_step(tmp_path: Path) -> None:
    """After each edit, of content, settings or theme, both sites are the same, byte for byte."""
    kept, anew = rich_desk(tmp_path / "kept"), rich_desk(tmp_path / "anew")
    kept.build()
    for name, step in STEPS.items():
        for desk in (kept, anew):
            step(desk)
        rmtree(anew.folder / ".nutgraf", ignore_errors=True)
        assert contents(kept.build()) == contents(anew.build()), name


def test_a_site_that_was_edited(tmp_path: Path) -> None:
    """What somebody wrote into a file of the site is gone after the next build, and is in no later one."""
    desk = rich_desk(tmp_path / "desk")
    before = contents(desk.build())
    for path in desk.site.rglob("*.html"):
        path.write_text("Written by hand.", encoding="utf-8")
    assert contents(desk.build()) == before
