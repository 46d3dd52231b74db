"""What each reference is to be called."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from urllib.parse import quote, unquote

from nutgraf.desk.renaming.ids import nfc
from nutgraf.desk.renaming.markdown import Typed, Way
from nutgraf.desk.renaming.moves import Afterwards, CannotRenameError
from nutgraf.gather import Newsroom
from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.read.links import ELSEWHERE
from nutgraf.text import quoted

KINDS = {Way.CITATION: (Kind.SOURCE,), Way.SPEAKER: (Kind.ACTOR,)}


class Decisions:
    """Decides what becomes of references when an item is renamed: they mean what they meant, by its id if they did."""

    def __init__(self, before: Newsroom, afterwards: Afterwards) -> None:
        self._before = before
        self._after = afterwards.newsroom
        self._keys = afterwards.keys
        self._forms = afterwards.forms
        self._paths = afterwards.paths

    def reference(self, text: str, kinds: Iterable[Kind] | None) -> str | None:
        """What a reference is to be written as, or None if it stays. Raises CannotRenameError."""
        found = self._before.targets.find(text, kinds)
        if len(found) != 1:
            self._stay_nothing(text, kinds, found)
            return None
        key = self._keys.get(found[0], found[0])
        wanted = self._forms.get(found[0], {}).get(text, text)
        for each in (wanted, key.id, str(key)):
            if self._after.targets.find(each, kinds) == (key,):
                return each if each != text else None
        raise CannotRenameError(f"{quoted(text)} could then not be told from other items")

    def _stay_nothing(
        self, text: str, kinds: Iterable[Kind] | None, found: tuple[Key, ...]
    ) -> None:
        """Refuse a new id that gives a meaning to what is mere text now."""
        meant = self._after.targets.find(text, kinds)
        if not found and meant:
            raise CannotRenameError(
                f"{quoted(text)}, which is a mere text now, would mean {meant[0]}"
            )

    def place(self, typed: Typed, document: Document) -> str | None:
        """What a reference in the Markdown of a document is to be written as, or None if it stays."""
        text = nfc(typed.text)
        if typed.is_path:
            return self._link(text, document)
        return self.reference(text, KINDS.get(typed.way))

    def file(self, path: str) -> str | None:
        """What the path of a file below the content folder is to be written as, or None if it stays."""
        moved = self._paths.moved(path)
        return moved if moved != path else None

    def _link(self, typed: str, document: Document) -> str | None:
        """What a path that begins in the folder of a document is to be written as."""
        if not self._paths.old or ELSEWHERE.match(typed):
            return None
        old_folder = posixpath.dirname(document.source)
        target = posixpath.normpath(posixpath.join(old_folder, unquote(typed)))
        moved = self._paths.moved(target)
        folder = posixpath.dirname(self._paths.moved(document.source))
        if posixpath.normpath(posixpath.join(folder, unquote(typed))) == moved:
            return None
        return self._with_new_name(typed, target) or _written(
            posixpath.relpath(moved, folder or "."), typed
        )

    def _with_new_name(self, typed: str, target: str) -> str | None:
        """A path with the one step changed that has another name; None if it does not take that step."""
        steps = typed.split("/")
        place = len(steps) - 1 - target.count("/") + self._paths.old.count("/")
        old, new = (posixpath.basename(path) for path in (self._paths.old, self._paths.new))
        if place < 0 or nfc(unquote(steps[place])) != nfc(old):
            return None
        return "/".join([*steps[:place], _written(new, steps[place]), *steps[place + 1 :]])


def _written(path: str, typed: str) -> str:
    """A path as the one before was written: with or without `%20` and the like."""
    return quote(path) if "%" in typed else path
