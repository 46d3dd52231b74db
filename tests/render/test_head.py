"""What a page tells machines is what its view says, whatever that is: in its head, and linked data in the page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from nutgraf.render.html import Renderer
from nutgraf.strings import load_strings
from nutgraf.views.types import FeedLink, Head, Property, Translation
from tests.render.minimal import minimal_briefing
from tests.site.markup import Page

THEME = Path(__file__).parents[2] / "theme" / "nutgraf_theme"
RENDERER = Renderer([THEME], load_strings([THEME]))
TEXT = st.text(st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    ["</script><script>alert(1)</script>", "<!-- <script>", '"><b>', "\u2028\u2029", "&quot;&lt;"]
)


def render(head: Head) -> Page:
    """The HTML of a head, read strictly."""
    found = Page(RENDERER.render_head(replace(minimal_briefing(), head=head)))
    assert found.faults == []
    return found


def scripts(head: Head) -> list[str]:
    """What stands in the scripts of a page."""
    page = Page(RENDERER.render_head(replace(minimal_briefing(), head=head)))
    assert page.faults == []
    assert all(
        each.attributes == {"type": "application/ld+json"} for each in page.root.all("script")
    )
    return ["".join(map(str, each.inside)) for each in page.root.all("script")]


@given(TEXT, TEXT)
def test_text_stays_text(title: str, name: str) -> None:
    """No title or name opens an element, closes one, or breaks the JSON: both come out as they went in."""
    data = {"@type": "Person", "name": name, "headline": [title]}
    head = Head(properties=(Property("og:title", title),), linked_data=data)
    page = render(head)
    assert page.root.one("meta", property="og:title").attributes["content"] == title
    assert len([*page.root.all()]) == 3
    (script,) = scripts(head)
    assert json.loads(script) == data
    assert not {*"<>&\u2028\u2029"} & {*script}


def test_other_forms_of_a_page_are_linked() -> None:
    """A head names feeds and translations, and says nothing of what there is none of."""
    head = Head(
        properties=(),
        feeds=(FeedLink("application/atom+xml", "Fares & <all>", "feed.xml"),),
        translations=(Translation("ar", "https://news.example/ar/"),),
    )
    found = [each.attributes for each in render(head).root.all("link")]
    assert found == [
        {"rel": "alternate", "hreflang": "ar", "href": "https://news.example/ar/"},
        {
            "rel": "alternate",
            "type": "application/atom+xml",
            "title": "Fares & <all>",
            "href": "feed.xml",
        },
    ]
    assert scripts(head) == []
