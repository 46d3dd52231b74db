"""The tables of what has a page of its own: briefings, actors, topics, stories, sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from nutgraf.keys import Key
from nutgraf.link.corpus import Party
from nutgraf.model.types import PartialDate
from nutgraf.read.body import Citation
from nutgraf.views.data.table import Column, Row, Table
from nutgraf.views.described import describe
from nutgraf.views.site import Site

ID = Column("id", "text", "Its name in this data: kind and id, such as `actors/john-kirby`.")
URL = Column("url", "text", "Its page.")


def written(when: date | PartialDate | None) -> str | None:
    """A day, a month, a year or a moment in ISO 8601."""
    if when is None or isinstance(when, PartialDate):
        return None if when is None else str(when)
    return when.isoformat()


def named(party: Party | None, site: Site) -> str | None:
    """The name of an actor, or the text that stands for one."""
    return site.corpus.headings[party] if isinstance(party, Key) else party


def identified(party: Party | None) -> str | None:
    """The id of an actor; None where only a text stands for one."""
    return str(party) if isinstance(party, Key) else None


def cited(source: Citation | None) -> str | None:
    """The id of the source of something."""
    return str(source.source) if source else None


def ids(keys: Iterable[Key]) -> list[str]:
    """The ids of items."""
    return [str(key) for key in keys]


def _briefings(site: Site) -> Iterator[Row]:
    for key, briefing in site.corpus.briefings.items():
        item = briefing.item
        yield {
            "id": str(key),
            "url": site.url(site.corpus.addresses[key]),
            "title": item.title,
            "kind": item.kind.value,
            "published": briefing.published.isoformat(),
            "updated": written(briefing.modified) if briefing.has_changed else None,
            "status": item.status.value,
            "listed": briefing.is_listed,
            "language": item.language or site.corpus.settings.language,
            "translation_of": str(briefing.translation_of) if briefing.translation_of else None,
            "summary": describe(key, site),
            "place": item.place,
            "authors": [named(each, site) or "" for each in briefing.authors],
            "stories": ids(briefing.stories),
            "topics": ids(briefing.topics),
            "actors": ids(briefing.actors),
            "sources": [str(each.source) for each in briefing.sources],
            "words": sum(body.words for body in site.corpus.texts[key].bodies.values()),
        }


def _actors(site: Site) -> Iterator[Row]:
    for key, actor in site.corpus.actors.items():
        item = actor.item
        yield {
            "id": str(key),
            "url": site.url(site.corpus.addresses[key]),
            "name": item.name,
            "type": item.type.value if item.type else None,
            "role": actor.role,
            "summary": item.summary,
            "names": [f"{language}: {name}" for language, name in item.names.items()],
            "aliases": [*site.corpus.aliases[key]],
            "member_of": [named(each, site) or "" for each in actor.member_of],
            "country": named(actor.country, site),
            "same_as": [*item.same_as],
            "briefings": len(site.of(key).briefings),
            "statements": sum(each.speaker == key for each in site.of(key).statements),
        }


def _topics(site: Site) -> Iterator[Row]:
    for key, topic in site.corpus.topics.items():
        item = topic.item
        yield {
            "id": str(key),
            "url": site.url(site.corpus.addresses[key]),
            "name": item.name,
            "summary": item.summary,
            "aliases": [*site.corpus.aliases[key]],
            "parent": str(topic.parent) if topic.parent else None,
            "status": item.status,
            "trend": item.trend,
            "same_as": [*item.same_as],
            "briefings": len(site.of(key).briefings),
        }


def _stories(site: Site) -> Iterator[Row]:
    for key, story in site.corpus.stories.items():
        yield {
            "id": str(key),
            "url": site.url(site.corpus.addresses[key]),
            "name": story.item.name,
            "summary": story.item.summary,
            "status": story.item.status,
            "topics": ids(story.topics),
            "briefings": ids(each.key for each in site.of(key).briefings),
        }


def _sources(site: Site) -> Iterator[Row]:
    for key, source in site.corpus.sources.items():
        yield {
            "id": str(key),
            "url": site.url(site.corpus.addresses[key]),
            "title": source.title,
            "publisher": source.publisher,
            "author": source.author,
            "original": source.url,
            "archived": source.archived,
            "published": written(source.published),
            "updated": written(source.updated),
            "retrieved": written(source.retrieved),
            "language": source.language,
            "kind": source.kind,
            "cited_by": ids(site.citing(key)),
        }


BRIEFINGS = Table(
    "briefings",
    "Every briefing, newest first.",
    (
        ID,
        URL,
        Column("title", "text", "Its headline."),
        Column(
            "kind", "text", "What sort of text it is: report, analysis, opinion, background, live."
        ),
        Column("published", "text", "When it was published: a day or a moment."),
        Column("updated", "maybe", "When it was last changed."),
        Column("status", "text", "published or withdrawn."),
        Column("listed", "flag", "Whether lists show it: neither withdrawn nor expired."),
        Column("language", "text", "Its language, as a BCP 47 tag."),
        Column("translation_of", "maybe", "The briefing of which it is a translation."),
        Column("summary", "text", "Its standfirst, or the beginning of its text."),
        Column("place", "maybe", "The dateline."),
        Column("authors", "texts", "The names of its authors."),
        Column("stories", "texts", "Its stories."),
        Column("topics", "texts", "Its topics."),
        Column("actors", "texts", "The actors in it."),
        Column("sources", "texts", "The sources that it cites."),
        Column("words", "number", "How many words it has."),
    ),
    _briefings,
)

ACTORS = Table(
    "actors",
    "Every person, government, body and group, by name.",
    (
        ID,
        URL,
        Column("name", "text", "Its name."),
        Column("type", "maybe", "person, organization, government, country or group."),
        Column("role", "maybe", "Who it is, in one line."),
        Column("summary", "maybe", "Who it is, in a sentence."),
        Column("names", "texts", "Names in other languages: language and name."),
        Column("aliases", "texts", "Other names of it."),
        Column("member_of", "texts", "The names of what it is a part of."),
        Column("country", "maybe", "Its country."),
        Column("same_as", "texts", "The same actor elsewhere."),
        Column("briefings", "number", "In how many listed briefings it appears."),
        Column("statements", "number", "How many statements of it there are."),
    ),
    _actors,
)

TOPICS = Table(
    "topics",
    "Every topic, by name.",
    (
        ID,
        URL,
        Column("name", "text", "Its name."),
        Column("summary", "maybe", "What it is about."),
        Column("aliases", "texts", "Other names of it."),
        Column("parent", "maybe", "The topic of which it is a part."),
        Column("status", "maybe", "Where it stands, in the writers' words."),
        Column("trend", "maybe", "Where it is going, in the writers' words."),
        Column("same_as", "texts", "The same topic elsewhere."),
        Column("briefings", "number", "How many listed briefings are about it."),
    ),
    _topics,
)

STORIES = Table(
    "stories",
    "Every story, by name.",
    (
        ID,
        URL,
        Column("name", "text", "Its name."),
        Column("summary", "maybe", "What it is about."),
        Column("status", "maybe", "Where it stands, in the writers' words."),
        Column("topics", "texts", "Its topics."),
        Column("briefings", "texts", "Its listed briefings, newest first."),
    ),
    _stories,
)

SOURCES = Table(
    "sources",
    "Every source, by title. Their texts are not published.",
    (
        ID,
        URL,
        Column("title", "text", "Its title."),
        Column("publisher", "maybe", "Who published it."),
        Column("author", "maybe", "Who wrote it."),
        Column("original", "maybe", "Where it can be read."),
        Column("archived", "maybe", "The address of an archived copy."),
        Column("published", "maybe", "When it was published: a year, a month, a day or a moment."),
        Column("updated", "maybe", "When it was last changed."),
        Column("retrieved", "maybe", "When it was read."),
        Column("language", "maybe", "Its language."),
        Column("kind", "maybe", "What sort of source it is."),
        Column("cited_by", "texts", "What cites it."),
    ),
    _sources,
)
