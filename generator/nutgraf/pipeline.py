"""The order of the stages: load → validate → gather → read → link. Views and HTML are made page by page from there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from nutgraf.gather import Newsroom, gather
from nutgraf.keys import Key
from nutgraf.link import Corpus, link
from nutgraf.load.files import ITEM_FILES, SourceFile, find_files, load
from nutgraf.problems import ContentError, Problem, errors
from nutgraf.read.body import Texts
from nutgraf.read.reader import Reader
from nutgraf.settings import Settings
from nutgraf.validate import validate


@dataclass(frozen=True, slots=True)
class Content:
    """Where the content is: its folder, what writers call that folder, and which paths below it do not count."""

    folder: Path
    label: str
    excluded: Callable[[str], bool] | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the stages made of the content. `corpus` is None where there are errors; `problems` are all, sorted."""

    corpus: Corpus | None
    newsroom: Newsroom
    reader: Reader
    problems: tuple[Problem, ...]

    def require(self) -> Corpus:
        """The corpus. Raises ContentError with every error if there is one."""
        if self.corpus is None:
            raise ContentError(errors(self.problems))
        return self.corpus


def run(content: Content, settings: Settings) -> Outcome:
    """All stages over all of the content; every problem of every file, whatever else is wrong."""
    files = find_files(content.folder, content.label, content.excluded)
    documents, problems = load(file for file in files if file.suffix in ITEM_FILES)
    checked, wrong = validate(documents)
    problems += wrong
    valid = {each.key for each in checked}
    broken = [document for document in documents if document.key not in valid]
    newsroom, wrong = gather(checked, broken, _assets(files), settings)
    problems += wrong
    reader = Reader(newsroom, settings.markdown)
    texts: dict[Key, Texts] = {}
    for key, each in newsroom.items.items():
        texts[key], wrong = reader.read(each)
        problems += wrong
    corpus, wrong = link(newsroom, texts, settings)
    everything = tuple(sorted({*problems, *wrong}))
    return Outcome(None if errors(everything) else corpus, newsroom, reader, everything)


def _assets(files: Iterable[SourceFile]) -> list[str]:
    return [file.source for file in files if file.suffix not in ITEM_FILES]
