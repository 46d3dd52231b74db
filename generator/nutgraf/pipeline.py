"""The order of the stages up to the corpus: load → validate → gather → read → link → check the rules."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Generic, TypeAlias, TypeVar

from nutgraf.cache.files import Seen, look_at, read_files
from nutgraf.cache.memory import Memory
from nutgraf.cache.results import Results
from nutgraf.cache.store import FILE, Store
from nutgraf.cache.texts import Shelf, read_texts
from nutgraf.garbage import uncollected
from nutgraf.gather import Newsroom, gather
from nutgraf.keys import Key, Kind
from nutgraf.link import Corpus, link
from nutgraf.load.document import Document
from nutgraf.load.files import ASSETS, ITEM_FILES, SourceFile, find_files
from nutgraf.load.load import load
from nutgraf.load.names import unfit_files
from nutgraf.load.pictures import PICTURE, check_picture
from nutgraf.load.strays import stray_files, strays
from nutgraf.model import Item
from nutgraf.problems import Code, Problem, in_order
from nutgraf.read.body import Texts
from nutgraf.read.reader import Reader
from nutgraf.rules import check_rules
from nutgraf.settings import Settings
from nutgraf.validate import Checked, validate

AnswerT = TypeVar("AnswerT")


@dataclass(frozen=True, slots=True)
class Content:
    """Where the content is: its folder, what writers call that folder, and which paths below it do not count."""

    folder: Path
    label: str
    excluded: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Means:
    """How the work is done: none of it changes what comes of it.

    `cache` is the folder where what was read is kept for the next run (None: nowhere); `workers` is how many processes
    may read at a time. `is_guarded` has every text read by a process that can be ended, whatever it hangs in; where the
    system cannot copy processes, that is not so. In a `memory` is what this process has made before.
    """

    cache: Path | None = None
    workers: int = 1
    is_guarded: bool = False
    memory: Memory | None = None


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

    `watch` sees each item as it is read, which takes the most time. Problems that `proofread` has
    kept for exactly this content are taken as they are; `run` keeps none, as a preview would do so at each edit.
    """
    with uncollected(), Store(means.cache, FILE, means.memory) as store:
        return _run(_look(content, settings, store, means.memory), store, settings, means, watch)


@dataclass(frozen=True, slots=True)
class Question(Generic[AnswerT]):
    """Something to be asked of what the stages made.

    Its `name` tells all that it asks for, so that no other has it. `ask` is a pure function; it gives texts, numbers,
    lists and mappings.
    """

    name: str
    ask: Callable[[Outcome], AnswerT]


@dataclass(frozen=True, slots=True)
class Answer(Generic[AnswerT]):
    """What a question got, and all problems of the content."""

    value: AnswerT
    problems: tuple[Problem, ...]


def answer(
    question: Question[AnswerT],
    content: Content,
    settings: Settings,
    means: Means = ALONE,
    watch: Watch = iter,
) -> Answer[AnswerT]:
    """The answer to a question of the outcome of `run`: without a stage, where it is known already."""
    with uncollected(), Store(means.cache, FILE, means.memory) as store:
        look = _look(content, settings, store, means.memory)
        known = look.results.find(question.name)
        if known is not None and look.problems is not None:
            store.leave_the_rest()
            return Answer(known, look.problems)
        outcome = _run(look, store, settings, means, watch)
        value = question.ask(outcome)
        if look.problems is None:
            look.keep(PROBLEMS, outcome.problems, outcome)
        look.keep(question.name, value, outcome)
        return Answer(value, outcome.problems)


AS_PUBLISHED = "This is so for readers, who do not see drafts and what is under embargo."
"""What is added to the hint of a problem that a preview has not."""

HOLDS = Question("holds", lambda outcome: outcome.newsroom.targets.holds())
"""Whether anything is held back."""


def proofread(
    content: Content, settings: Settings, means: Means = ALONE, watch: Watch = iter
) -> tuple[Problem, ...]:
    """The problems that `run` finds, and nothing else: without a stage, where they are known already.

    Where `settings` are those of a preview, and something is held back, what is wrong with the site that readers get is
    among them, too: a link may lead to a draft, or the second position on a claim stand in one.
    """
    means = replace(means, memory=means.memory or Memory())  # two looks at nearly the same
    told = answer(HOLDS, content, settings, means, watch)
    if not (settings.preview and told.value):
        return told.problems
    published = answer(HOLDS, content, replace(settings, preview=False), means).problems
    known = {(each.place, each.field, each.code) for each in told.problems}
    more = (each for each in published if (each.place, each.field, each.code) not in known)
    noted = (replace(each, hint=f"{each.hint} {AS_PUBLISHED}".lstrip()) for each in more)
    return in_order([*told.problems, *noted])


@dataclass(frozen=True, slots=True)
class _Look:
    """All files, those of them that are read as they are now, and what is known of them all."""

    files: Sequence[SourceFile]
    strays: Sequence[SourceFile]
    seen: list[Seen]
    results: Results
    problems: tuple[Problem, ...] | None

    def keep(self, name: str, result: object, outcome: Outcome) -> None:
        """Keep what was made of them; not where a text was given up, maybe for want of time."""
        if not any(each.code is Code.MARKDOWN for each in outcome.problems):
            self.results.keep(name, result, outcome.newsroom.until)


PROBLEMS = "problems"
"""The name under which all problems are kept."""


def _look(
    content: Content, settings: Settings, store: Store, memory: Memory | None = None
) -> _Look:
    files = find_files(content.folder, content.label, content.excluded)
    seen = [*look_at((file for file in files if file.suffix in READ), memory)]
    stray = strays(files)
    others = (file for file in files if file.suffix not in READ)
    named = (*others, *stray)  # of which it counts, too, that they begin as they do
    results = Results(store, settings, seen, named)
    return _Look(files, stray, seen, results, results.find(PROBLEMS))


def _run(look: _Look, store: Store, settings: Settings, means: Means, watch: Watch) -> Outcome:
    """All stages; where all problems are known, no rule is asked again."""
    files = (each for each in look.seen if each.file.suffix in ITEM_FILES)
    found = read_files(files, store, means.workers)
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
    memory = means.memory or Memory()
    corpus, wrong = link(newsroom, texts, settings, memory)
    if look.problems is not None:
        return Outcome(corpus, newsroom, reader, look.problems, found.broken)
    problems += [*found.problems, *_unfit(look.files), *stray_files(look.strays), *wrong]
    everything = in_order(check_rules(newsroom, corpus, problems, memory, store))
    return Outcome(corpus, newsroom, reader, everything, found.broken)


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
