"""Items → their texts, read: safe HTML with symbolic links, and what is mentioned, quoted and cited."""

from pathlib import Path
from typing import Any

import pytest

from nutgraf.keys import Key
from nutgraf.read.body import Body, Citation, Mention, QuotedStatement
from tests.cases import Case, read_cases, report, run_case

CASES = [*read_cases(Path(__file__).parent / "cases")]


def mention(each: Mention) -> str:
    """A mention as one line: of whom, how and how often, in which sentence, under which heading."""
    times = f" ×{each.count}" if each.count > 1 else ""
    where = f" #{each.anchor}" if each.anchor else ""
    return f"{each.key} by {each.how}{times}: {each.before}[{each.name}]{each.after}{where}"


def citation(each: Citation | None) -> str | None:
    """A citation as one line."""
    return ", ".join(filter(None, [each.source.id, each.locator])) if each else None


def statement(each: QuotedStatement) -> dict[str, Any]:
    """A statement, without what is not known of it."""
    told = {
        "words": each.words,
        "speaker": each.speaker and each.speaker.id,
        "attribution": each.attribution,
        "said": each.said and each.said.isoformat(),
        "venue": each.venue,
        "source": citation(each.citation),
    }
    return {name: value for name, value in told.items() if value}


def describe(body: Body) -> dict[str, Any]:
    """What the data files tell of a text. Statements are known by their words: their anchors are left out."""
    html = body.html
    for number, each in enumerate(body.statements, 1):
        html = html.replace(each.anchor, f"statement-{number}")
    return {
        "html": html.strip() + "\n",
        "text": body.text.split("\n"),
        "headings": [f"{each.level} {each.anchor} {each.text}" for each in body.headings],
        "mentions": list(map(mention, body.mentions)),
        "statements": list(map(statement, body.statements)),
        "citations": list(map(citation, body.citations)),
    }


@pytest.mark.parametrize("case", CASES)
def test_text(case: Case, tmp_path: Path) -> None:
    """A text of an item (the prose of briefings/a, if none is named) is read as the data file tells."""
    outcome = run_case(case, tmp_path)
    texts = outcome.corpus.texts[Key.parse(case.data.get("of", "briefings/a"))]
    told = describe(texts.field(case.data.get("field", "body")))

    assert {name: told[name] for name in told if name in case.data} == {
        name: case.expected(name) for name in told if name in case.data
    }
    assert report(outcome.problems) == case.data.get("report", "")
