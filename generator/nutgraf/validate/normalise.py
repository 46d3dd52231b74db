"""Fields as typed → fields under their canonical names and in their fullest form; every value keeps its place."""

from __future__ import annotations

from collections.abc import Iterable
from collections.abc import Mapping as MappingType

from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Mark, Node, Scalar, Sequence, is_null, plain
from nutgraf.model import Briefing, Item, Page, Record
from nutgraf.problems import Code, Level, Problem
from nutgraf.text import quoted, with_unseen
from nutgraf.validate.field_names import misspelt_field, nearest_field, nearest_of
from nutgraf.validate.shapes import FieldShape, Shape, shape_of
from nutgraf.validate.slips import meant_word

NO = frozenset({"false", "no", "off", "0"})
YES = frozenset({"true", "yes", "on", "1"})
NOTHING = NO | YES | {"none", "nothing", "nil", "n/a", "-"}
"""What people type where a field has nothing to say."""

WITHHELD = {
    "publish": NO,
    "published": NO,
    "is_draft": YES,
    "status": frozenset({"draft"}),
}
"""Fields of other tools, with the words by which they keep an item from readers."""

LATER = "; what is to appear later has an `embargo`"


class Normaliser:
    """Normalises one document, and gathers what is wrong with the names of its fields."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self.problems: list[Problem] = []

    def item(self, model: type[Item]) -> Mapping:
        """The document's fields, normalised for `model`."""
        return self._mapping(self._document.fields, model)

    def _mapping(self, node: Mapping, model: type[Record]) -> Mapping:
        shape = shape_of(model)
        known: dict[str, list[Entry]] = {}
        unknown: dict[str, Entry] = {}
        for name, entry in node.entries.items():
            if name in shape.canonical:
                known.setdefault(shape.canonical[name], []).append(entry)
            else:
                unknown[name] = entry
        unknown = self._unknown(unknown, known, shape, model)
        for holder in [*known.get("extra", ()), *(unknown.values() if model is not Page else ())]:
            if isinstance(holder.value, Mapping):
                self._misplaced(holder.value.entries.values())
        entries = {name: self._field(name, written, shape) for name, written in known.items()}
        if model is Briefing:
            unknown |= _other_dates(known, entries)
        return Mapping(_with_extra(entries, unknown, node.mark), node.mark)

    def _unknown(
        self,
        unknown: dict[str, Entry],
        known: dict[str, list[Entry]],
        shape: Shape,
        model: type[Record],
    ) -> dict[str, Entry]:
        """Report names that no field has: near misses of a known one, which are taken for it, and the rest.

        A page's front matter is the host's: of that only what nearly keeps the page from readers is no name of its own,
        and on the front page what nearly leads it.
        """
        rest: dict[str, Entry] = {}
        is_page = model is Page
        ours = model.decisive | ({"lead"} if self._document.id == "." else set())
        for name, entry in unknown.items():
            if issubclass(model, Item) and is_withheld(entry):
                self._withhold(entry, known)
                continue
            right = nearest_of(name, ours) if is_page else nearest_field(name, shape)
            if right is None:
                rest[name] = entry
                is_misplaced = not issubclass(model, Item) and self._misplaced([entry])
                if not is_page and not is_misplaced:
                    self._keep_unknown(entry)
            else:
                message = f"expected the field `{right}`, but got `{with_unseen(name)}`"
                wants = "" if misspelt_field(name, shape) else ", which may want another value"
                mend = f"Write `{right}`{wants}"
                if right in known:
                    mend = f"`{known[right][0].name}` is there, too: take one of them away"
                hint = f"{mend}; a field of your own goes below `extra`."
                known.setdefault(right, [Entry(right, entry.mark, entry.value)])
                self._report(entry, message, hint, Code.FIELD_NAME, Level.ERROR)
        return rest

    def _withhold(self, entry: Entry, known: dict[str, list[Entry]]) -> None:
        """Report a field that is not ours and keeps its item from readers, which is then a draft."""
        known.setdefault("draft", [Entry("draft", entry.mark, Scalar("true", entry.mark))])
        message = f"expected `draft: true`, but got `{entry.name}: {plain(entry.value)}`"
        hint = (
            "Write `draft: true`, or it would be published; a field of your own goes below `extra`."
        )
        self._report(entry, message, hint, Code.FIELD_NAME, Level.ERROR)

    def _misplaced(self, entries: Iterable[Entry]) -> bool:
        """Report fields that hold an item back and stand where they hold back nothing; whether there are any."""
        found = [each for each in entries if each.name.strip().casefold() in Item.decisive]
        for entry in found:
            message = (
                f"expected `{entry.name.strip()}` at the top level, but got it within another field"
            )
            hint = "Write it beside the name or title, as far to the left: there it holds the page back."
            self._report(entry, message, hint, Code.FIELD_NAME, Level.ERROR)
        return bool(found)

    def _keep_unknown(self, entry: Entry) -> None:
        message = "expected a field of the content format, but got one that it does not know"
        hint = "It is kept in `extra`, for templates, and not shown."
        self._report(entry, message, hint, Code.UNKNOWN_FIELD, Level.NOTICE)

    def _report(
        self, wrong: Entry | Mapping, message: str, hint: str, code: Code, level: Level
    ) -> None:
        problem = self._document.problem_at(wrong.mark, message, hint, code=code, level=level)
        self.problems.append(problem)

    def _field(self, name: str, written: list[Entry], shape: Shape) -> Entry:
        """One entry for a field that may have been typed under several names: lists join, else the first counts."""
        written = [entry for entry in written if not is_null(entry.value)] or written
        written.sort(key=lambda entry: shape.rank(entry.name))
        field = shape.fields[name]
        if field.is_list:
            return self._list(written, field)
        first = written[0]
        for other in written[1:]:
            message = f"expected one of `{first.name}` and `{other.name}`, but got both"
            hint = (
                f"`{first.name}` counts. Take `{other.name}` away{LATER if name == 'date' else ''}."
            )
            self._report(other, message, hint, Code.TWO_NAMES, Level.NOTICE)
        return Entry(first.name, first.mark, self._value(first.value, field))

    def _list(self, written: list[Entry], field: FieldShape) -> Entry:
        items: list[Node] = []
        for entry in written:
            values = entry.value.items if isinstance(entry.value, Sequence) else [entry.value]
            full = (self._value(value, field) for value in values)
            items += [value for value in full if not is_null(value)]
        first = written[0]
        return Entry(first.name, first.mark, Sequence(items, first.value.mark))

    def _value(self, value: Node, field: FieldShape) -> Node:
        if field.record is None:
            return value
        if isinstance(value, Mapping):
            parted = _parted_text(value, field.record)
            if parted is None:
                return self._mapping(value, field.record)
            hint = "Put text that has `: ` in it in quotation marks."
            message = "expected text, but got a mapping"
            self._report(value, message, hint, Code.TEXT, Level.ERROR)
            value = parted
        if isinstance(value, Scalar) and not value.is_null:
            name = field.record.field_for(value.text)
            if name not in (None, "src") and value.plain and value.text.casefold() in NOTHING:
                return self._nothing(value)
            if name:
                return Mapping({name: Entry(name, value.mark, value)}, value.mark)
        return value

    def _nothing(self, value: Scalar) -> Scalar:
        """Report a word that says that there is nothing, and take it for that: readers would see `none`."""
        message = f"expected words for readers, but got {quoted(value.text)}"
        hint = "Take it away: it would be published as it stands; if it is meant so, put it in quotation marks."
        problem = self._document.problem_at(value.mark, message, hint, code=Code.TEXT)
        self.problems.append(problem)
        return Scalar("", value.mark)


