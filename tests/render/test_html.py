"""Views become HTML: whole, escaped, without empty parts, and the same each time."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment, nodes
from markupsafe import Markup

from nutgraf.render.compiled import Compiled
from nutgraf.render.html import Renderer, RenderError
from nutgraf.strings import load_strings
from nutgraf.views.types import (
    ActorPage,
    Count,
    Figure,
    FrontPage,
    Group,
    IndexPage,
    Link,
    Page,
    PlainPage,
    RedirectPage,
    SourceLine,
    Teaser,
)
from tests.render.rich import rich_briefing, rich_event, rich_index, rich_topic
from tests.render.sample_parts import ROLES, TUESDAY, Parts
from tests.render.samples import ALL, MINIMAL, RICH

THEME = Path(__file__).parents[2] / "theme" / "nutgraf_theme"
TEMPLATES = sorted((THEME / "nutgraf").rglob("*.html"))
STRINGS = load_strings([THEME])
HOSTILE = "<script>alert(1)</script>\"'&"
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"}


def name(page: Page) -> str:
    """What to call a sample in a test's name."""
    kind = f"-{page.kind}" if isinstance(page, IndexPage) else ""
    return f"{type(page).__name__}{kind}{'' if page in RICH else '-minimal'}"


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    """A renderer of the theme."""
    return Renderer([THEME], STRINGS)


@pytest.fixture(scope="module")
def indenting() -> Renderer:
    """A renderer that leaves templates their indentation, having compiled all of them so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("nutgraf.render.html._Flush.preprocess", lambda _, source, *__: source)
        patch.setattr("nutgraf.render.html._COMPILED", Compiled())  # nothing of before
        renderer = Renderer([THEME], STRINGS)
        for page in ALL:
            renderer.render(page)
    return renderer


class Outline(HTMLParser):
    """Reads HTML strictly: every element closed in its turn; remembers what it saw."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.fragments: list[str] = []
        self.attributes: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the element, and that it is open."""
        self.tags.append(tag)
        self.attributes += [key for key, _ in attrs]
        self.ids += [value or "" for key, value in attrs if key == "id"]
        links = [value or "" for key, value in attrs if key == "href"]
        self.fragments += [link[1:] for link in links if link.startswith("#")]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close the element that was opened last, and no other."""
        assert self.open, f"</{tag}> closes nothing"
        assert self.open.pop() == tag


@pytest.mark.parametrize("page", ALL, ids=name)
def test_pages_are_well_formed(renderer: Renderer, page: Page) -> None:
    """Each sample gives balanced HTML with one headline, unique ids, and fragments that exist."""
    outline = Outline(renderer.render(page))
    assert outline.open == []
    assert outline.tags.count("h1") == 1
    assert len(outline.ids) == len(set(outline.ids))
    assert set(outline.fragments) <= set(outline.ids)


@pytest.mark.parametrize("page", ALL, ids=name)
def test_a_strict_content_policy_will_do(renderer: Renderer, page: Page) -> None:
    """No page carries a script, a style or a handler in its HTML."""
    outline = Outline(renderer.render(page))
    assert not {"script", "style"} & set(outline.tags)
    assert not [key for key in outline.attributes if key == "style" or key.startswith("on")]


@pytest.mark.parametrize("page", ALL, ids=name)
def test_no_blank_between_words_is_lost(
    renderer: Renderer, indenting: Renderer, page: Page
) -> None:
    """Templates lose their indentation, and pages are the same but for how many blanks stand in a row."""
    html = renderer.render(page)
    indented = indenting.render(page)

    assert len(html) < len(indented)
    assert html.split() == indented.split()


@pytest.mark.parametrize("page", MINIMAL, ids=name)
def test_parts_with_nothing_to_say_are_absent(renderer: Renderer, page: Page) -> None:
    """Where there is no data there is neither a section nor a list nor an aside for it."""
    html = renderer.render(page)
    assert not {"section", "nav", "blockquote", "figure"} & set(Outline(html).tags)
    assert "part-" not in html.replace('id="part-title"', "")


