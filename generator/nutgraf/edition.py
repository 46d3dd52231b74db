"""From the corpus to pages, the last stages: view → render, or, where nothing has changed, the archive of the press."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from nutgraf.cache.digests import settings_digest
from nutgraf.cache.store import FILE, Store, digest_of
from nutgraf.cache.versions import code_digest
from nutgraf.gather import Newsroom
from nutgraf.keys import Key
from nutgraf.link import named_files
from nutgraf.load.sizes import Size, measure
from nutgraf.pipeline import Means, Outcome
from nutgraf.press import (
    Answers,
    Archive,
    Notes,
    Press,
    ledgers_in,
    merge_ledgers,
    open_ledger,
    watched,
)
from nutgraf.read.reader import Reader
from nutgraf.render.html import Renderer
from nutgraf.seals import CACHE
from nutgraf.strings import load_strings
from nutgraf.views.files import PlannedFile, plan_files, planned
from nutgraf.views.front import FRONT
from nutgraf.views.head import translations
from nutgraf.views.pages import PlannedPage, plan_pages
from nutgraf.views.plain import Titles, prose_page, redirect_page
from nutgraf.views.proof import Proof, fits
from nutgraf.views.site import Site
from nutgraf.views.sitemap import sitemaps
from nutgraf.views.types import SitemapEntry

PRINTED = "printed"
"""The folder of the cache that holds what was printed."""

LEDGERS = "ledgers"
"""The folder of the cache that holds what was read to print it."""

TOLD = f"{PRINTED}.sqlite"
"""The file of the cache that holds what was told of what was printed."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """The HTML of a page: what stands in it, and what it adds to its head."""

    content: str
    head: str


@dataclass(frozen=True, slots=True)
class Edition:
    """A corpus on its way to pages: what a host needs to publish it, or, with a `proof`, to preview it.

    What is planned is made from `seen`, which is `site`, and notes in `notes` what is read of it.
    """

    newsroom: Newsroom
    site: Site
    seen: Site
    notes: Notes
    reader: Reader
    renderer: Renderer
    proof: Proof | None = None

    @contextmanager
    def press(self, means: Means, archive: Archive) -> Iterator[Press]:
        """What prints pages and files; what it knows of those in the archive is kept at the end."""
        digest = digest_of(
            code_digest(), self.renderer.digest(), settings_digest(self.site.corpus.settings)
        )
        answers = Answers(self.site, self.renderer.asking())
        ledger = open_ledger(means.cache and means.cache / LEDGERS, digest)
        with Store(means.cache, TOLD) as store:
            try:
                yield Press(self.notes, answers, ledger, store, archive, means.workers)
            finally:
                ledger.keep()

    def plan(self) -> Iterator[PlannedPage]:
        """Every page but the plain ones."""
        front = self.newsroom.items.get(FRONT)
        own_front = front is not None and "template" in front.item.extra
        planned = (page for page in plan_pages(self.seen) if page.address or not own_front)
        return self.proof.pages(planned) if self.proof else planned

    def redirects(self) -> dict[str, str]:
        """The HTML of the page at each old address."""
        corpus = self.site.corpus
        return {
            old: self.renderer.render(redirect_page(old, key, self.site))
            for old, key in corpus.redirects.items()
        }

    def files(self) -> Iterator[PlannedFile]:
        """Every file that is no page and comes from the corpus alone."""
        return (each for each in plan_files(self.seen) if fits(each.address))

    def addresses(self) -> frozenset[str]:
        """Where the site has a page, a redirect or a file; `index.html` at the end is left out."""
        corpus = self.site.corpus
        pages = {page.address for page in self.plan()} | {"", *corpus.addresses.values()}
        files = {file.address for file in self.files()} | self.newsroom.files
        known = {*pages, *files, *corpus.redirects}
        return frozenset(each.removesuffix("index.html") for each in known)

    def named_files(self) -> frozenset[str]:
        """The files of the content folder that texts, media and pictures of what is published lead to."""
        return named_files(self.site.corpus)

    def sitemaps(self, pages: Iterable[tuple[str, Key | None, str]]) -> Iterator[PlannedFile]:
        """The sitemap, in one file or in several; each of `pages` is its URL, its item, the day of its last change."""
        entries = [
            SitemapEntry(url, modified, translations(key, self.site))
            for url, key, modified in pages
        ]
        return (planned(address, view) for address, view in sitemaps(entries, self.site))

    def is_too_hard(self, source: str) -> bool:
        """Whether a preview has a plain page whose text could not be read, or not in time: nobody tries again."""
        key = self.newsroom.targets.find_source(source)
        return key is not None and self.proof is not None and self.proof.is_too_hard(key)

    def plain_page(self, source: str, url: str, html: str, titles: Titles) -> Rendered:
        """A plain Markdown page, with names, links and citations in it.

        `source` is its file below the content folder, `html` and `titles` are what the host made of it.
        """
        key = self.newsroom.targets.find_source(source)
        if key is None:
            return Rendered(html, "")
        body = self.reader.read_html(html, self.newsroom.items[key])
        page = prose_page(key, body, url, titles, self.site)
        problems = self.proof.report(url, key) if self.proof else None
        html = self.renderer.render(replace(page, problems=problems))
        return Rendered(html, self.renderer.render_head(page))


def open_archive(means: Means) -> Archive:
    """What was printed in earlier runs."""
    return Archive(means.cache / PRINTED if means.cache else None)


def merge(means: Means, others: Iterable[Path]) -> int:
    """Take over what other machines have read and printed, by the folders of their caches; how many files that is.

    Raises OSError where a folder is none, or where nothing can be kept here.
    """
    if means.cache is None:
        raise OSError("the newsroom keeps nothing: its `cache` is off")
    archive, number = open_archive(means), 0
    try:
        if not archive.is_lasting:
            raise OSError(f"{means.cache}: expected a folder that can be written")
        for other in others:
            _expect_cache(other)
            for name in (FILE, TOLD):
                with Store(means.cache, name) as store:
                    store.take(other / name)
            merge_ledgers(means.cache / LEDGERS, other / LEDGERS)
            number += archive.take(other / PRINTED)
    finally:
        archive.close()
    return number


def are_alike(caches: Iterable[Path]) -> bool:
    """Whether one build can use all that those caches hold: the same versions made it, with the same settings.

    What made nothing is like all others.
    """
    every = [set(ledgers_in(each / LEDGERS)) for each in caches]
    made = [each for each in every if each]
    return not made or bool(set.intersection(*made))


def _expect_cache(folder: Path) -> None:
    """Raises OSError where a folder is no cache."""
    if (folder / FILE).is_file():
        return
    inside = folder / CACHE
    hint = f" Did you mean {inside}?" if (inside / FILE).is_file() else ""
    raise OSError(f"expected the folder {CACHE} of a newsroom, but got {folder}.{hint}")


def make_edition(outcome: Outcome, theme: Sequence[Path], content: Path | None = None) -> Edition:
    """The edition of a corpus. `theme` are the theme's folders; the first that has a file wins.

    Pictures are measured in the folder of the `content`, if it is given.
    """
    strings = load_strings(theme)

    def size_of(path: str) -> Size | None:
        return measure(content / path) if content else None

    site = Site(outcome.corpus, strings, size_of)
    seen, notes = watched(site)
    is_preview = outcome.corpus.settings.preview
    proof = Proof(outcome.problems, outcome.broken, outcome.newsroom, seen) if is_preview else None
    renderer = Renderer(theme, strings, notes.note)
    return Edition(outcome.newsroom, site, seen, notes, outcome.reader, renderer, proof)
