"""The same briefing in several languages.

Each version names all of them, itself among them, by URLs; without a `site_url` there are none:
https://developers.google.com/search/docs/specialty/international/localized-versions
"""

from __future__ import annotations

from nutgraf.keys import Key
from nutgraf.views.context import Site
from nutgraf.views.types import Translation

OTHERS = "x-default"
"""For readers of every other language: the original."""


def translations(key: Key | None, site: Site) -> tuple[Translation, ...]:
    """The versions of a briefing, the original first; nothing where there is but one, or for what is no briefing."""
    found = _versions(key, site) if key and key in site.corpus.briefings else {}
    if not site.corpus.settings.site_url or key not in found.values() or len(found) == 1:
        return ()
    links = {language: site.url(site.corpus.addresses[each]) for language, each in found.items()}
    original = next(iter(links.values()))
    return tuple(Translation(*each) for each in [*links.items(), (OTHERS, original)])


def _versions(key: Key, site: Site) -> dict[str, Key]:
    """Language → briefing; of two in a language the newest."""
    briefings = site.corpus.briefings
    original = briefings[key].translation_of or key
    found: dict[str, Key] = {}
    for each in (original, *site.translations.get(original, ())):
        if each in briefings and briefings[each].is_listed:
            found.setdefault(briefings[each].item.language or site.corpus.settings.language, each)
    return found
