"""How well, and how fast, names are recognised in prose, on data that is no part of the project.

    python -m benchmarks.recognition [DATA]

DATA is a folder with news articles whose names are marked (`msnbc-updated.benchmark.jsonl`), and
with the names of many actors (`territories.tar.xz`, `us-legislators.tar.xz`). Prints one table.
Ends with 1 where a goal is missed, with 2 where the data is not there.
"""

import argparse
import json
import os
import random
import sys
import tarfile
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple
from unicodedata import normalize

import yaml

from nutgraf.read.names import Entry, Lexicon, Strength

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(os.environ.get("NUTGRAF_DATA", ROOT.parent / "shared" / "data"))
ARTICLES = "msnbc-updated.benchmark.jsonl"
TERRITORIES = "territories.tar.xz"
LEGISLATORS = "us-legislators.tar.xz"

PERSON, ORGANISATION = "Q215627", "Q43229"  # states, and cities, are organisations in this set
SPEED_TEXTS, SPEED_WORDS, SPEED_NAMES = 5000, 600, 15


class Figure(NamedTuple):
    """One line of the table: what was measured, and how much is wanted at least."""

    what: str
    measured: float
    goal: float | None = None


class Article(NamedTuple):
    """A text, and which actor is named from where to where."""

    text: str
    names: dict[tuple[int, int], str]


class Scores(NamedTuple):
    """How the names found in some articles compare with those marked."""

    span_precision: float
    pair_precision: float
    pair_recall: float

    @property
    def pair_f1(self) -> float:
        """The harmonic mean of precision and recall of (document, actor) pairs."""
        return 2 / (1 / self.pair_precision + 1 / self.pair_recall)


def main() -> int:
    """Measure, print, and tell whether the goals are met."""
    parser = argparse.ArgumentParser(description="How well, and how fast, names are recognised.")
    parser.add_argument("data", nargs="?", type=Path, default=DATA, help="the folder with the data")
    data: Path = parser.parse_args().data
    missing = [n for n in (ARTICLES, TERRITORIES, LEGISLATORS) if not (data / n).is_file()]
    if missing:
        say(f"Nothing was measured, as {data} has no {', no '.join(missing)}.")
        say("Name the folder that has the data: python -m benchmarks.recognition DATA")
        return 2
    articles = read_articles(data / ARTICLES)
    actors = [*read_territories(data / TERRITORIES), *read_legislators(data / LEGISLATORS)]
    figures = [*recognition(articles), *ambiguity(actors), *speed(articles, actors)]
    say(f"{'':52}{'measured':>9}{'goal':>7}")
    for what, measured, goal in figures:
        say(f"{what:52}{measured:9.3f}{goal or '':>7}")
    return int(any(goal and measured < goal for _, measured, goal in figures))


def recognition(articles: list[Article]) -> Iterator[Figure]:
    """How the marked names are found, with all their forms given, and with one form each."""
    forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text, names in articles:
        for (start, end), key in names.items():
            forms[key][text[start:end]] += 1
    every = (Entry(key, form, Strength.ALIAS) for key in forms for form in forms[key])
    fullest = (Entry(key, fullest_form(forms[key]), Strength.NAME) for key in forms)

    with_all, with_one = scores(articles, Lexicon(every)), scores(articles, Lexicon(fullest))
    yield Figure("all forms as aliases: spans, precision", with_all.span_precision, 0.93)
    yield Figure("  (document, actor) pairs, precision", with_all.pair_precision)
    yield Figure("  (document, actor) pairs, recall", with_all.pair_recall)
    yield Figure("  (document, actor) pairs, F1", with_all.pair_f1, 0.97)
    yield Figure("fullest form alone: spans, precision", with_one.span_precision, 0.95)
    yield Figure("  (document, actor) pairs, precision", with_one.pair_precision, 0.95)
    yield Figure("  (document, actor) pairs, recall", with_one.pair_recall)


def fullest_form(forms: Counter[str]) -> str:
    """The form of most words, and of those the most frequent."""
    return max(sorted(forms), key=lambda form: (len(form.split()), forms[form]))


def scores(articles: list[Article], lexicon: Lexicon) -> Scores:
    """Hold what a lexicon finds against what is marked: the same places, and the same actors."""
    spans, right = 0, 0
    found: set[tuple[int, str]] = set()
    for number, (text, names) in enumerate(articles):
        for match in lexicon.resolve(text, lexicon.scan(text)):
            if match.key:
                spans += 1
                right += names.get((match.start, match.end)) == match.key
                found.add((number, match.key))
    marked = {
        (number, key) for number, article in enumerate(articles) for key in article[1].values()
    }
    common = len(found & marked)
    return Scores(right / spans, common / len(found), common / len(marked))