@pytest.mark.parametrize("page", ALL, ids=name)
def test_no_element_is_empty(renderer: Renderer, page: Page) -> None:
    """No heading, list, paragraph or link stands there with nothing in it."""
    html = renderer.render(page)
    empty = re.search(r"<(h[1-6]|ul|ol|dl|p|a|li|section|figcaption)\b[^>]*>\s*</\1>", html)
    assert empty is None, empty


@pytest.mark.parametrize("page", RICH, ids=name)
def test_every_text_is_escaped(renderer: Renderer, page: Page) -> None:
    """Whatever text a writer types, none of it becomes markup."""
    html = renderer.render(_hostile(page))
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert Outline(html).open == []


KEYS = {
    "kind",
    "type",
    "stance",
    "status",
    "label",
    "language",
    "direction",
    "original_direction",
    "course",
}
"""Fields that name something of ours: what a reader of files checks before it comes here."""


def _hostile(value: Any) -> Any:
    """The same view, with something nasty in the place of each plain text."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, str):
        return HOSTILE
    if isinstance(value, tuple):
        return tuple(_hostile(each) for each in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **dict(_changes(value)))
    return value


def _holds_parts(value: Any) -> bool:
    return isinstance(value, tuple) and all(is_dataclass(each) for each in value)


def _changes(view: Any) -> Iterator[tuple[str, Any]]:
    for field in fields(view):
        if field.name not in KEYS or _holds_parts(getattr(view, field.name)):
            yield field.name, _hostile(getattr(view, field.name))


def test_the_same_view_gives_the_same_bytes(renderer: Renderer) -> None:
    """A page depends on its view and the templates, and on nothing else."""
    again = Renderer([THEME], load_strings([THEME]))
    assert [renderer.render(page) for page in ALL] == [again.render(page) for page in ALL]


def test_a_renderer_travels_to_another_process(renderer: Renderer) -> None:
    """A worker's renderer, made from a pickled one, renders the same."""
    other = pickle.loads(pickle.dumps(renderer))  # noqa: S301  # our own bytes
    assert other.render(rich_briefing()) == renderer.render(rich_briefing())


def test_labels_are_in_the_language_of_the_page(tmp_path: Path) -> None:
    """A page in Arabic has Arabic labels, and says its language and direction."""
    (tmp_path / "strings").mkdir()
    (tmp_path / "strings" / "ar.yml").write_text("timeline: التسلسل الزمني\n", encoding="utf-8")
    strings = load_strings([tmp_path, THEME])
    page = replace(rich_briefing(), language="ar")
    html = Renderer([tmp_path, THEME], strings).render(page)
    assert '<h2 class="ng-section__title" id="part-timeline">التسلسل الزمني</h2>' in html
    assert 'lang="ar" dir="rtl"' in html


def test_a_site_can_replace_one_component(tmp_path: Path) -> None:
    """A file of the same name in a site's own folder stands in for the theme's."""
    components = tmp_path / "nutgraf" / "components"
    components.mkdir(parents=True)
    (components / "notice.html").write_text(
        "{% macro notices(items) %}<p>Ours: {{ items | length }}</p>{% endmacro %}",
        encoding="utf-8",
    )
    html = Renderer([tmp_path, THEME], STRINGS).render(rich_briefing())
    assert "<p>Ours: 3</p>" in html
    assert "ng-timeline" in html


