"""Topics and stories: https://schema.org/DefinedTerm and https://schema.org/CreativeWorkSeries."""

from __future__ import annotations

from nutgraf.keys import Key
from nutgraf.views.context import PageContext
from nutgraf.views.head.linked_data.nodes import NEWEST, item_url, node, refer, refer_to
from nutgraf.views.site import Site
from nutgraf.views.types import Node


def term_set_url(site: Site) -> str:
    """The set of all topics, on their index page."""
    return site.url("topics/", "topics")


def topic_node(key: Key, page: PageContext) -> Node:
    """A topic, on its own page."""
    site = page.site
    item = site.corpus.topics[key].item
    return node(
        "DefinedTerm",
        item_url(key, site),
        name=item.name,
        alternateName=site.corpus.aliases[key],
        description=item.summary,
        sameAs=item.same_as,
        inDefinedTermSet=refer(term_set_url(site)),
        subjectOf=refer_to((each.key for each in site.of(key).briefings[:NEWEST]), site),
    )


def topic_reference(key: Key, site: Site) -> Node:
    """A topic on the page of something else."""
    return node("DefinedTerm", item_url(key, site), name=site.corpus.headings[key])


def story_node(key: Key, page: PageContext) -> Node:
    """A story, on its own page: the briefings are its parts."""
    site = page.site
    story = site.corpus.stories[key]
    return node(
        "CreativeWorkSeries",
        item_url(key, site),
        name=story.item.name,
        description=story.item.summary,
        about=[topic_reference(topic, site) for topic in story.topics],
        hasPart=refer_to((each.key for each in site.of(key).briefings[:NEWEST]), site),
    )


def story_reference(key: Key, site: Site) -> Node:
    """A story on the page of something else."""
    return node("CreativeWorkSeries", item_url(key, site), name=site.corpus.headings[key])
