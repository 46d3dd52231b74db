"""The same briefing in several languages: which versions there are, and which of them lists show."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from nutgraf.keys import Key
from nutgraf.link.corpus import LinkedBriefing, Versions, version_in
from nutgraf.model import BriefingStatus


def find_versions(briefings: Mapping[Key, LinkedBriefing], language: str) -> dict[Key, Versions]:
    """Each briefing that stands in several versions → all of them; `language` is the site's.

    What is withdrawn is no version. Of two in the same language the original counts, else the newest.
    """
    sets: dict[Key, list[LinkedBriefing]] = defaultdict(list)
    for briefing in briefings.values():
        if briefing.item.status is BriefingStatus.PUBLISHED:
            sets[_original(briefing.key, briefings)].append(briefing)
    return {
        briefing.key: versions
        for original, found in sets.items()
        if len(found) > 1
        for versions in [_versions(original, found, language)]
        for briefing in found
    }


def _original(key: Key, briefings: Mapping[Key, LinkedBriefing]) -> Key:
    """What a briefing is a translation of in the end; of a circle, its first by key."""
    way = [key]
    while before := briefings[way[-1]].translation_of:
        if before in way:
            return min(way)
        way.append(before)
    return way[-1]


def _versions(original: Key, found: Iterable[LinkedBriefing], language: str) -> Versions:
    """The original first, then its translations by language."""
    own = {each.key: each.item.language or language for each in found}
    ordered = sorted(found, key=lambda each: (each.key != original, own[each.key]))
    by_language: dict[str, LinkedBriefing] = {}
    for each in ordered:
        by_language.setdefault(own[each.key], each)
    languages = {name: each.key for name, each in by_language.items()}
    wanted = version_in(languages, language)
    return Versions(languages, _shown(wanted, by_language.values()))


def _shown(wanted: Key | None, versions: Iterable[LinkedBriefing]) -> Key:
    """The version in the site's language, else the original, else another; one that has expired only after these."""
    preferred = sorted(versions, key=lambda each: each.key != wanted)
    return next((each for each in preferred if each.is_listed), preferred[0]).key
