"""Our own newsroom holds what its files say: a page an item, each a click away, each quotation with its speaker."""

from __future__ import annotations

import gzip

import pytest

from tests.site.crawl import BuiltSite
from tests.site.files import File, Quote, items, quotes
from tests.site.markup import Element

pytestmark = pytest.mark.slow

ITEMS = list(items())
QUOTES = list(quotes())
BY_NAME = {
    name: each
    for each in ITEMS
    if each.kind == "actors"
    for name in (each.id, each.heading, *each.fields.get("aliases", []))
}


MOST = 12_000
"""The bytes of a briefing's HTML as they come over the wire."""


def path_of(item: File) -> str:
    """The file of an item's page."""
    return f"{item.address}index.html"


def test_the_newsroom_is_read_whole() -> None:
    """What the tests below hold the site to: at least what was asked of this newsroom."""
    kinds = [each.kind for each in ITEMS]

    assert kinds.count("briefings") >= 4
    assert kinds.count("topics") >= 8
    assert kinds.count("stories") == kinds.count("sources") == 1
    assert len(QUOTES) >= 16


def test_a_briefing_is_light(our_site: BuiltSite) -> None:
    """The HTML of each is at most 12 kB compressed, in any script, with all its quotations and linked data."""
    pages = {each.id: our_site.pages[path_of(each)] for each in ITEMS if each.kind == "briefings"}
    weights = {id: len(gzip.compress(page.text.encode(), 6)) for id, page in pages.items()}

    assert max(weights.values()) <= MOST, weights


def test_a_briefing_leads_to_each_other_one_once(our_site: BuiltSite) -> None:
    """What stands before and after it in its story is not told again as related."""
    for each in (each for each in ITEMS if each.kind == "briefings"):
        teasers = our_site.page(each.address).root.all("article", class_="ng-teaser")
        told = [teaser.one("h2", "h3").words for teaser in teasers]
        assert told
        assert len(told) == len({*told}), each.id


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: f"{item.kind}/{item.id}")
def test_every_item_has_a_page_and_is_in_its_index(our_site: BuiltSite, item: File) -> None:
    """A page under its address with its name as heading, and a link to it from the index of its kind."""
    assert our_site.page(item.address).root.one("h1").words == item.heading
    assert path_of(item) in our_site.leads_to(f"{item.kind}/index.html")


def test_every_event_has_a_page_and_is_in_its_index(our_site: BuiltSite) -> None:
    """The same for events, which have no files of their own: a page for each id."""
    ids = {event["id"] for each in ITEMS for event in each.fields.get("events", [])}
    index = our_site.leads_to("events/index.html")

    assert len(ids) >= 4
    assert {f"events/{id}/index.html" for id in ids} <= index & our_site.pages.keys()


@pytest.mark.parametrize(
    "briefing", [each for each in ITEMS if each.kind == "briefings"], ids=lambda item: item.id
)
def test_every_actor_and_topic_of_a_briefing_is_one_click_away(
    our_site: BuiltSite, briefing: File
) -> None:
    """From the briefing to each that its fields name, and from there back."""
    fields = briefing.fields
    held = [each["holder"] for claim in fields.get("claims", []) for each in claim["positions"]]
    acting = [actor for event in fields.get("events", []) for actor in event.get("actors", [])]
    spoken = [each.speaker for each in QUOTES if each.briefing == briefing]
    actors = {BY_NAME[name].id for name in [*held, *acting, *spoken] if name in BY_NAME}
    named = [*(f"actors/{id}/" for id in actors), *(f"topics/{id}/" for id in fields["topics"])]

    assert len(named) >= 5
    for address in named:
        assert f"{address}index.html" in our_site.leads_to(path_of(briefing))
        assert path_of(briefing) in our_site.leads_to(f"{address}index.html")


def test_every_page_lists_what_names_it(our_site: BuiltSite) -> None:
    """Where the prose of a page leads to an actor, topic, story or briefing, that one leads back to the page."""
    checked = 0
    for path, page in our_site.pages.items():
        is_plain = not any(page.root.all(class_="ng-page"))
        for prose in page.root.all(class_="md-content" if is_plain else "ng-prose"):
            for link in prose.all("a", class_="ng-name"):
                target = our_site.target(path, link.attributes["href"])
                assert target is not None
                if target[0] != path:
                    assert path in our_site.leads_to(target[0]), f"{target[0]} does not list {path}"
                    checked += 1

    assert checked > 50


def statement(site: BuiltSite, quote: Quote) -> Element:
    """The statement on its speaker's page."""
    page = site.page(BY_NAME[quote.speaker].address)
    words = " ".join(quote.words.split())
    found = [
        figure
        for figure in page.root.all("figure", class_="ng-quote")
        if words in (each.words for each in figure.all("p"))
        or figure.words.removeprefix("Paraphrase ").startswith(words)
    ]
    assert len(found) == 1, f"{len(found)} times {words!r}"
    return found[0]


@pytest.mark.parametrize(
    "quote",
    [each for each in QUOTES if each.speaker in BY_NAME],
    ids=lambda quote: f"{quote.speaker}: {quote.words[:40]}",
)
def test_every_quotation_stands_on_its_speakers_page(our_site: BuiltSite, quote: Quote) -> None:
    """With the day, the occasion, the source and the passage where they are known, and the briefing it is from."""
    figure = statement(our_site, quote)
    speaker = f"{BY_NAME[quote.speaker].address}index.html"
    leads_to = our_site.leads_to(speaker, figure)

    assert path_of(quote.briefing) in leads_to
    assert (quote.venue or "") in figure.words
    assert (quote.locator or "") in figure.words
    if quote.said:
        assert quote.said.isoformat() in {
            each.attributes["datetime"] for each in figure.all("time")
        }
    if quote.source:
        assert f"sources/{quote.source}/index.html" in leads_to


def test_what_nobody_with_a_page_said_stands_in_the_briefing(our_site: BuiltSite) -> None:
    """An attribution that is no actor's is shown with the words."""
    for quote in QUOTES:
        if quote.speaker not in BY_NAME:
            words = our_site.page(quote.briefing.address).root.one("main").words
            assert " ".join(quote.words.split()) in words
            assert quote.speaker in words
