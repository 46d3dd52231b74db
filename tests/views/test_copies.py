"""Texts that are read elsewhere than on their page, as Markdown and in feeds: citations and notes are told whole."""

from __future__ import annotations

import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from nutgraf.keys import Key, Kind
from nutgraf.settings import MarkdownSettings, Settings
from nutgraf.views.whole import whole_text
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of, made_anew

FIELDS = """\
title: A
date: 2024-01-01
why_it_matters: "It matters.[^1]\\n\\n[^1]: Note in the box."
key_points: ["Point one.[^1]\\n\\n[^1]: note point", "Point two. [@log, page 2]"]
"""
BODY = """
We sail [@log, paragraph 4]. We land.[^1] And again.[^long] Not \\[^this].

> Ahoy.
>
> — Ann, the pier [@log]

> Land!
>
> — Bob, 2024-01-01T11:30Z

[^1]: Note in the prose.

[^long]: Its first part.

    And *another*. [@yaml, line 3]
"""
ANN_WAS = """\
name: Ann
role: Pilot
positions:
  - {title: Captain, organization: crew, start: 2024-02, end: 2024-05-31}
  - {title: Pilot, start: 2024-06-01}
  - {title: Sailor, end: 2024-01}
"""
FILES = {
    "sources/log.yml": "title: The log\n",
    "sources/yaml.yml": "title: Das Buch\nlanguage: de\n",
    "actors/ann.yml": ANN_WAS,
    "actors/bea.yml": "{name: Bea, positions: [{title: Mate, start: 2024-01}]}",
    "briefings/a.md": f"---\n{FIELDS}---\n{BODY}",
}
LOG = "https://desk.example/sources/log/"


