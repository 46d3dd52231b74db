"""Items as a page lists them: an actor's card, a briefing's teaser, a source's line, a sentence that names an item."""

from __future__ import annotations

from collections.abc import Iterable

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedBriefing, MentionedIn
from nutgraf.model import MediaKind
from nutgraf.read.body import Citation
from nutgraf.text import monogram
from nutgraf.views.context import PageContext
from nutgraf.views.listings import SHOWN
from nutgraf.views.media import kind_of
from nutgraf.views.types import ActorCard, MentionLine, SourceLine, Teaser

OTHER_TYPE = "other"
"""The type of an actor whose file gives none."""


def actor_card(key: Key, page: PageContext, detail: str | None = None) -> ActorCard:
    """An actor in a list; `detail` says why it is listed."""
    actor = page.corpus.actors[key]
    item = actor.item
    name, language = page.named(key)
    return ActorCard(
        name=name,
        href=page.href(key),
        type=item.type.value if item.type else OTHER_TYPE,
        monogram=monogram(name),
        role=actor.role,
        image=page.file(actor.image) if actor.image else None,
        detail=detail,
        name_language=language,
        role_language=page.foreign() if actor.role else None,
    )


def teaser(briefing: LinkedBriefing, page: PageContext, reasons: Iterable[Key] = ()) -> Teaser:
    """A briefing in a list, in the page's language if it stands in that; `reasons` relate it to this page."""
    briefing = page.site.version(briefing, page.language)
    item = briefing.item
    picture = next(
        (each.src for each in briefing.media if each.src and kind_of(each) is MediaKind.IMAGE), None
    )
    return Teaser(
        title=item.title,
        href=page.href(briefing.key),
        kind=item.kind.value,
        published=page.day(briefing.published),
        summary=item.summary,
        topics=page.chips(briefing.topics[:3]),
        image=page.file(picture) if picture else None,
        language=page.foreign(item.language),
        versions=tuple(each for each in page.versions(briefing.key) if each.href),
        reasons=tuple(page.link(key) for key in reasons),
        withdrawn=briefing.is_withdrawn,
    )


def source_line(cited: Citation, page: PageContext) -> SourceLine:
    """A source, with the passage meant."""
    item = page.corpus.sources[cited.source]
    return SourceLine(
        title=item.title,
        href=page.href(cited.source),
        publisher=item.publisher,
        author=item.author,
        published=page.when(item.published),
        updated=page.when(item.updated),
        url=item.url,
        locator=cited.locator,
        language=page.foreign(item.language),
    )


def mention_lines(key: Key, page: PageContext) -> tuple[MentionLine, ...]:
    """The sentences on other pages that name an item, the newest ones."""
    found = page.corpus.mentions.get(key, ())[: SHOWN["mentions"]]
    return tuple(mention_line(each, page) for each in found)


def mention_line(found: MentionedIn, page: PageContext) -> MentionLine:
    """The sentence on another page that names an item."""
    mention, place = found.mention, found.page
    briefing = page.corpus.briefings.get(place)
    more = mention.count - 1
    return MentionLine(
        page=page.link(place, mention.anchor),
        published=page.when(briefing.published) if briefing else None,
        before=mention.before,
        name=mention.name,
        after=mention.after,
        more=page.count("more_mentions", more) if more else None,
        language=page.foreign(page.site.language_of(place)),
    )
