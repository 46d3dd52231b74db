"""What a renaming changes, worked out before anything is written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nutgraf.desk.changes import Change, Move
from nutgraf.desk.fixes.edits import Edit
from nutgraf.desk.renaming.decisions import Decisions
from nutgraf.desk.renaming.fields import references_in
from nutgraf.desk.renaming.ids import item_of, unfit
from nutgraf.desk.renaming.markdown import Typed, those_that_count, typed_in
from nutgraf.desk.renaming.moves import (
    Afterwards,
    CannotRenameError,
    Pair,
    look_ahead,
    refuse_errors,
)
from nutgraf.desk.renaming.opened import CannotFollowError, OpenedFile
from nutgraf.desk.renaming.redirects import add_redirect
from nutgraf.desk.renaming.verify import verify
from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.link import Corpus
from nutgraf.link.addresses import find_addresses
from nutgraf.load.document import Document
from nutgraf.problems import Place
from nutgraf.read.markdown import MarkdownEngine
from nutgraf.read.places import BODY, field_place, text_path


@dataclass(frozen=True, slots=True)
class Renaming:
    """A renaming, ready to be shown and made: what the item is called then, and what changes."""

    key: Key
    changes: list[Change]
    moves: list[Move]


def plan_renaming(
    newsroom: Newsroom, corpus: Corpus, folder: Path, key: Key, identifier: str
) -> Renaming:
    """Plan to give the item `key` of a newsroom without errors another id. `folder` is where its content is.

    Raises CannotRenameError where that cannot be, or would break something.
    """
    _refuse(newsroom, key, identifier)
    afterwards = look_ahead(newsroom, folder, key, identifier, corpus.settings)
    plan = _Plan(newsroom, corpus, folder, afterwards)
    for pair in afterwards.pairs:
        plan.follow(pair)
    [renamed] = [pair for pair in afterwards.pairs if pair.before.key == key]
    plan.rename(renamed)
    return plan.finished(renamed)


def _refuse(newsroom: Newsroom, key: Key, identifier: str) -> None:
    """Refuse what cannot be renamed, and ids that are unfit or taken."""
    document = newsroom.items[key].document
    if key.kind is Kind.PAGE:
        raise CannotRenameError(
            f"{document.path} is a plain page, which has no id: rename the file"
        )
    if not document.source:
        raise CannotRenameError(
            f"{item_of(key)} has no file: it is made from what {document.path} says"
        )
    wrong = unfit(identifier)
    if wrong:
        raise CannotRenameError(wrong)
    taken = {each.id.rpartition("/")[2] for each in newsroom.items if each.kind is key.kind}
    if identifier in taken:
        raise CannotRenameError(f"there is {item_of(Key(key.kind, identifier))} already")


class _Plan:
    """Gathers the edits of all files."""

    def __init__(
        self, newsroom: Newsroom, corpus: Corpus, folder: Path, afterwards: Afterwards
    ) -> None:
        self._newsroom = newsroom
        self._corpus = corpus
        self._folder = folder
        self._afterwards = afterwards
        self._decisions = Decisions(newsroom, afterwards)
        self._engine = MarkdownEngine(corpus.settings.markdown)
        self._files: dict[str, OpenedFile] = {}

    def follow(self, pair: Pair) -> None:
        """Change the references in one item."""
        document = pair.before.document
        for each in references_in(document):
            place = Place(document.path, each.mark.line, each.mark.column)
            with _told_at(place, each.text):
                new = (
                    self._decisions.reference(each.text, each.kinds)
                    if each.kinds
                    else self._decisions.file(each.text)
                )
                if new:
                    file = self._open(document)
                    file.replace(file.span(each.mark), each.text, new)
        for name, text in {**pair.before.item.texts(), BODY: document.body}.items():
            self._follow_text(document, name, text)

    def _follow_text(self, document: Document, name: str, text: str) -> None:
        place = document.body_place(0) if name == BODY else field_place(document, name)
        with _told_at(place, "a reference"):
            wanted = [*self._wanted(text, document)]
            if not wanted:
                return
            counts = those_that_count(text, [typed for typed, _ in wanted], self._engine)
            file = self._open(document)
            start, end = (
                file.body(document.body_line)
                if name == BODY
                else file.span(document.mark(text_path(name)))
            )
            as_written = [*self._wanted(file.text[start:end], document)]
            if [str(new) for _, new in as_written] != [str(new) for _, new in wanted]:
                raise CannotFollowError
            for (typed, new), is_reference in zip(as_written, counts, strict=True):
                if is_reference and isinstance(new, CannotRenameError):
                    raise new
                if is_reference:
                    file.edits.add(Edit(start + typed.start, start + typed.end, str(new)))

    def _wanted(
        self, text: str, document: Document
    ) -> Iterator[tuple[Typed, str | CannotRenameError]]:
        """The places in a text that, if they are references, are to be written otherwise, or why they cannot be."""
        for typed in typed_in(text):
            try:
                new: str | CannotRenameError | None = self._decisions.place(typed, document)
            except CannotRenameError as error:
                new = error
            if new:
                yield typed, new

    def _open(self, document: Document) -> OpenedFile:
        source = document.source
        if source not in self._files:
            data = (self._folder / source).read_bytes()
            self._files[source] = OpenedFile(data, PurePosixPath(source).suffix.lower())
        return self._files[source]

    def rename(self, pair: Pair) -> None:
        """Give the item its new id where its file says it, and let its old address lead to it."""
        document, key = pair.before.document, pair.before.key
        file = self._open(document)
        identifier = key.id.rpartition("/")[2] if document.is_one_of_many else None
        with _told_at(document.body_place(0), key.id):
            if identifier:
                file.replace(file.span(document.fields.mark), identifier, pair.after.key.id)
            old, new = self._corpus.addresses[key], self._address(pair.after.key)
            if old != new:
                add_redirect(file, identifier, old, new)

    def _address(self, key: Key) -> str:
        addresses, problems = find_addresses(
            self._afterwards.newsroom, self._corpus.events, self._corpus.settings
        )
        refuse_errors(problems)
        return addresses[key]

    def finished(self, pair: Pair) -> Renaming:
        """The renaming, if it leaves the newsroom as right as it was."""
        changes = {
            source: self._change(source, file) for source, file in self._files.items() if file.edits
        }
        verify(self._newsroom, self._corpus, self._afterwards, changes)
        return Renaming(pair.after.key, [*changes.values()], [*self._moves()])

    def _change(self, source: str, file: OpenedFile) -> Change:
        label = self._label(source)
        new_label = self._label(self._afterwards.paths.moved(source))
        return Change(self._folder / source, label, new_label, file.before, file.after)

    def _moves(self) -> Iterator[Move]:
        paths = self._afterwards.paths
        if paths.old:
            new = self._folder / paths.new
            labels = self._label(paths.old), self._label(paths.new)
            if new.exists() and not new.samefile(self._folder / paths.old):
                raise CannotRenameError(f"there is {labels[1]} already")
            yield Move(self._folder / paths.old, new, *labels)

    def _label(self, source: str) -> str:
        """What writers call a path below the content folder."""
        document = self._afterwards.pairs[0].before.document
        return document.path.removesuffix(document.source) + source


@contextmanager
def _told_at(place: Place, what: str) -> Iterator[None]:
    """Say where it is that stands in the way."""
    try:
        yield
    except CannotFollowError:
        message = f"{place}: {what} is typed in a way that cannot be changed by itself"
        raise CannotRenameError(message) from None
    except CannotRenameError as error:
        raise CannotRenameError(f"{place}: {error}") from None
