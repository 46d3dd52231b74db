"""What an article names and quotes, as fields of a new briefing: nothing is listed as said that nobody confirmed."""

from __future__ import annotations

from collections.abc import Iterator

from nutgraf.drafts.article import Article, Known, Unknown
from nutgraf.drafts.naming import ids
from nutgraf.drafts.quotation_marks import ProposedQuotation
from nutgraf.drafts.yaml_text import beside, commented, field, scalar
from nutgraf.keys import Kind

COLUMN = 26
NEW = 'Names that no actor has. `nutgraf new actor "…"` makes one; take its `# ` away then.'
PERHAPS = "Short names, which may be those of others. Take the `# ` of those away who are meant."
SHARED = "Names that several items have:"
QUOTED = "Quotations in the article, to be confirmed: hold each against its source, then take its `# ` away."


def candidates(article: Article) -> dict[str, list[str]]:
    """The lines for the fields `actors`, `topics` and `statements`."""
    return {
        "actors": [*_actors(article)],
        "topics": [*_topics(article)],
        "statements": [*_statements(article)],
    }


def _actors(article: Article) -> Iterator[str]:
    """Actors that are named in full as they are, all others as comments."""
    known = [each for each in article.of(Kind.ACTOR) if each.in_full]
    perhaps = [each for each in article.of(Kind.ACTOR) if not each.in_full]
    if known:
        yield "actors:"
        yield from (_known(each) for each in known)
    elif perhaps or article.unknown:
        yield "# actors:"
    if perhaps:
        yield f"  # {PERHAPS}"
        yield from (f"  # {_perhaps(each)}" for each in perhaps)
    if article.unknown:
        yield f"  # {NEW}"
        yield from (f"  # {_unknown(each)}" for each in article.unknown)
    for each in article.shared:
        yield f"  # {SHARED} {each.name}: {', '.join(each.keys)}"


def _known(each: Known) -> str:
    return beside(f"  - {scalar(each.key.id)}", f"{each.name}, {_times(each.times)}", COLUMN)


def _perhaps(each: Known) -> str:
    told = f"{each.name}, as “{each.form}”, {_times(each.times)}"
    return beside(f"- {scalar(each.key.id)}", told, COLUMN - 4)


def _unknown(each: Unknown) -> str:
    identifier = next(ids(each.name, Kind.ACTOR, ()))
    told = f"{each.name}, {_times(each.times)}: {each.sentence}"
    return beside(f"- {scalar(identifier)}", told, COLUMN - 4)


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _topics(article: Article) -> Iterator[str]:
    """Topics that are named, for the writer to choose from: an article is not about all that it names."""
    topics = article.of(Kind.TOPIC)
    if topics:
        yield "# topics:"
        yield from (f"# {_known(each)}" for each in topics)


def _statements(article: Article) -> Iterator[str]:
    if article.quotations:
        yield ""
        yield from commented([QUOTED, "statements:"])
        for each in article.quotations:
            yield from commented(_statement(each))


def _statement(quotation: ProposedQuotation) -> list[str]:
    """A statement with what is known of it, and what has to be looked up."""
    indent = "    "
    first, *rest = field("quote", quotation.words, indent)
    return [
        f"  - {first.lstrip()}",
        *rest,
        *_speaker(quotation, indent),
        *(f"{indent}{name}:" for name in ("said", "source", "locator")),
    ]


def _speaker(quotation: ProposedQuotation, indent: str) -> list[str]:
    said_by = quotation.speaker
    if said_by is None:
        return [beside(f"{indent}speaker:", "Or `attribution`, where it is no actor.")]
    if said_by.key is None:
        return field("attribution", said_by.name, indent)
    return field("speaker", said_by.key.partition("/")[2], indent)
