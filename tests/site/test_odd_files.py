"""Files as people name them: blanks, signs, other endings, the same name twice."""

from __future__ import annotations

import pytest

from tests.site.crawl import BuiltSite
from tests.site.desk import RICH, Desk
from tests.site.test_hidden import files_with_canary

pytestmark = pytest.mark.slow

PICTURE = (RICH / "content" / "media" / "boat.png").read_bytes()

ODD = """\
---
title: Odd names
date: 2024-05-05
media: ["media/my photo #1.png", "/media/100%.png"]
---
[A page](../notes/a%20b%23c.md) and ![a picture](../media/my%20photo%20%231.png "Title").
"""


def test_blanks_and_signs_in_names(desk: Desk) -> None:
    """`#`, `%` and blanks in the names of pages and pictures, from fields, prose and plain pages."""
    desk.write("media/my photo #1.png", PICTURE)
    desk.write("media/100%.png", PICTURE)
    desk.write("notes/a b#c.md", "# Odd\n\n![A picture](../media/my%20photo%20%231.png)\n")
    desk.write("about.md", "# About\n\n[Odd](notes/a%20b%23c.md)\n")
    desk.write("briefings/odd.md", ODD)

    site = BuiltSite(desk.build(strict=True))

    assert [*site.broken_links(), *site.faults()] == []
    pictures = [*site.page("briefings/2024/05/05/odd/").root.one("main").all("img")]
    assert len(pictures) == 3


def test_every_ending_of_markdown(desk: Desk) -> None:
    """What MkDocs would publish is read here too: a draft stays one, an item is found by its file."""
    for ending in ("mkd", "mkdn", "mdown", "markdown", "MD"):
        desk.write(
            f"topics/hidden-{ending}.{ending}", "---\nname: Canary\ndraft: true\n---\ncanary\n"
        )
        desk.write(f"notes/hidden-{ending}.{ending}", "---\ndraft: true\n---\n# canary\n")
    desk.write("actors/board.markdown", "---\nname: A board\n---\n")
    desk.write("about.md", "# About\n\n[The board](actors/board.markdown)\n")

    site = BuiltSite(desk.build(strict=True))

    assert [*site.broken_links(), *files_with_canary(site.folder)] == []
    assert "actors/board/index.html" in site.leads_to("about/index.html")


def test_pages_of_one_name_in_several_folders(desk: Desk) -> None:
    """Each is itself, with its own links."""
    desk.write("one/reading.md", "# One\n\n[Other](../two/reading.md)\n")
    desk.write("two/reading.md", "# Two\n\n[[one/reading]] and [boats](../briefings/boat.md)\n")

    site = BuiltSite(desk.build(strict=True))

    assert "two/reading/index.html" in site.leads_to("one/reading/index.html")
    assert "one/reading/index.html" in site.leads_to("two/reading/index.html")


def test_a_missing_picture_is_told_and_leaves_no_hole(desk: Desk) -> None:
    """The picture is named with its field, and its caption stays on the page."""
    desk.write("actors/board.md", "---\nname: A board\nimage: nowhere.png\n---\n")
    desk.write(
        "briefings/hole.md",
        "---\ntitle: A hole\ndate: 2024-05-05\nmedia: [{src: no.png, caption: A caption}]\n---\n",
    )

    done = desk.mkdocs("build")
    site = BuiltSite(desk.site)

    assert done.code == 0, done.err
    assert "content/actors/board.md:3:8: image: expected a file of the content folder" in done.err
    assert "content/briefings/hole.md:4:15: media[0].src: expected a file" in done.err
    assert [*site.broken_links(), *site.faults()] == []
    assert "A caption" in site.page("briefings/2024/05/05/hole/").root.one("main").words


def test_what_mkdocs_leaves_out_is_left_out(desk: Desk) -> None:
    """`exclude_docs` always, `draft_docs` from a build: neither items nor pages."""
    desk.set({"exclude_docs": "attic/\n", "draft_docs": "soon/\n"})
    for folder in ("briefings/attic", "briefings/soon", "attic", "soon"):
        desk.write(
            f"{folder}/{folder[0]}.md", "---\ntitle: Canary\ndate: 2024-05-05\n---\ncanary\n"
        )

    site = BuiltSite(desk.build(strict=True))

    assert [*files_with_canary(site.folder)] == []
