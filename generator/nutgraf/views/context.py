"""The site as seen from one page: addresses, names, dates and counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from urllib.parse import quote

from nutgraf.keys import Key, Kind
from nutgraf.languages import direction_of, is_same, own_name
from nutgraf.link.corpus import Corpus, Party
from nutgraf.model.types import PartialDate
from nutgraf.read.ids import ID, WITHIN, with_prefix
from nutgraf.strings import Strings, strings_for
from nutgraf.times import localise
from nutgraf.views.dates import write_when
from nutgraf.views.site import Site, quoted
from nutgraf.views.types import Chip, Count, LanguageLink, Link, When


@dataclass(frozen=True, slots=True)
class PageContext:
    """The site as seen from one page: addresses are relative to it, words are in its language.

    A page leads to the same few items over and over: what they are called, and the way to them, is found once.
    """

    site: Site
    url: str
    language: str
    strings: Strings
    _names: dict[Key, tuple[str, str | None]] = field(default_factory=dict, compare=False)
    _links: dict[tuple[Key, str | None], Link] = field(default_factory=dict, compare=False)
    _chips: dict[tuple[Key, int | None], Chip] = field(default_factory=dict, compare=False)
    _ids: set[str] = field(default_factory=set, compare=False)

    @property
    def corpus(self) -> Corpus:
        """The corpus."""
        return self.site.corpus

    @property
    def root(self) -> str:
        """The way from this page to the front page."""
        return "../" * self.url.count("/") or "./"

    def to(self, address: str, fragment: str | None = None) -> str:
        """The way from this page to an address of the site."""
        if fragment and address == self.url:
            return f"#{quote(fragment)}"
        path = self.root + quoted(address, self.corpus.settings)
        return f"{path}#{quote(fragment)}" if fragment else path

    def href(self, key: Key, fragment: str | None = None) -> str:
        """The way from this page to an item."""
        return self.to(self.corpus.addresses[key], fragment)

    def file(self, path: str) -> str:
        """The way to a file of the content folder, or to one elsewhere."""
        return path if "://" in path else self.root + quote(path)

    def named(self, key: Key) -> tuple[str, str | None]:
        """What an item is called, in the page's language if its file tells; and the language, where it is another."""
        known = self._names.get(key)
        if known is None:
            known = self._names[key] = self._name(key)
        return known

    def _name(self, key: Key) -> tuple[str, str | None]:
        actor = self.corpus.actors.get(key) if key.kind is Kind.ACTOR else None
        for language, name in actor.item.names.items() if actor else ():
            if is_same(language, self.language):
                return name, None
        # A front page may have no title.
        name = self.corpus.headings[key] or self.corpus.settings.site_name
        return name, self.foreign(self.site.language_of(key))

    def foreign(self, language: str | None = None) -> str | None:
        """A language (left out, the site's) where it is not the page's: then it is to be told with the text."""
        language = language or self.corpus.settings.language
        return None if is_same(language, self.language) else language

    def told_in(self, briefing: Key | None) -> str | None:
        """The language of words of a briefing where it is not the page's; None where there are no words."""
        return self.foreign(self.site.language_of(briefing)) if briefing else None

    def link(self, key: Key, fragment: str | None = None) -> Link:
        """A link to an item by its name or title."""
        known = self._links.get((key, fragment))
        if known is None:
            name, language = self.named(key)
            known = self._links[key, fragment] = Link(name, self.href(key, fragment), language)
        return known

    def versions(self, briefing: Key) -> tuple[LanguageLink, ...]:
        """The languages in which a briefing stands, this page's own among them; nothing where there is but one."""
        versions = self.corpus.versions.get(briefing)
        return tuple(
            LanguageLink(
                language=language,
                name=own_name(language),
                direction=direction_of(language),
                href=self.href(key) if key != briefing else None,
            )
            for language, key in (versions.languages.items() if versions else ())
        )

    def party(self, party: Party, told_by: Key | None = None) -> Link:
        """An actor as a link, anything else as text, in the language of the briefing that it is `told_by`."""
        if isinstance(party, Key):
            return self.link(party)
        return Link(party, language=self.told_in(told_by))

    def when(self, when: date | PartialDate | None) -> When | None:
        """A date in the page's language."""
        return None if when is None else self.day(when)

    def day(self, when: date | PartialDate) -> When:
        """A date that is known to be there, in the page's language and the site's time zone."""
        if not isinstance(when, PartialDate):
            when = localise(when, self.corpus.settings.zone)
        return write_when(when, self.language)

    def written(self, when: date | PartialDate) -> str:
        """A date in words, a moment with its zone."""
        return self.day(when).written

    def apart(self, name: str) -> str:
        """A name by which a line that runs from right to left is not torn apart: isolated (Unicode, UAX 9)."""
        return f"\u2068{name}\u2069" if direction_of(self.language) == "rtl" else name

    def count(self, noun: str, number: int) -> Count:
        """A number with its noun."""
        return Count(number, self.strings.count(noun, number))

    def with_own_ids(self, html: str) -> str:
        """A text of the page, with ids that no other text of it has: two briefings may have a note each in a field."""
        ids = ID.findall(html)
        if ids and not self._ids.isdisjoint(ids):
            free = (f"{number}{WITHIN}" for number in count(2))
            prefix = next(each for each in free if self._ids.isdisjoint(each + id for id in ids))
            html, ids = with_prefix(html, prefix), [prefix + id for id in ids]
        self._ids.update(ids)
        return html

    def chip(self, key: Key, count: int | None = None) -> Chip:
        """A topic or story as a small label."""
        known = self._chips.get((key, count))
        if known is None:
            name, language = self.named(key)
            known = self._chips[key, count] = Chip(name, self.href(key), count, language)
        return known

    def chips(self, keys: Iterable[Key]) -> tuple[Chip, ...]:
        """Topics as small labels."""
        return tuple(self.chip(key) for key in keys)

    def breadcrumbs(self, kind: str | None = None, *ancestors: Link) -> tuple[Link, ...]:
        """The way from the front page to this page: its section, and what lies between."""
        home = Link(self.strings.text("home"), self.to(""))
        section = [Link(self.strings.text(f"indexes.{kind}"), self.to(f"{kind}/"))] if kind else []
        return (home, *section, *ancestors)


def page_at(url: str, site: Site, language: str | None = None) -> PageContext:
    """The site as seen from the page at `url`; `language` is the site's if left out."""
    language = language or site.corpus.settings.language
    return PageContext(site, url, language, strings_for(site.strings, language))
