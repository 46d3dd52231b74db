"""Briefings: the subtypes of https://schema.org/NewsArticle."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import LinkedBriefing
from nutgraf.model import BriefingKind, BriefingStatus, Media, MediaKind
from nutgraf.views.card import card_address, has_card
from nutgraf.views.context import PageContext
from nutgraf.views.head.linked_data.actors import acting, actor_reference, credit
from nutgraf.views.head.linked_data.events import event_reference
from nutgraf.views.head.linked_data.nodes import absolute, item_url, newsroom, node, refer_to
from nutgraf.views.head.linked_data.sources import source_reference
from nutgraf.views.head.linked_data.statements import claim_nodes, quotation_nodes
from nutgraf.views.head.linked_data.topics import story_reference, topic_reference
from nutgraf.views.media import film_of, kind_of
from nutgraf.views.site import Site
from nutgraf.views.types import Node

TYPES = {
    BriefingKind.REPORT: "ReportageNewsArticle",
    BriefingKind.ANALYSIS: "AnalysisNewsArticle",
    BriefingKind.OPINION: "OpinionNewsArticle",
    BriefingKind.BACKGROUND: "BackgroundNewsArticle",
    BriefingKind.LIVE: "LiveBlogPosting",
}


def briefing_node(key: Key, page: PageContext) -> Node:
    """A briefing, on its own page. The text itself stands in the page, once.

    What is said and disputed in a translation is told by the original, word for word.
    """
    site = page.site
    briefing = site.corpus.briefings[key]
    item = briefing.item
    is_live = item.kind is BriefingKind.LIVE
    original = [briefing.translation_of] if briefing.translation_of else []
    return node(
        TYPES[item.kind],
        item_url(key, site),
        headline=item.title,
        description=item.summary,
        datePublished=page.day(briefing.published).iso,
        dateModified=page.day(briefing.modified).iso,
        expires=page.day(item.expires).iso if item.expires else None,
        creativeWorkStatus="Withdrawn" if item.status is BriefingStatus.WITHDRAWN else None,
        inLanguage=page.language,
        dateline=None if is_live else item.place,
        author=acting(briefing.authors, page),
        creditText=credit(briefing.authors, page),
        publisher=newsroom(site),
        image=[each for each in _media(briefing, page) if each["@type"] == "ImageObject"]
        or _card(briefing, site),
        associatedMedia=[each for each in _media(briefing, page) if each["@type"] != "ImageObject"],
        isPartOf=[story_reference(story, site) for story in briefing.stories],
        about=[topic_reference(topic, site) for topic in briefing.topics],
        mentions=[*_mentioned(briefing, page)],
        citation=[source_reference(each, site) for each in _cited(briefing)],
        hasPart=None if original else [*quotation_nodes(briefing, page)],
        interpretedAsClaim=None if original else [*claim_nodes(briefing, page)],
        correction=[*_corrections(briefing, page)],
        translationOfWork=refer_to(original, site),
        workTranslation=refer_to(_translations(briefing, site), site),
    )


def _translations(briefing: LinkedBriefing, site: Site) -> list[Key]:
    """The other versions of an original."""
    versions = site.corpus.versions.get(briefing.key)
    if not versions or briefing.translation_of:
        return []
    return [key for key in versions.languages.values() if key != briefing.key]


def _card(briefing: LinkedBriefing, site: Site) -> str | None:
    return site.url(card_address(briefing, site)) if has_card(briefing, site) else None


def _mentioned(briefing: LinkedBriefing, page: PageContext) -> Iterator[Node]:
    """Who is in it, and the events that it tells of."""
    yield from (actor_reference(key, page) for key in briefing.actors)
    told = {Key(Kind.EVENT, each.id): each.name for each in reversed(briefing.events)}
    for key, name in reversed(told.items()):
        if key in page.corpus.addresses:
            yield event_reference(key, page.site, name)


def _cited(briefing: LinkedBriefing) -> list[Key]:
    return [*dict.fromkeys(each.source for each in briefing.sources)]


MEDIA = {
    MediaKind.IMAGE: "ImageObject",
    MediaKind.VIDEO: "VideoObject",
    MediaKind.AUDIO: "AudioObject",
}


def _media(briefing: LinkedBriefing, page: PageContext) -> Iterator[Node]:
    for media in briefing.media:
        if media.src:
            yield _medium(media, media.src, page)


def _medium(media: Media, file: str, page: PageContext) -> Node:
    film = film_of(media)
    return node(
        MEDIA[kind_of(media) or MediaKind.IMAGE],
        contentUrl=None if film else absolute(page.file(file), page),
        embedUrl=film or None,
        url=file if film else None,
        caption=media.caption,
        creditText=media.credit,
        description=media.alt,
    )


def _corrections(briefing: LinkedBriefing, page: PageContext) -> Iterator[Node]:
    texts = page.corpus.texts[briefing.key]
    for index, correction in enumerate(briefing.item.corrections):
        when = page.when(correction.date)
        yield node(
            "CorrectionComment",
            text=texts.field(f"corrections.{index}.text").text,
            dateCreated=when.iso if when else None,
        )
