"""What the front matter of a plain page may do to the pages round it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site.desk import BRIEFING, Desk

pytestmark = pytest.mark.slow

ACTIVE = "<script>document.title = 1</script>"


@pytest.fixture
def plain(desk: Desk) -> Desk:
    """A desk with a briefing, whose navigation MkDocs makes."""
    desk.write("briefings/boat.md", BRIEFING)
    desk.write("topics/boats.yml", "name: Boats\n")
    return desk


def pages(site: Path) -> str:
    """The HTML of all pages."""
    return "".join(path.read_text("utf-8") for path in site.rglob("*.html"))


def test_no_field_is_html(plain: Desk) -> None:
    """What is text in a field reaches pages as text, in the navigation of all of them, too."""
    fields = "".join(f"{name}: {ACTIVE!r}\n" for name in ("subtitle", "author", "revision_date"))
    plain.write("about.md", f"---\n{fields}git_revision_date_localized: {ACTIVE!r}\n---\nText.\n")
    html = pages(plain.build())
    assert ACTIVE not in html
    assert "&lt;script&gt;document.title" in html


def test_first_lines_are_no_fields(plain: Desk) -> None:
    """A page without front matter has none to MkDocs either: its first lines are prose."""
    plain.write("about.md", f"template: redirect.html\nsubtitle: {ACTIVE}\n\nText.\n")
    html = (plain.build() / "about" / "index.html").read_text("utf-8")
    assert "location.replace" not in html
    assert ACTIVE not in html
    assert "template: redirect.html" in html


@pytest.mark.parametrize(
    "field",
    [
        "template: redirect.html",
        "template: ../x.html",
        "template: [a]",
        "icon: no/such/icon",
        "status: 'a b'",
        "hide: 5",
        "search: 3",
        "search: {boost: .inf}",
        "search: {boost: true}",
        "search: {exclude: maybe}",
    ],
)
def test_what_may_not_act_is_left_out(
    plain: Desk, field: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A field by which Material acts is left out where it has another form, with a warning that names it."""
    plain.write("about.md", f"---\n{field}\n---\nText of the page.\n")
    html = (plain.build() / "about" / "index.html").read_text("utf-8")
    assert "Text of the page." in html
    assert [
        each for each in caplog.messages if f"about.md: {field.partition(':')[0]}: expected" in each
    ]


def test_what_material_knows_acts(plain: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """A template of the site's own, icons, and what is to be hidden are as they are in any site of Material's."""
    own = plain.folder / "own" / "plain.html"
    own.parent.mkdir()
    own.write_text("{% extends 'main.html' %}{% block content %}Own.{% endblock %}")
    plain.set({"theme": {"name": "material", "font": False, "custom_dir": "own"}})
    fields = "template: plain.html\nicon: material/ferry\nhide: [toc]\nstatus: new\n"
    fields += "search: {boost: 1.5, exclude: false}\n"
    plain.write("about.md", f"---\n{fields}---\nText.\n")
    assert "Own." in (plain.build() / "about" / "index.html").read_text("utf-8")
    assert not [each for each in caplog.messages if "about.md" in each]
