"""The references in an item's fields → keys, or what is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable

from nutgraf.gather import ELSEWHERE, Newsroom, named_file, nearly_named
from nutgraf.gather.adopt import identity
from nutgraf.keys import Key, Kind
from nutgraf.link.corpus import Party
from nutgraf.load.nodes import Path
from nutgraf.model import Item
from nutgraf.model.source import InlineSource
from nutgraf.problems import Code, Level, Problem
from nutgraf.read.body import Citation
from nutgraf.read.reporter import hidden_actor, hidden_source
from nutgraf.text import quoted
from nutgraf.validate import Checked

LIKE_AN_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)+")
"""What no reader should see in the place of a name."""

IN_NEED_OF_QUOTES = re.compile(r"[,\[\]{}]")
"""What ends a value within braces."""

IN_BRACKETS = re.compile(r"^\[[\[@]\s*|\s*\]{1,2}$")
"""What a link or citation in prose has round its id."""


class References:
    """Resolves the references of one item, and gathers those that lead nowhere or to several items.

    A short name means an actor only whom the page names in full, links or lists, too: those are `known`.
    """

    def __init__(
        self, newsroom: Newsroom, checked: Checked[Item], known: Container[Key] = ()
    ) -> None:
        self._newsroom = newsroom
        self._actors = known
        self._key, self._document = checked.key, checked.document
        self.problems: list[Problem] = []

    def one(self, path: Path, reference: str | None, *kinds: Kind) -> Key | None:
        """The item that the reference at `path` means; None, with a problem unless it is hidden, if there is none."""
        if reference is None:
            return None
        found = self._find(reference, kinds)
        if len(found) == 1:
            return None if self._newsroom.targets.is_hidden(found[0]) else found[0]
        self._report(path, reference, found, kinds)
        return None

    def speaker(self, path: Path, reference: str | None) -> Party | None:
        """The actor who speaks; for one who may not be seen, what was typed."""
        if reference is None:
            return None
        found = self._find(reference, [Kind.ACTOR])
        if len(found) != 1:
            self._report(path, reference, found, (Kind.ACTOR,))
            return reference if found else None
        self._expect_no_id(path, reference, found[0])
        return reference if self._newsroom.targets.is_hidden(found[0]) else found[0]

    def attribution(self, path: Path, text: str | None) -> str | None:
        """The words that stand for a speaker who is no actor: an id would stay an id to readers."""
        found = self._newsroom.targets.find(text, [Kind.ACTOR]) if text else ()
        if any(text in (key.id, str(key)) for key in found):
            message = f"expected words for the speaker, but got the id {quoted(text or '')}"
            self._warn(path, message, f"Write `speaker: {text}`.", Code.UNKNOWN_ACTOR)
        return text

    def _expect_no_id(self, path: Path, reference: str, actor: Key) -> None:
        """Of an actor whom readers do not see they see what was typed: it is not to be an id."""
        targets = self._newsroom.targets
        is_held = targets.is_held(actor) and not targets.is_held(self._key)
        if is_held and reference in (actor.id, str(actor)):
            message, hint = hidden_actor(reference)
            self._warn(path, message, hint, Code.UNKNOWN_ACTOR)

    def _find(self, reference: str, kinds: Iterable[Kind]) -> tuple[Key, ...]:
        targets = self._newsroom.targets
        found = targets.find(reference, kinds)
        if self._is_short(reference, kinds):
            named = tuple(key for key in found if key in self._actors)
            return named or tuple(filter(targets.is_hidden, found))
        return found

    def _is_short(self, reference: str, kinds: Iterable[Kind]) -> bool:
        return self._newsroom.targets.is_short_name(reference, kinds)

    def many(
        self, name: str, references: Iterable[str | None], kind: Kind, path: Path = ()
    ) -> tuple[Key, ...]:
        """The items of a list of references, each once, in its order; None is passed over."""
        keys = (self.one((*path, name, index), each, kind) for index, each in enumerate(references))
        return tuple(dict.fromkeys(key for key in keys if key))

    def party(self, path: Path, reference: str) -> Party:
        """The actor that `reference` means, or the text itself where no actor that may be seen goes by it."""
        found = self._find(reference, [Kind.ACTOR])
        is_short = self._is_short(reference, [Kind.ACTOR])
        if len(found) > 1:
            self._report(path, reference, found, (Kind.ACTOR,))
        elif not found and self._are_several(reference):
            message = f"expected one actor, or a name, but got several: {quoted(reference)}"
            hint = f"Write them as a list, `[{reference}]`, or one entry for each."
            self._warn(path, message, hint, Code.UNKNOWN_ACTOR)
        elif not found and (is_short or LIKE_AN_ID.fullmatch(reference)):
            self._unknown_actor(path, reference)
        if len(found) == 1:
            self._expect_no_id(path, reference, found[0])
        single = len(found) == 1 and not self._newsroom.targets.is_hidden(found[0])
        return found[0] if single else reference

    def _are_several(self, reference: str) -> bool:
        """Whether commas part the ids or names of actors, where brackets were forgotten."""
        names = [each.strip() for each in reference.split(",")]
        return len(names) > 1 and all(self._find(each, [Kind.ACTOR]) for each in names)

    def parties(self, path: Path, references: Iterable[str]) -> tuple[Party, ...]:
        """Actors or texts, in their order."""
        return tuple(self.party((*path, index), each) for index, each in enumerate(references))

    def source(
        self, path: Path, reference: str | InlineSource | None, locator: str | None = None
    ) -> Citation | None:
        """The source meant, by its id or written in place."""
        if reference is None:
            return None
        if isinstance(reference, InlineSource):
            key = self._newsroom.inline_sources[identity(reference)]
            return Citation(key, locator or reference.locator)
        self._expect_shown(path, reference)
        found = self.one(path, reference, Kind.SOURCE)
        return Citation(found, locator) if found else None

    def _expect_shown(self, path: Path, source: str) -> None:
        """Readers see the source of what they see."""
        targets = self._newsroom.targets
        found = targets.find(source, [Kind.SOURCE])
        if any(map(targets.is_held, found)) and not targets.is_held(self._key):
            message, hint = hidden_source(source)
            self._warn(path, message, hint, Code.HIDDEN_SOURCE)

    def file(self, path: Path, given: str | None) -> str | None:
        """The file that the value at `path` means, beside the item's own or below the content folder; or its URL.

        None where there is no such file, with a problem.
        """
        if given is None or ELSEWHERE.match(given):
            return given
        found = named_file(given, self._document.source, self._newsroom.files)
        if found:
            return found
        message = f"expected a file of the content folder, but got {quoted(given, limit=None)}"
        near = nearly_named(given, self._document.source, self._newsroom.files)
        hint = "Write its path from this file, or from the content folder."
        hint = f"Did you mean `{near}`? Capitals count." if near else hint
        self._warn(path, message, hint, Code.MISSING_FILE)
        return None

    def _unknown_actor(self, path: Path, reference: str) -> None:
        nearest = self._newsroom.targets.nearest(reference, [Kind.ACTOR])
        message, hint = self._unnamed(reference, [Kind.ACTOR]) or (
            f"expected an actor's id, or a name, but got {quoted(reference)}",
            f"Did you mean `{nearest}`?"
            if nearest
            else "Write the name as readers are to see it, or add the actor to `actors/`.",
        )
        self._warn(path, message, hint, Code.UNKNOWN_ACTOR)

    def _unnamed(self, reference: str, kinds: Iterable[Kind]) -> tuple[str, str] | None:
        """What is wrong with the short name of one whom the page does not name, and what to write; else None."""
        if not self._is_short(reference, kinds):
            return None
        found = self._newsroom.targets.find(reference, kinds)
        message = (
            f"expected an actor whom the page names, but got the short name {quoted(reference)}"
        )
        return message, f"Write {' or '.join(f'`{key.id}`' for key in found)}, or the name in full."

    def _warn(self, path: Path, message: str, hint: str, code: Code) -> None:
        problem = self._document.problem(path, message, hint, code=code, level=Level.WARNING)
        self.problems.append(problem)

    def _report(
        self, path: Path, reference: str, found: tuple[Key, ...], kinds: tuple[Kind, ...]
    ) -> None:
        what = " or ".join(kind.singular for kind in kinds)
        if found:
            message = f"expected one {what}, but {quoted(reference)} may be several"
            hint = f"Write {' or '.join(f'`{key}`' for key in found)}."
            code = Code.AMBIGUOUS_REFERENCE
        else:
            message, hint = self._unnamed(reference, kinds) or (
                f"expected the id of a known {what}, but got {quoted(reference)}",
                self._instead(reference, kinds),
            )
            code = Code.UNKNOWN_REFERENCE
        self.problems.append(self._document.problem(path, message, hint, code=code))

    def _instead(self, reference: str, kinds: tuple[Kind, ...]) -> str:
        """What to write for a reference that leads nowhere; an address is the URL of what can be written in place."""
        if ELSEWHERE.match(reference) and Kind.SOURCE in kinds:
            url = f'"{reference}"' if IN_NEED_OF_QUOTES.search(reference) else reference
            return f"Write it in place: `{{title: …, url: {url}}}`."
        bare = IN_BRACKETS.sub("", reference)
        if bare != reference and self._find(bare, kinds):
            return f"Write `{bare}` alone: links and citations are for the prose."
        source, _, passage = bare.partition(",")
        if passage and Kind.SOURCE in kinds and self._find(source.strip(), kinds):
            return f"Write the passage apart: `source: {source.strip()}`, `locator: {passage.strip()}`."
        nearest = self._newsroom.targets.nearest(reference, kinds)
        if nearest:
            return f"Did you mean `{nearest}`?"
        return f"Add it to `{kinds[0]}/`, or mend the id."
