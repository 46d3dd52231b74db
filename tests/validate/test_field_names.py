"""Which names of fields are slips of the pen, and which are another tool's."""

import pytest

from nutgraf.model import Actor, Briefing, Event, Media, Record, Source, Statement
from nutgraf.validate.field_names import misspelt_field, nearest_field
from nutgraf.validate.shapes import shape_of

HUGO = """aliases audio build cascade date description draft expiryDate headless isCJKLanguage keywords lastmod layout
    linkTitle markup menus modified outputs params pubdate publishDate published resources series sitemap slug summary
    tags categories title translationKey type unpublishdate url videos images weight"""
JEKYLL = """layout permalink published date category categories tags excerpt excerpt_separator last_modified_at author
    toc comments share classes header sidebar related image pin math mermaid render_with_liquid redirect_from
    redirect_to sitemap lang locale tagline subtitle hidden"""
MATERIAL = """authors categories comments date description draft hide icon links pin readtime search slug social
    status subtitle tags template title"""


@pytest.mark.parametrize("name", sorted({*HUGO.split(), *JEKYLL.split(), *MATERIAL.split()}))
def test_fields_of_other_tools_are_no_mistakes(name: str) -> None:
    """A folder of posts written for Hugo, Jekyll or Material's blog builds unchanged."""
    assert name in shape_of(Briefing).canonical or nearest_field(name, shape_of(Briefing)) is None


@pytest.mark.parametrize(
    ("model", "typed", "meant"),
    [
        (Briefing, "Draft", "draft"),
        (Briefing, "tilte", "title"),
        (Briefing, "topcis", "topics"),
        (Briefing, "TITLE", "title"),
        (Briefing, "key-points", "key_points"),
        (Briefing, "Why it matters", "why_it_matters"),
        (Briefing, "whyitmatters", "why_it_matters"),
        (Briefing, "statement", "statements"),
        (Briefing, "embargoed", "embargo"),
        (Briefing, "embargo until", "embargo"),
        (Briefing, "Embargoed-Until", "embargo"),
        (Briefing, "not_before", "embargo"),
        (Briefing, "still a draft", "draft"),
        (Briefing, "state", "status"),
        (Briefing, "unpublished", "draft"),
        (Briefing, "expiry", "expires"),
        (Briefing, "redirect-from", "redirect_from"),
        (Actor, "shortnames", "short_names"),
        (Actor, "Type", "type"),
        (Source, "URL", "url"),
        (Statement, "qoute", "quote"),
        (Statement, "spaeker", "speaker"),
        (Statement, "occasion", "venue"),
        (Event, "start", "date"),
        (Event, "end", "ends"),
        (Event, "notes", "note"),
        (Briefing, "rdaft", "draft"),
        (Briefing, "headlin", "title"),
        (Briefing, "stories", "story"),
        (Briefing, "withdrawn", "status"),
        (Briefing, "retracted", "status"),
        (Briefing, "expiration", "expires"),
        (Briefing, "publish_on", "embargo"),
        (Briefing, "scheduled", "embargo"),
        (Briefing, "is_draft", "draft"),
        (Briefing, "not_for_publication", "draft"),
        (Briefing, "unlisted", "draft"),
    ],
)
def test_slips_of_the_pen(model: type[Record], typed: str, meant: str) -> None:
    """A near miss is taken for the field that it resembles, or means."""
    assert nearest_field(typed, shape_of(model)) == meant


@pytest.mark.parametrize("name", ["mood", "id", "seo", "x", "", "تاريخ", "word_count", "editor"])
def test_names_of_ones_own(name: str) -> None:
    """What resembles no field is a name of one's own."""
    assert nearest_field(name, shape_of(Briefing)) is None


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (Actor, "county"),
        (Actor, "publisher"),
        (Actor, "withdrawn"),
        (Briefing, "authority"),
        (Briefing, "caption"),
        (Briefing, "citation"),
        (Briefing, "collections"),
        (Briefing, "publisher"),
        (Briefing, "translator"),
        (Event, "authors"),
        (Event, "scheduled"),
        (Media, "location"),
        (Source, "published_by"),
    ],
)
def test_words_that_look_like_a_field(model: type[Record], name: str) -> None:
    """What resembles a field and is a word for something else is taken for none."""
    assert nearest_field(name, shape_of(model)) is None


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Draft", "draft"),
        ("key-point", "key_points"),
        ("topcis", "topics"),
        ("embargo_until", None),
        ("no_draft", None),
        ("publish", None),
        ("scheduled", None),
        ("stories", None),
    ],
)
def test_what_only_means_a_field_is_not_misspelt(name: str, field: str | None) -> None:
    """A name that would want another value is no slip that could be mended by itself."""
    assert misspelt_field(name, shape_of(Briefing)) == field
