"""What a renaming does to ids and paths: the newsroom as it will be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from nutgraf.desk.renaming.ids import base_ids, forms, is_bundle, nfc
from nutgraf.gather import Newsroom, gather
from nutgraf.keys import Key
from nutgraf.load.document import Document
from nutgraf.load.files import SourceFile
from nutgraf.load.identity import with_own_ids
from nutgraf.load.load import load_file
from nutgraf.model import Item
from nutgraf.problems import Problem, errors
from nutgraf.settings import Settings
from nutgraf.validate import Checked
from nutgraf.validate.validate import validate_document


class CannotRenameError(Exception):
    """A renaming that cannot be, or would break something; the message says why. Nothing was written."""


@dataclass(frozen=True, slots=True)
class Paths:
    """Paths below the content folder, before and after: one file or folder has another name, or none has."""

    old: str = ""
    new: str = ""

    @classmethod
    def of(cls, document: Document, identifier: str) -> Paths:
        """What becomes of paths when an item gets another id: nothing if it is one of many in its file."""
        if document.is_one_of_many:
            return cls()
        path = PurePosixPath(document.source)
        if is_bundle(document):
            return cls(str(path.parent), str(path.parent.with_name(identifier)))
        return cls(str(path), str(path.with_name(identifier + path.suffix)))

    def moved(self, path: str) -> str:
        """The path that a file has afterwards."""
        old = nfc(self.old)
        if old and f"{nfc(path)}/".startswith(f"{old}/"):
            return self.new + nfc(path).removeprefix(old)
        return path


@dataclass(frozen=True, slots=True)
class Pair:
    """An item as it is, and as it will be."""

    before: Checked[Item]
    after: Checked[Item]


@dataclass(frozen=True, slots=True)
class Afterwards:
    """The items of a newsroom that have a file, as they are and as they will be, and the newsroom then."""

    pairs: tuple[Pair, ...]
    newsroom: Newsroom
    paths: Paths

    @property
    def keys(self) -> Mapping[Key, Key]:
        """What each item is called afterwards that is called something else."""
        return {
            pair.before.key: pair.after.key
            for pair in self.pairs
            if pair.before.key != pair.after.key
        }

    @property
    def forms(self) -> Mapping[Key, Mapping[str, str]]:
        """How each of those was and will be referred to by its id."""
        return {
            pair.before.key: dict(
                zip(forms(pair.before.document), forms(pair.after.document), strict=True)
            )
            for pair in self.pairs
            if pair.before.key != pair.after.key
        }


def look_ahead(
    newsroom: Newsroom, folder: Path, key: Key, identifier: str, settings: Settings
) -> Afterwards:
    """The newsroom as it will be when the item `key` has another id. Raises CannotRenameError."""
    before = [each for each in newsroom.items.values() if each.document.source]
    before += newsroom.introductions.values()
    paths = Paths.of(newsroom.items[key].document, identifier)
    after = with_ids(
        _moved(each, paths, identifier if each.key == key else None, folder) for each in before
    )
    files = map(paths.moved, newsroom.files)
    newsroom, problems = gather(after, (), files, settings)
    refuse_errors(problems)
    pairs = [Pair(*each) for each in zip(before, after, strict=True)]
    return Afterwards(tuple(pairs), newsroom, paths)


def _moved(
    checked: Checked[Item], paths: Paths, identifier: str | None, folder: Path
) -> Checked[Item]:
    """An item with the path that it will have, and with the new id if there is one for it."""
    old = checked.document
    source = paths.moved(old.source)
    label = old.path.removesuffix(old.source) + source
    if identifier is None or old.is_one_of_many:
        document = replace(old, source=source, path=label, key=Key(old.kind, identifier or old.id))
        return Checked(checked.item, document)
    file = SourceFile(folder / old.source, source, label)  # what it says may come from its name
    [document], problems = load_file(file)
    item, wrong = validate_document(document)
    refuse_errors(problems + wrong)
    if item is None or document.id != identifier:
        raise CannotRenameError(f"a file {label} would not be `{identifier}`")
    return item


def with_ids(items: Iterable[Checked[Item]]) -> list[Checked[Item]]:
    """The items with ids of their own, as loading gives them."""
    items = [*items]
    documents = with_own_ids(base_ids(each.document for each in items))
    return [
        Checked(each.item, each.document.renamed(document.id))
        for each, document in zip(items, documents, strict=True)
    ]


def refuse_errors(problems: Iterable[Problem]) -> None:
    """Raise CannotRenameError with the first error among `problems`, if there is one."""
    for problem in errors(sorted(problems)):
        raise CannotRenameError(f"it would be an error:\n{problem}")