def ambiguity(actors: list[Entry]) -> Iterator[Figure]:
    """Whether what several actors are called is reported, and never taken for one of them."""
    lexicon = Lexicon(actors)
    shared = claimed_by_several(e for e in actors if e.strength is not Strength.SHORT)
    reported = sum(form in lexicon.shared() for form in shared)
    yield Figure(f"{len(shared)} shared aliases: share reported", reported / len(shared), 1.0)
    yield Figure("  share not linked", not_linked(lexicon, shared, ()), 1.0)
    everybody = {entry.key for entry in actors}
    with_short = claimed_by_several(actors)
    unlinked = not_linked(lexicon, with_short, everybody)
    yield Figure(f"{len(with_short)} with known short names: share not linked", unlinked, 1.0)


def claimed_by_several(entries: Iterable[Entry]) -> set[str]:
    """The forms that entries of several actors have."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for entry in entries:
        claims[" ".join(normalize("NFC", entry.form).split())].add(entry.key)
    return {form for form, keys in claims.items() if len(keys) > 1}


def not_linked(lexicon: Lexicon, forms: set[str], known: Iterable[str]) -> float:
    """The share of forms that are found as a whole, and name nobody."""
    keys = set(known)
    resolved = {form: lexicon.resolve(form, lexicon.scan(form), keys) for form in forms}
    return sum([m.key for m in matches] == [None] for matches in resolved.values()) / len(forms)


def speed(articles: list[Article], actors: list[Entry]) -> Iterator[Figure]:
    """How long it takes to find the names in many texts, for few and for many actors."""
    chance = random.Random(0)  # noqa: S311  # made-up texts, the same in each run
    words = [word for text, _ in articles for word in text.split() if word.islower()]
    for size in (350, 10_000):
        entries = chance.sample(actors, size)
        texts = [made_up_text(words, entries, chance) for _ in range(SPEED_TEXTS)]
        start = time.process_time()
        lexicon = Lexicon(entries)
        for text in texts:
            hits = lexicon.scan(text)
            known = {match.key for match in lexicon.resolve(text, hits) if match.key}
            lexicon.resolve(text, hits, known)
        seconds = time.process_time() - start
        yield Figure(f"{SPEED_TEXTS:,} texts, {size:,} forms: seconds of processor time", seconds)


def made_up_text(words: list[str], entries: list[Entry], chance: random.Random) -> str:
    """Words of the articles, with some of the names between them."""
    text = chance.choices(words, k=SPEED_WORDS - SPEED_NAMES)
    for entry in chance.choices(entries, k=SPEED_NAMES):
        text.insert(chance.randrange(len(text)), entry.form)
    return normalize("NFC", " ".join(text))


def read_articles(path: Path) -> list[Article]:
    """The articles, with the persons, organisations and states that are marked in them."""
    with path.open(encoding="utf-8") as lines:
        documents = [json.loads(line) for line in lines]
    return [
        Article(
            document["text"],
            {
                (label["span"][0], label["span"][1]): label["entity_id"]
                for label in document["labels"]
                if {PERSON, ORGANISATION} & set(label["type"].split("|"))
            },
        )
        for document in documents
    ]


def read_territories(path: Path) -> Iterator[Entry]:
    """Names of countries and territories: strong ones as aliases, weak ones as short names."""
    for name, item in read_yaml(path, "territories/"):
        yield Entry(name, item["name"], Strength.NAME)
        yield from (Entry(name, form, Strength.ALIAS) for form in item.get("names_strong", ()))
        yield from (Entry(name, form, Strength.SHORT) for form in item.get("names_weak", ()))


def read_legislators(path: Path) -> Iterator[Entry]:
    """Names of legislators: other names as aliases, family names as short names."""
    for name, item in read_yaml(path, "data/us/legislature/", "data/us/retired/"):
        yield Entry(name, item["name"], Strength.NAME)
        yield from (Entry(name, o["name"], Strength.ALIAS) for o in item.get("other_names", ()))
        if "family_name" in item:
            yield Entry(name, item["family_name"], Strength.SHORT)


def read_yaml(path: Path, *folders: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The YAML files in some folders of an archive, by name."""
    with tarfile.open(path) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.name.startswith(folders) else None
            if content and member.name.endswith(".yml"):
                yield member.name, yaml.load(content, yaml.CSafeLoader)


def say(line: str) -> None:
    """Print a line."""
    sys.stdout.write(f"{line.rstrip()}\n")


if __name__ == "__main__":
    sys.exit(main())