@pytest.mark.parametrize("part", ["speakers", "claims", "timeline"])
@pytest.mark.parametrize(("sourced", "told"), [(2, True), (1, False), (0, False)])
def test_the_source_of_all_is_that_of_each(
    renderer: Renderer, part: str, sourced: int, told: bool
) -> None:
    """One source is told for all of a list only where none of it is without."""
    parts = Parts("../")
    sources = [parts.source() if number < sourced else None for number in (0, 1)]
    lists: dict[str, Any] = {
        "speakers": (
            replace(
                parts.speakers()[0],
                statements=tuple(map(_with_source, parts.statements(), sources)),
            ),
        ),
        "claims": (
            replace(
                parts.claims()[1],
                positions=tuple(map(_with_source, parts.claims()[1].positions, sources)),
            ),
        ),
        "timeline": tuple(map(_with_source, parts.events(), sources)),
    }
    page = replace(rich_briefing(), speakers=(), claims=(), timeline=(), upcoming=())
    html = renderer.render(replace(page, **{part: lists[part]}))

    assert ("ng-shared-source" in html) is told
    assert html.count("ng-brief-source") == (0 if told else sourced)


def _with_source(part: Any, source: SourceLine | None) -> Any:
    return replace(part, source=source)


def test_the_day_of_a_report_does_not_pass_for_that_of_the_words(renderer: Renderer) -> None:
    """In a list a statement without a day is headed by its speaker alone; when it was reported is told below."""
    said = replace(Parts("../").statements()[0], said=None, reported=TUESDAY)
    page = next(each for each in RICH if isinstance(each, IndexPage) and each.kind == "statements")
    html = renderer.render(replace(page, groups=(Group("Day unknown", "unknown", (said,)),)))
    head = re.search(r"<h3 .*?</h3>", html, re.DOTALL)

    assert head
    assert "John Kirby" in head[0]
    assert TUESDAY.text not in head[0]
    assert html.count(TUESDAY.text) == 1


def test_a_briefing_in_a_line_has_no_picture(renderer: Renderer) -> None:
    """Beside what comes before and after, and among the headlines of a story, it would be all that one sees."""
    (first, *_) = Parts("../").teasers()
    shown = replace(first, image="../quay.jpg")
    page = replace(rich_briefing(), earlier=shown, later=None, related=())
    stories = replace(rich_index("stories"), groups=_of_one_story(shown))

    assert "ng-teaser__image" not in renderer.render(page)
    assert "ng-teaser__image" not in renderer.render(stories)
    assert "ng-teaser__image" in renderer.render(replace(page, related=(shown,)))


def _of_one_story(teaser: Teaser) -> tuple[Group[object], ...]:
    story = replace(Parts("../").story(), briefings=(teaser,))
    return (Group("All stories", "all", (story,)),)


def test_a_statement_by_itself_says_in_which_role_it_was_made(renderer: Renderer) -> None:
    """Its heading has the name, the role that was held then, and the day."""
    (first, *_) = Parts("../").statements()
    page = replace(rich_index("statements"), groups=(Group("March 2024", "2024-03", (first,)),))

    html = renderer.render(page)

    head = html.partition('class="ng-statement__head"')[2].partition("</h3>")[0]
    assert f'<span dir="auto">{first.role}</span>' in head
    assert html.count(first.role or "") == html.count("John Kirby") == 1


