"""A report → what is told at the end of an import."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from nutgraf.importers.report import Found, Remark, Report
from nutgraf.keys import Kind

KINDS = (Kind.BRIEFING, Kind.TOPIC, Kind.STORY, Kind.ACTOR)
SHOWN = 10
REMARKS = 30
"""How many of a long list are told if not all are asked for."""


def summary(report: Report, destination: str, *, is_full: bool = False) -> Iterator[str]:
    """The lines of a summary, with every place if it `is_full`."""
    yield from _remarks("Left out", report.left_out, is_full=True)
    yield from _remarks("To know", report.notices, is_full=is_full)
    for heading, found in (
        ("Shortcodes taken away", report.removed),
        ("Shortcodes whose text stays", report.unwrapped),
        ("Links to pages that are not imported: their text stays", report.unlinked),
        ("Pictures without a file: a remark in the prose holds their place", report.missing),
        ("Pictures on other servers, which readers' browsers would ask for them", report.remote),
    ):
        yield from _found(heading, found, is_full=is_full)
    yield from _counts(report, destination)


def _remarks(heading: str, remarks: list[Remark], *, is_full: bool) -> Iterator[str]:
    if not remarks:
        return
    yield f"{heading} ({len(remarks):,}):"
    shown = remarks if is_full else remarks[:REMARKS]
    yield from (f"  {line}" for remark in shown for line in str(remark).splitlines())
    yield from _more(len(remarks) - len(shown))
    yield ""


def _found(heading: str, found: list[Found], *, is_full: bool) -> Iterator[str]:
    if not found:
        return
    yield f"{heading} ({len(found):,}):"
    if is_full:
        yield from (f"  {each.place}: {each.name}" for each in found)
    else:
        yield from _by_name(found)
    yield ""


def _by_name(found: list[Found]) -> Iterator[str]:
    """The names that occur most, with their number and first place."""
    first = {each.name: each.place for each in reversed(found)}
    counts = Counter(each.name for each in found).most_common()
    for name, number in counts[:SHOWN]:
        yield f"  {number:>6,}  {name}  (first in {first[name]})"
    yield from _more(len(counts) - SHOWN)


def _more(number: int) -> Iterator[str]:
    if number > 0:
        yield f"  … and {number:,} more; --verbose tells all"


def _counts(report: Report, destination: str) -> Iterator[str]:
    yield f"Imported into {destination}:"
    for kind in KINDS:
        written, read = report.written[kind], max(report.read[kind], report.written[kind])
        if read and (written or kind is not Kind.ACTOR):
            yield f"  {kind.value:<12}{written:>8,} of {read:,}"
    if report.authors:
        yield f"  {'authors':<12}{report.named_authors:>8,} of {report.authors:,} are named by posts"
    yield f"  {'files':<12}{len(report.copied):>8,} copied"
    yield f"  {'shortcodes':<12}{report.converted.total():>8,} converted{_names(report.converted)}"
    yield f"  {'':<12}{len(report.unwrapped):>8,} opened, so that their text stays"
    yield f"  {'':<12}{len(report.removed):>8,} taken away"


def _names(counts: Counter[str]) -> str:
    names: Iterable[str] = (f"{name} {number:,}" for name, number in (+counts).most_common())
    listed = ", ".join(names)
    return f": {listed}" if listed else ""