def is_withheld(entry: Entry) -> bool:
    """Whether a field of another tool keeps its item from readers, be its name a slip of the pen."""
    name = meant_word(entry.name.strip().casefold().replace("-", "_"), WITHHELD)
    words = WITHHELD[name] if name else ()
    return isinstance(entry.value, Scalar) and entry.value.text.casefold() in words


def _other_dates(known: dict[str, list[Entry]], entries: dict[str, Entry]) -> dict[str, Entry]:
    """The dates that do not count, by their names: of one it is asked later whether it is still to come."""
    written = known.get("date", ())
    return {each.name: each for each in written if each.name != entries["date"].name}


def _parted_text(value: Mapping, model: type[Record]) -> Scalar | None:
    """The text that YAML takes for a mapping, since a colon is in it: `An earlier version said: five`; or None.

    What stands before the colon is no name that a field would have: it has capitals or blanks, and resembles none.
    """
    if model.shorthand is None or len(value.entries) != 1:
        return None
    [(name, entry)] = value.entries.items()
    is_name = name.islower() and " " not in name
    shape = shape_of(model)
    is_field = is_name or name in shape.canonical or nearest_field(name, shape)
    if is_field or not isinstance(entry.value, Scalar) or entry.value.is_null:
        return None
    return Scalar(f"{name}: {entry.value.text}", value.mark)


def _with_extra(
    entries: dict[str, Entry], unknown: MappingType[str, Entry], mark: Mark
) -> dict[str, Entry]:
    """`entries` with the unknown ones under `extra`; what the writer put there counts."""
    given = entries.get("extra", Entry("extra", mark, Mapping({}, mark)))
    if not unknown or not isinstance(given.value, Mapping):
        return entries
    extra = Mapping({**unknown, **given.value.entries}, given.value.mark)
    return {**entries, "extra": Entry("extra", given.mark, extra)}
