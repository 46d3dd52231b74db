"""The same briefing in several languages.

Each version names all of them, itself among them, by URLs; without a `site_url` there are none:
https://developers.google.com/search/docs/specialty/international/localized-versions
"""

from __future__ import annotations

from nutgraf.keys import Key
from nutgraf.views.site import Site
from nutgraf.views.types import Translation

OTHERS = "x-default"
"""For readers of every other language: the original."""


def translations(key: Key | None, site: Site) -> tuple[Translation, ...]:
    """The versions of a briefing, the original first; nothing where there is but one, or for what is no briefing."""
    versions = site.corpus.versions.get(key) if key else None
    if not site.corpus.settings.site_url or not versions or key not in versions.languages.values():
        return ()
    found = versions.languages
    links = {language: site.url(site.corpus.addresses[each]) for language, each in found.items()}
    original = next(iter(links.values()))
    return tuple(Translation(*each) for each in [*links.items(), (OTHERS, original)])
