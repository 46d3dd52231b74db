"""The order of the stages: load → validate → gather → read → link → check the rules → view → render."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

from nutgraf.cache.files import Seen, look_at, read_files
from nutgraf.cache.store import FILE, Store, digest_of
from nutgraf.cache.texts import Shelf, read_texts
from nutgraf.cache.verdict import Verdict
from nutgraf.cache.versions import code_digest
from nutgraf.gather import Newsroom, gather
from nutgraf.keys import Key, Kind
from nutgraf.link import Corpus, link, named_files
from nutgraf.load.document import Document
from nutgraf.load.files import ASSETS, ITEM_FILES, SourceFile, find_files
from nutgraf.load.load import load
from nutgraf.load.names import unfit_files
from nutgraf.load.pictures import PICTURE, check_picture
from nutgraf.memory import uncollected
from nutgraf.model import Item
from nutgraf.press import Answers, Archive, Notes, Press, digest, settings_digest, watched
from nutgraf.problems import Problem, in_order
from nutgraf.read.body import Texts
from nutgraf.read.reader import Reader
from nutgraf.render.html import Renderer
from nutgraf.rules import check_rules
from nutgraf.settings import Settings
from nutgraf.strings import load_strings
from nutgraf.validate import Checked, validate
from nutgraf.views.files import PlannedFile, plan_files, planned
from nutgraf.views.front import FRONT
from nutgraf.views.head import translations
from nutgraf.views.pages import PlannedPage, plan_pages
from nutgraf.views.plain import Titles, prose_page, redirect_page
from nutgraf.views.proof import Proof, fits
from nutgraf.views.site import Site
from nutgraf.views.sitemap import sitemaps
from nutgraf.views.types import SitemapEntry


@dataclass(frozen=True, slots=True)
class Content:
    """Where the content is: its folder, what writers call that folder, and which paths below it do not count."""

    folder: Path
    label: str
    excluded: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """By what the work is done, which changes nothing in what comes of it.

    `cache` is the folder where what was read is kept for the next run (None: nowhere); `workers` is how many processes
    may read at a time. `is_guarded` has every file read by a process that can be ended, whatever it hangs in; where the
    system cannot copy processes, that is not so.
    """

    cache: Path | None = None
    workers: int = 1
    is_guarded: bool = False


PRINTED = "printed"
"""The folder of the cache that holds what was printed; a file of that name, `.sqlite`, tells of it."""

READ = (*ITEM_FILES, PICTURE)
"""The endings of files that are looked into; of all others only the name counts."""

ALONE = Means()
"""One process, which knows nothing of earlier runs."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the stages made of the content, and all its problems, sorted.

    Where there are errors the corpus is what could be made in spite of them: good for a preview, never published.
    """

    corpus: Corpus
    newsroom: Newsroom
    reader: Reader
    problems: tuple[Problem, ...]
    broken: tuple[Document, ...] = ()
    """What did not become an item."""


Watch: TypeAlias = Callable[[Sequence[Checked[Item]]], Iterable[Checked[Item]]]
"""Hands on the items that are given to it, one by one: it may show how many have passed."""


def run(content: Content, settings: Settings, means: Means = ALONE, watch: Watch = iter) -> Outcome:
    """All stages over all of the content; every problem of every file, whatever else is wrong.

    `watch` sees each item as it is read, which takes the most time. What an earlier run found wrong is not looked for
    again where all is as it was then.
    """
    with uncollected(), Store(means.cache) as store:
        look = _look(content, settings, store)
        return _run(look, look.verdict.find(), store, settings, means, watch)


def proofread(
    content: Content, settings: Settings, means: Means = ALONE, watch: Watch = iter
) -> tuple[Problem, ...]:
    """The problems that `run` finds, and nothing else: without a stage, where they are known already."""
    with uncollected(), Store(means.cache) as store:
        look = _look(content, settings, store)
        known = look.verdict.find()
        if known is not None:
            store.leave_the_rest()
            return known
        return _run(look, None, store, settings, means, watch).problems


@dataclass(frozen=True, slots=True)
class _Look:
    """All files, those of them that are read as they are now, and what is known of them all."""

    files: Sequence[SourceFile]
    seen: list[Seen]
    verdict: Verdict


def _look(content: Content, settings: Settings, store: Store) -> _Look:
    files = find_files(content.folder, content.label, content.excluded)
    seen = [*look_at(file for file in files if file.suffix in READ)]
    others = (file for file in files if file.suffix not in READ)
    told = digest_of(settings_digest(settings), digest(settings.rules))
    return _Look(files, seen, Verdict(store, settings, told, seen, others))


def _run(
    look: _Look,
    known: tuple[Problem, ...] | None,
    store: Store,
    settings: Settings,
    means: Means,
    watch: Watch,
) -> Outcome:
    """All stages; where all problems are `known`, no rule is asked again."""
    found = read_files((each for each in look.seen if each.file.suffix in ITEM_FILES), store)
    look.seen.clear()  # nobody needs the bytes of all files any more
    newsroom, problems = gather(found.checked, found.broken, _assets(look.files), settings)
    reader = Reader(newsroom, settings.markdown)
    shelf = Shelf(store, found.origins, newsroom, reader)
    items = [*newsroom.items.values(), *newsroom.introductions.values()]
    texts: dict[Key, Texts] = {}
    fresh = read_texts(items, shelf, means.workers, is_guarded=means.is_guarded)
    for each, read in zip(watch(items), fresh, strict=True):
        texts[each.key], wrong = read
        problems += wrong
    corpus, wrong = link(newsroom, texts, settings)
    if known is None:
        problems += [*found.problems, *_unfit(look.files), *wrong]
        known = in_order(check_rules(newsroom, corpus, problems))
        look.verdict.keep(known, newsroom.until)
    return Outcome(corpus, newsroom, reader, known, found.broken)


def know(content: Content, settings: Settings, kinds: Iterable[Kind]) -> Newsroom:
    """The first stages over items of `kinds` only: what they are called, not what is written of them."""
    known = frozenset(kinds)
    files = find_files(content.folder, content.label, content.excluded)
    wanted = (file for file in files if file.suffix in ITEM_FILES and file.kind in known)
    checked, _ = validate(load(wanted)[0])
    return gather(checked, [], [], settings)[0]


def _assets(files: Iterable[SourceFile]) -> list[str]:
    """The files that items may lead to."""
    return [file.source for file in files if file.suffix in ASSETS and not file.oddity]


def _unfit(files: Sequence[SourceFile]) -> list[Problem]:
    """What is wrong with files themselves, whatever they are for."""
    pictures = (file for file in files if file.suffix == PICTURE and not file.oddity)
    return [*unfit_files(files), *(each for file in pictures for each in check_picture(file))]


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
        answers = Answers(self.site)
        with Store(means.cache, f"{PRINTED}.sqlite") as store:
            yield Press(self.notes, answers, digest, store, archive, means.workers)

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
        """Where the site has a page or a redirect; `index.html` at the end is left out."""
        corpus = self.site.corpus
        pages = {page.address for page in self.plan()} | {"", *corpus.addresses.values()}
        return frozenset(each.removesuffix("index.html") for each in {*pages, *corpus.redirects})

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
    for other in others:
        for name in (FILE, f"{PRINTED}.sqlite"):
            with Store(means.cache, name) as store:
                store.take(other / name)
        number += archive.take(other / PRINTED)
    return number


def make_edition(outcome: Outcome, theme: Sequence[Path]) -> Edition:
    """The edition of a corpus. `theme` are the theme's folders; the first that has a file wins."""
    strings = load_strings(theme)
    site = Site(outcome.corpus, strings)
    seen, notes = watched(site)
    is_preview = outcome.corpus.settings.preview
    proof = Proof(outcome.problems, outcome.broken, outcome.newsroom, seen) if is_preview else None
    renderer = Renderer(theme, strings)
    return Edition(outcome.newsroom, site, seen, notes, outcome.reader, renderer, proof)