class LeftOut(HTMLParser):
    """The elements of a name that stand within one of the same name which search leaves out."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: Counter[str] = Counter()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """One begins: within another, or as one that is left out."""
        self.found += [tag] if self.open[tag] else []
        if self.open[tag] or any(name == "data-search-exclude" for name, _ in attributes):
            self.open[tag] += 1

    def handle_endtag(self, tag: str) -> None:
        """The innermost ends."""
        if self.open[tag]:
            self.open[tag] -= 1


IN_NAVIGATION = [page for page in ALL if isinstance(page, IndexPage | FrontPage)]


@pytest.mark.parametrize("page", IN_NAVIGATION, ids=name)
def test_search_leaves_out_the_whole_of_what_it_leaves_out(renderer: Renderer, page: Page) -> None:
    """Material, which reads the pages of the navigation, goes on at the first end of an element of that name."""
    assert LeftOut(renderer.render(page)).found == []


def test_names_in_a_row_keep_their_order(renderer: Renderer) -> None:
    """Two in Latin letters, on a page that runs from right to left, would be read the other way round."""
    page = replace(rich_briefing(), authors=(Link("Jane Doe"), Link("John Roe")))

    assert "<bdi>Jane Doe</bdi>, <bdi>John Roe</bdi>" in renderer.render(page)


def test_headlines_in_a_row_can_be_told_apart(renderer: Renderer) -> None:
    """They have commas of their own: a dot stands between them."""
    one, other = Link("Here, there", "here/"), Link("Now, then", "now/")
    said = replace(Parts("../").statements()[0], briefings=(one, other))
    page = next(each for each in RICH if isinstance(each, IndexPage) and each.kind == "statements")
    html = renderer.render(replace(page, groups=(Group("2024", "2024", (said,)),)))

    assert '<a href="here/">Here, there</a> · <a href="now/">Now, then</a>' in html


def test_an_event_told_once_has_not_changed(renderer: Renderer) -> None:
    """Who told it stands with how it is; from the second report on each is told, and which date is which."""
    page = rich_event()
    once = renderer.render(replace(page, history=page.history[:1]))
    often = renderer.render(page)

    assert "part-history" not in once
    assert '<span class="ng-label">Reported in</span> <a href="../../briefings/' in once
    assert "part-history" in often
    assert f'<span>Reported</span> <time datetime="{TUESDAY.iso}">' in often
    assert f'<span>Date:</span> <time datetime="{TUESDAY.iso}">' in often
    assert "Reported in" not in often


def test_an_actor_of_whom_nothing_is_known_has_no_figures(renderer: Renderer) -> None:
    """Neither `0 briefings`, nor a kind that nobody gave."""
    page = next(each for each in MINIMAL if isinstance(each, ActorPage))
    none = Count(0, "none at all")
    card = replace(page.card, type="other")
    html = renderer.render(replace(page, card=card, briefing_count=none, statement_count=none))

    assert "none at all" not in html
    assert "ng-figures" not in html
    assert "ng-kind" not in html


@pytest.mark.parametrize("page", RICH, ids=name)
def test_a_role_keeps_its_marks(renderer: Renderer, page: Page) -> None:
    """It runs as its own letters do: on a page from right to left a full stop would else go to its front."""
    html = renderer.render(page)
    roles = re.findall(r'<[^<>]*class="ng-(?:actor|head)__role"[^<>]*>', html)
    roles += re.findall(rf"<[^<>]*>(?={'|'.join(ROLES.values())})", html)

    assert [each for each in roles if 'dir="auto"' not in each] == []


def test_a_plain_page_has_its_references(renderer: Renderer) -> None:
    """A plain page is its own text, with the references that it cites beneath it."""
    page = PlainPage(
        url="about/",
        root="../",
        title="About",
        description="",
        language="en",
        body=Markup("<h1>About</h1>"),
        references=Parts("../").references()[1:],
    )
    html = renderer.render(page)
    assert html.index("<h1>About</h1>") < html.index('<li id="ref-2">')
    assert "References" not in renderer.render(replace(page, references=()))


def test_an_old_address_leads_to_the_new_one(renderer: Renderer) -> None:
    """A redirect works without JavaScript, by itself and by hand."""
    page = RedirectPage(
        url="old/", root="../", title="Moved", description="", language="en", target="../new/?a&b"
    )
    html = renderer.render(page)
    assert Outline(html).open == []
    assert 'content="0; url=../new/?a&amp;b"' in html
    assert '<a href="../new/?a&amp;b">Moved</a>' in html


def test_an_unknown_word_is_an_error(renderer: Renderer) -> None:
    """A kind that the theme has no word for stops the page; it is never shown as nothing."""
    with pytest.raises(RenderError, match=r"briefing\.html:\d+: "):
        renderer.render(replace(rich_briefing(), kind="rumour"))


def test_every_image_has_an_alternative(renderer: Renderer) -> None:
    """A picture shown has its `alt`, empty where the words beside it say all."""
    page = rich_briefing()
    shown = replace(page.figures[0], kind="image", src="rafah.jpg", alt="A street in Rafah")
    html = renderer.render(replace(page, figures=(shown,)))
    assert '<img src="rafah.jpg" alt="A street in Rafah" decoding="async">' in html


def test_a_film_of_another_host_is_a_link(renderer: Renderer) -> None:
    """No page asks that host for anything: nor for a part of a file there."""
    page = rich_briefing()
    film = Link("Vimeo", "https://player.vimeo.com/video/1")
    played = Figure("video", "A boat", None, "A boat sails", film=film, is_remote=True)
    far = Figure("audio", None, None, "A horn", src="https://far.example/horn.mp3", is_remote=True)
    near = Figure("video", None, None, "", src="boat.mp4")
    html = renderer.render(replace(page, figures=(played, far, near)))

    assert f'<a class="ng-embed" href="{film.href}">A boat sails (Vimeo)</a>' in html
    assert '<audio src="https://far.example/horn.mp3" controls preload="none"' in html
    assert '<video src="boat.mp4" controls preload="metadata">' in html


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_every_string_that_a_template_uses_exists(path: Path) -> None:
    """Each `t.name` in a template is a text or group of the theme's strings."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    used = [
        node.attr
        for node in tree.find_all(nodes.Getattr)
        if isinstance(node.node, nodes.Name) and node.node.name == "t"
    ]
    assert [key for key in used if key not in STRINGS["en"].entries] == []


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.stem)
def test_templates_only_show(path: Path) -> None:
    """A template calls macros, never a method, and never marks a text as safe."""
    tree = Environment(autoescape=True).parse(path.read_text(encoding="utf-8"))
    assert [node.name for node in tree.find_all(nodes.Filter) if node.name == "safe"] == []
    imported = {each.target for each in tree.find_all(nodes.Import)}
    called = [call for call in tree.find_all(nodes.Call) if not _is_macro(call.node, imported)]
    assert [call.lineno for call in called] == []


