"""Topics and sources that briefings name without a file of their own become items."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from nutgraf.gather.targets import Targets
from nutgraf.keys import Key, Kind
from nutgraf.load.document import Document
from nutgraf.load.nodes import Mapping
from nutgraf.model import Briefing, Item, Source, Topic
from nutgraf.model.source import InlineSource, SourceFields
from nutgraf.problems import Code, Level, Problem
from nutgraf.text import short_slug
from nutgraf.validate import Checked

SourceIdentity = tuple[str, ...]


def adopt_topics(
    briefings: Iterable[Checked[Briefing]], targets: Targets
) -> tuple[list[Checked[Item]], list[Problem]]:
    """A topic for each name that no topic has, and a notice at each first use."""
    adopted: dict[str, Checked[Item]] = {}
    notices: list[Problem] = []
    for briefing in briefings:
        for index, name in enumerate(briefing.item.topics):
            identifier = short_slug(name)
            if identifier in adopted or targets.find(name, [Kind.TOPIC]):
                continue
            if not identifier:
                notices.append(_no_letters(briefing, index, name))
                continue
            key = Key(Kind.TOPIC, identifier)
            adopted[identifier] = _adopted(key, Topic(name=name), briefing.document)
            notices.append(_unknown_topic(briefing, index, name, targets))
    return [*adopted.values()], notices


def _no_letters(briefing: Checked[Briefing], index: int, name: str) -> Problem:
    message = f"expected a topic, but got {name!r}"
    hint = "A topic's name has at least one letter or digit."
    return briefing.document.problem(("topics", index), message, hint, code=Code.NO_LETTERS)


def _unknown_topic(briefing: Checked[Briefing], index: int, name: str, targets: Targets) -> Problem:
    near = targets.nearest(name, [Kind.TOPIC])
    hint = f"If you meant `{near}`, write that; " if near else ""
    hint += f"a file `topics/{short_slug(name)}.md` gives it a summary."
    return briefing.document.problem(
        ("topics", index),
        f"expected a known topic, but got {name!r}; it becomes a topic of its own",
        hint[0].upper() + hint[1:],
        code=Code.UNKNOWN_TOPIC,
        level=Level.NOTICE,
    )


def adopt_sources(
    briefings: Iterable[Checked[Briefing]], known: Iterable[Checked[Item]], taken: Iterable[Key]
) -> tuple[list[Checked[Item]], dict[SourceIdentity, Key]]:
    """A source item for each source written in place, and the key of each by its identity.

    A source that is written in place several times, or that is among the `known` as well, is one source. `taken` are
    the keys that no other may have.
    """
    keys = {
        identity(checked.item): checked.key for checked in known if isinstance(checked.item, Source)
    }
    used = {*taken}
    adopted: list[Checked[Item]] = []
    for briefing in briefings:
        for inline in inline_sources(briefing.item):
            if identity(inline) in keys:
                continue
            key = _free_key(short_slug(inline.title) or "source", used)
            used.add(key)
            adopted.append(_adopted(key, _as_item(inline), briefing.document))
            keys[identity(inline)] = key
    return adopted, keys


def identity(source: Source | InlineSource) -> SourceIdentity:
    """What makes two mentions of a source the same source."""
    return tuple(
        str(value) for value in (source.title, source.publisher, source.url, source.published)
    )


def inline_sources(briefing: Briefing) -> Iterator[InlineSource]:
    """Every source that a briefing writes in place."""
    references = [
        *briefing.sources,
        *(statement.source for statement in briefing.statements),
        *(position.source for claim in briefing.claims for position in claim.positions),
        *(event.source for event in briefing.events),
    ]
    for reference in references:
        if isinstance(reference, InlineSource):
            yield reference


def _as_item(inline: InlineSource) -> Source:
    """The source itself: its values as they are, without the passage meant."""
    known = {name: getattr(inline, name) for name in SourceFields.model_fields}
    return Source.model_construct(**known)


def _free_key(wanted: str, used: set[Key]) -> Key:
    key, number = Key(Kind.SOURCE, wanted), 2
    while key in used:
        key, number = Key(Kind.SOURCE, f"{wanted}-{number}"), number + 1
    return key


def _adopted(key: Key, item: Item, origin: Document) -> Checked[Item]:
    return Checked(item, Document(key.kind, key.id, origin.path, "", Mapping()))
