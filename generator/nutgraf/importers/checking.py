"""Whether mapped fields are those of an item, and what to do with those that are not."""

from __future__ import annotations

from nutgraf.importers.fields import HEAD, set_aside, typed_name
from nutgraf.importers.report import Remark
from nutgraf.load.document import Document
from nutgraf.model import Item
from nutgraf.problems import Problem, errors
from nutgraf.validate import Checked, validate

DECISIVE = frozenset({"title", "name", "date", "draft", "published", "embargo"})
"""Fields without which an item cannot be published, or might be published too early."""


def check(document: Document) -> tuple[Checked[Item] | None, list[Remark]]:
    """The item that a document makes, with remarks on the fields that had to be set aside.

    None, with remarks that say why, where a decisive field is wrong.
    """
    remarks: list[Remark] = []
    while True:
        checked, problems = validate([document])
        wrong = errors(problems)
        if not wrong:
            return (checked[0] if checked else None), remarks
        names = {_field(problem, document) for problem in wrong}
        known = {name for name in names if name}
        if known != names or known & DECISIVE:
            return None, [Remark.of(problem) for problem in wrong]
        remarks += [_set_aside(problem) for problem in wrong]
        document = set_aside(document, sorted(known))


def _field(problem: Problem, document: Document) -> str | None:
    """Our name of the field that a problem is with; None where it is missing."""
    found = HEAD.match(problem.field)
    typed = found[0] if found else ""
    ours = ((name, each) for name, each in document.fields.entries.items() if name != "extra")
    names = {typed_name(each): name for name, each in ours}
    return names.get(typed)


def _set_aside(problem: Problem) -> Remark:
    remark = Remark.of(problem)
    return Remark(remark.place, remark.message, "It is kept in `extra`, as it was.")