def _is_macro(called: nodes.Expr, imported: set[str]) -> bool:
    if isinstance(called, nodes.Getattr):
        return isinstance(called.node, nodes.Name) and called.node.name in imported
    return isinstance(called, nodes.Name)


@pytest.mark.parametrize(
    ("file", "part", "which"),
    [
        ("nutgraf/topic.html", "template", "topic.html"),
        ("assets/nutgraf/fonts/more.txt", "fonts", ""),
    ],
)
def test_what_is_edited_while_pages_are_made(
    tmp_path: Path, file: str, part: str, which: str
) -> None:
    """It is as it was for this renderer, which may have read it before, and news to the next one."""
    path = tmp_path / file
    path.parent.mkdir(parents=True)
    path.write_text("one", encoding="utf-8")
    first = Renderer([tmp_path, THEME], STRINGS)
    path.write_text("two", encoding="utf-8")
    second = Renderer([tmp_path, THEME], STRINGS)
    path.write_text("one", encoding="utf-8")
    third = Renderer([tmp_path, THEME], STRINGS)
    told = [each.asking()[part](which) for each in (first, second, third)]
    assert told[0] == told[2] != told[1]


@pytest.mark.parametrize("page", [rich_briefing(), rich_topic()], ids=lambda page: page.template)
def test_what_was_said_comes_before_who_is_who(page: Page, renderer: Renderer) -> None:
    """A phone has one column: what was said and is disputed comes before the cards of all who are in it."""
    html = renderer.render(page)

    parts = ("part-statements", "part-claims", "part-next", "part-actors", "part-references")
    places = [html.find(f'id="{part}"') for part in parts]
    assert -1 not in places
    assert places == sorted(places)
