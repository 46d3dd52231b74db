"""What keeps an item of an old site from its readers and is no field of ours: it is kept back here, too."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from nutgraf.importers.originals import Hold
from nutgraf.importers.report import Remark
from nutgraf.importers.values import Entries, entry, inner, is_empty, text_of
from nutgraf.load.document import Document
from nutgraf.load.nodes import Entry, Mapping, Node, Scalar, Sequence
from nutgraf.model import BriefingStatus, Item
from nutgraf.model.types import BOOLEANS
from nutgraf.problems import Place
from nutgraf.times import find_when, instant
from nutgraf.validate.field_names import nearest_field
from nutgraf.validate.normalise import NO, WITHHELD, YES, is_withheld
from nutgraf.validate.shapes import shape_of

DRAFT = "It is a draft now."

BUILD = ("build", "_build")
UNBUILT = {"render": frozenset({"never", "link", "false"}), "list": frozenset({"never", "false"})}
"""The words with which Hugo makes no page, or one that no list leads to."""

SHOWN = NO | {"public", "published", "visible", "all"}
"""What `private`, `visibility` and the like say of what everybody may see."""

HIDDEN = YES | WITHHELD["status"]
HIDDEN |= {"hidden", "pending", "private", "retracted", "unlisted", "unpublished", "withdrawn"}
"""What `state`, `withdrawn` and the like say of what nobody may see."""

AS_THEY_ARE = {"draft": BOOLEANS, "published": BOOLEANS, "status": {BriefingStatus.WITHDRAWN}}
"""What is taken over without a word: our switch, Jekyll's, and a status that we have, too."""


def keep_back(
    before: Document, mapped: Document, model: type[Item], now: datetime
) -> tuple[Document, list[Remark]]:
    """`mapped` as a draft, where a field of `before` that is none of ours keeps it from readers; that is told."""
    switches = [each for each in before.fields.entries.values() if _withholds(each, model, now)]
    if not switches:
        return mapped, []
    names, mark = {each.name for each in switches}, switches[0].mark
    entries = _without(names, mapped.fields)
    extra = entries.pop("extra", None)
    rest = _without(names, extra.value) if extra and isinstance(extra.value, Mapping) else {}
    entries["draft"] = Entry("draft", mark, Scalar("true", mark))
    if rest:
        entries["extra"] = entry("extra", Mapping(rest, next(iter(rest.values())).mark))
    fields = Mapping(entries, mapped.fields.mark)
    return replace(mapped, fields=fields), [_remark(before, each) for each in switches]


def keep_held(
    hold: Hold | None, before: Document, mapped: Document
) -> tuple[Document, list[Remark]]:
    """`mapped` as a draft, where a setting of the old site keeps it from readers; that is told."""
    if hold is None or text_of(before.fields.entries, hold.unless):
        return mapped, []
    given = text_of(mapped.fields.entries, "draft") or ""
    if given.casefold() == "true":
        return mapped, []
    mark = before.mark()
    entries = {**mapped.fields.entries, "draft": Entry("draft", mark, Scalar("true", mark))}
    remark = Remark(Place(before.path), f"the old site would not show it: {hold.setting}", DRAFT)
    return replace(mapped, fields=Mapping(entries, mapped.fields.mark)), [remark]


def _without(names: set[str], node: Mapping) -> Entries:
    return {name: each for name, each in node.entries.items() if name not in names}


def _remark(document: Document, switch: Entry) -> Remark:
    place = Place(document.path, switch.mark.line, switch.mark.column)
    message = f"the old site would not show it: `{switch.name}: {_told(switch.value)}`"
    return Remark(place, message, DRAFT)


def _told(node: Node) -> str:
    """A value on one line, as writers would type it."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return f"[{', '.join(map(_told, node.items))}]"
    return f"{{{', '.join(f'{each.name}: {_told(each.value)}' for each in node.entries.values())}}}"


def _withholds(switch: Entry, model: type[Item], now: datetime) -> bool:
    """Whether a field keeps its item from readers, be its name a slip of the pen or another word for one of ours."""
    word = switch.value.text.strip().casefold() if isinstance(switch.value, Scalar) else ""
    if word in AS_THEY_ARE.get(switch.name, ()) or is_empty(switch.value):
        return False
    if is_withheld(switch) or _is_unbuilt(switch, word):
        return True
    meant = _meant(switch.name, model)
    if meant == "embargo":
        when = find_when(word)
        return instant(when) > now if when else word not in NO
    return (meant == "draft" and word not in SHOWN) or (meant == "status" and word in HIDDEN)


def _meant(name: str, model: type[Item]) -> str | None:
    """The field of ours that another name is near to, or means. `status` is ours, but says other things elsewhere."""
    shape = shape_of(model)
    return nearest_field(name, shape) if name not in shape.canonical or name == "status" else None


def _is_unbuilt(switch: Entry, word: str) -> bool:
    """Whether Hugo makes no page that is found: `build: {render: never}`, `headless: true`."""
    if switch.name in BUILD:
        return any(
            (inner(switch.value, name) or "").casefold() in words for name, words in UNBUILT.items()
        )
    return switch.name == "headless" and word in YES