REPORT = """\
title: B
date: 2024-06-03 22:30
place: The quay
kind: analysis
sources: [log]
statements:
  - {paraphrase: It was late., speaker: ann, said: 2024-06-01, source: log, locator: page 3, original: C'était tard.}
  - {quote: Ahoy., speaker: ann, to: crew, place: the quay}
claims:
  - claim: It sails.
    status: disputed
    positions:
      - stance: asserts
        holder: ann
        quote: It does.
        text: So she says.
        source: log
        locator: page 4
        date: 2024-06-02
      - {stance: disputes, holder: bob, text: It does not.}
events:
  - {id: vote, name: The vote, date: 2024-06-05, ends: 2024-06-07, previous_date: 2024-06-04, status: scheduled}
  - {id: feast, name: The feast, expected: true, actors: [ann], source: log, locator: page 9, note: Bring *bread*.}
corrections: [{date: 2024-06-04, text: At *noon*.}, {text: Undated.}]
media:
  - {src: ../quay 1.png, alt: The quay, caption: Our quay, credit: Bea}
  - {src: "https://www.youtube.com/watch?v=abc", alt: The launch}
  - {kind: audio, caption: An interview}
live: {title: Ticker, url: "https://live.example/"}
related: [harbour, {title: The plan, url: "https://plan.example/"}]
"""
VERSION = """\
title: C
date: 2024-06-03 23:00
language: fr
translation: {of: b, method: human}
events: [{id: vote, name: Le vote}]
"""
TOPIC = """\
name: Boats
summary: All on boats.
status: busy
rationale: There *are* many. [@log, page 7]
same_as: ["https://boats.example/"]
"""
FILES |= {
    "quay 1.png": "",
    "topics/boats.yml": TOPIC,
    "stories/harbour.yml": "name: The harbour\n",
    "briefings/c.md": f"---\n{VERSION}---\nIl part.\n",
    "sources/log.yml": "{title: The log, author: Cara, publisher: Quay press, published: 2024-05, updated: 2024-06-01}",
    "briefings/b.md": f"---\n{REPORT}---\nIt sails.\n",
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Every file of a newsroom that cites and notes."""
    settings = Settings(
        now=NOW,
        site_url="https://desk.example/",
        zone=ZoneInfo("Europe/Paris"),
        markdown=MarkdownSettings(("footnotes",)),
        social_cards=False,
    )
    made = made_anew(edition_of(write_files(FILES, tmp_path_factory.mktemp("copies")), settings))
    return {name: each.decode() for name, each in made.items() if not name.endswith(".png")}


def test_citations_in_markdown(made: dict[str, str]) -> None:
    """Each names its source and the passage, in the prose, in a list and below a quotation."""
    found = made["briefings/2024/01/01/a/index.md"]

    assert f"We sail ([The log](<{LOG}>), paragraph 4). We land." in found
    assert f"- Point two. ([The log](<{LOG}>), page 2)\n" in found
    assert (
        f"> — [Ann](<https://desk.example/actors/ann/>), Sailor, the pier ([The log](<{LOG}>))"
        in found
    )


def test_notes_in_markdown(made: dict[str, str]) -> None:
    """They are footnotes of Markdown, each by a name of its own, below the text or the list that they belong to."""
    found = made["briefings/2024/01/01/a/index.md"]

    assert "It matters.[^why_it_matters--1]\n\n[^why_it_matters--1]: Note in the box.\n\n" in found
    assert "- Point one.[^key_points-0--1]\n- Point two." in found
    assert "page 2)\n\n[^key_points-0--1]: note point\n\n" in found
    assert r"We land.[^1] And again.[^long] Not \[^this\]." in found
    assert (
        "\n\n[^1]: Note in the prose.\n\n[^long]: Its first part.\n\n    And *another*. (" in found
    )
    assert "↩" not in found


def test_roles_in_feeds(made: dict[str, str]) -> None:
    """Who is quoted in the prose has the role held then, as on the page."""
    (entry,) = (each for each in json.loads(made["feed.json"])["items"] if each["title"] == "A")

    assert "Ann</a>, <bdi>Sailor</bdi>, <bdi>the pier</bdi>" in entry["content_html"]


def test_citations_in_feeds(made: dict[str, str]) -> None:
    """A feed names source and passage, too, and tells the language of a title."""
    (entry,) = (each for each in json.loads(made["feed.json"])["items"] if each["title"] == "A")

    assert f'We sail (<a href="{LOG}">The log</a>, paragraph 4). We land.' in entry["content_html"]
    assert (
        '<a href="https://desk.example/sources/yaml/" lang="de">Das Buch</a>, line 3)'
        in (entry["content_html"])
    )


NOON = "1 January 2024, 12:30 CET"


def test_moments_of_quotations(made: dict[str, str]) -> None:
    """Wherever the caption of a quotation in the prose is read, it names the zone of a time."""
    told = {name: json.loads(made[name])["items"] for name in ("feed.json", "statements/feed.json")}

    assert f"> — Bob, {NOON}\n" in made["briefings/2024/01/01/a/index.md"]
    assert NOON in re.sub("<[^>]*>", "", told["feed.json"][1]["content_html"])
    assert f"“Land!” — Bob, {NOON}" in [
        each["content_text"] for each in told["statements/feed.json"]
    ]


def test_statements_in_feeds(made: dict[str, str]) -> None:
    """Who said it in which role, to whom, where and when, and where that stands, in the order of the text."""
    told = [each["content_text"] for each in json.loads(made["statements/feed.json"])["items"]]

    assert told == [
        "Paraphrase: It was late. — Ann, Pilot, 1 June 2024, The log, page 3",
        "“Ahoy.” — Ann, Sailor, the pier, the quay, to crew, Reported 1 January 2024, The log",
        f"“Land!” — Bob, {NOON}",
    ]


ANN = "[Ann](<https://desk.example/actors/ann/>)"
FEAST = "https://desk.example/events/feast/"
TOLD = [
    (
        "a paraphrase is no quotation",
        (
            "Paraphrase: It was late.\\\nOriginal: “C'était tard.”\\\n"
            f"— {ANN}, Pilot, 1 June 2024, [The log](<{LOG}>), page 3\n"
        ),
    ),
    (
        "a quotation, to whom, and by when it is known",
        f"> “Ahoy.”\n>\n> — {ANN}, Pilot, the quay, to crew, Reported 3 June 2024\n",
    ),
    ("the status of a claim", "**It sails.** (Disputed)\n"),
    (
        "a position with its source, passage and day",
        f"- Asserts: {ANN} — “It does.” So she says. (2 June 2024, [The log](<{LOG}>), page 4)\n",
    ),
    ("a position without", "- Disputes: bob — It does not.\n"),
    (
        "until when an event goes, and when it was to be",
        "until 7 June 2024, previously 4 June 2024",
    ),
    ("when a correction was made", "- 4 June 2024: At *noon*.\n- Undated.\n"),
    (
        "who wrote a source, and when",
        f"- [The log](<{LOG}>), Cara, Quay press, May 2024, updated 1 June 2024\n",
    ),
    ("what kind it is", "- Kind: Analysis\n"),
    ("from where", "- Place: The quay\n"),
    ("in which zone a time is", "- Published: 3 June 2024, 22:30 CEST\n"),
    (
        "that an event is planned, with whom, what else is known, and where that stands",
        f"- [The feast](<{FEAST}>): Planned, {ANN}, [The log](<{LOG}>), page 9 — Bring *bread*.\n",
    ),
    (
        "a picture, with what stands beneath it, and whose it is",
        "\n\n![The quay](<https://desk.example/quay%201.png>)\\\nOur quay — Credit: Bea\n\n",
    ),
    ("a film", "[The launch](<https://www.youtube.com/watch?v=abc>)\n\n"),
    ("what is known of a recording that is not there", "Audio: An interview\n\n"),
    ("where it goes on", "- Live updates: [Ticker](<https://live.example/>)\n"),
    (
        "where to read on",
        (
            "## Related links\n\n- [The harbour](<https://desk.example/stories/harbour/>)\n"
            "- [The plan](<https://plan.example/>)\n"
        ),
    ),
]


@pytest.mark.parametrize(("what", "told"), TOLD)
def test_what_a_reader_trusts_is_told(made: dict[str, str], what: str, told: str) -> None:
    """Whose words, from where, of which day: the Markdown of a briefing tells all that its page does."""
    assert told in made["briefings/2024/06/03/b/index.md"], what


def test_the_offices_of_an_actor(made: dict[str, str]) -> None:
    """Each with its organization, and from when to when it was held."""
    offices = (
        "- Captain, crew, February 2024–31 May 2024\n"
        "- Pilot, 1 June 2024–present\n"
        "- Sailor, –January 2024\n"
    )

    assert f"## Positions\n\n{offices}" in made["actors/ann/index.md"]


def test_who_has_no_line_of_its_own(made: dict[str, str]) -> None:
    """It is told in the office of the day, as on its page."""
    assert "- Profile: Mate\n" in made["actors/bea/index.md"]


def test_why_a_topic_stands_as_it_does(made: dict[str, str]) -> None:
    """The reason below the summary, with its source, and where else the topic is told of."""
    found = made["topics/boats/index.md"]

    assert "- Elsewhere: <https://boats.example/>\n" in found
    assert f"All on boats.\n\nThere *are* many. ([The log](<{LOG}>), page 7)\n" in found


def test_what_each_briefing_told_of_an_event(made: dict[str, str]) -> None:
    """When it was told, as on the page, and where that stands."""
    told = "- 3 June 2024, 22:30 CEST: [B](<https://desk.example/briefings/2024/06/03/b/>): "

    assert "- As it stands: Planned\n" in made["events/feast/index.md"]
    assert (
        f"{told}Planned, {ANN}, [The log](<{LOG}>), page 9 — Bring *bread*.\n"
        in (made["events/feast/index.md"])
    )


def test_a_translation_has_its_own_words_for_events(made: dict[str, str]) -> None:
    """As its page has."""
    vote = "https://desk.example/events/vote/"
    found = made["briefings/2024/06/03/c/index.md"]

    assert f"- [Le vote](<{vote}>): 5 juin 2024" in found
    assert f"- [The vote](<{vote}>)" in made["briefings/2024/06/03/b/index.md"]


def test_a_feed_leads_to_the_original(tmp_path: Path) -> None:
    """The notice of a translation names what it speaks of, and in which language that is, as on its page."""
    settings = Settings(now=NOW, site_url="https://desk.example/", language="fr")
    files = {**FILES, "briefings/b.md": f"---\n{REPORT}language: en\n---\nIt sails.\n"}
    site = edition_of(write_files(files, tmp_path), settings).site

    found = whole_text(site.corpus.briefings[Key(Kind.BRIEFING, "c")], site)

    original = '<a href="https://desk.example/briefings/2024/06/03/b/" lang="en">B</a>'
    assert (
        f"<p><strong>Traduction humaine. Original\N{NO-BREAK SPACE}: {original}</strong></p>"
        in found
    )
