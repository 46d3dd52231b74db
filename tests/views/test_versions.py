"""A briefing in two languages: what its versions show, and what is told where only one of them tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.briefing import briefing_page
from nutgraf.views.front import front_page
from nutgraf.views.site import Site
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of

WALL = """\
title: {title}
date: 2024-03-26
language: {language}
{more}
"""
CLAIM = """\
claims:
  - id: leaks
    claim: {claim}
    status: disputed
    positions: [{{stance: asserts, holder: The city, text: {text}}}]
"""
LATER = """\
title: The wall again
date: 2024-04-02
claims: [{id: leaks, claim: The wall leaks water., status: refuted,
  positions: [{stance: disputes, holder: An engineer, text: It holds.}]}]
"""
TOLD = """\
corrections: [{date: 2024-03-28, text: Le mur est long.}]
statements: [{quote: Le mur tient., speaker: mara}]
events: [{id: visit, name: La visite, date: 2024-03-20, status: held}]
"""
SETTINGS = Settings(now=NOW, site_url="https://desk.example/")


def site_of(folder: Path, french: str, english: str, **more: str) -> Site:
    """An English newsroom with a French briefing, its translation, and other briefings."""
    translation = f"translation: {{of: fr, method: human}}\n{english}"
    files = {
        "actors/mara.yml": "name: Mara Lind\n",
        "briefings/fr.yml": WALL.format(title="Le mur", language="fr", more=french),
        "briefings/en.yml": WALL.format(title="The wall", language="en", more=translation),
        **{f"briefings/{name}.yml": text for name, text in more.items()},
    }
    return edition_of(write_files(files, folder), SETTINGS).site


@pytest.fixture
def silent(tmp_path: Path) -> Site:
    """One in which the version that lists show tells nothing of its own."""
    return site_of(tmp_path, TOLD, "")


def test_what_only_the_original_tells_is_told(silent: Site) -> None:
    """Its statements, events and corrections stand in the lists of all, and lead to it."""
    original = Key(Kind.BRIEFING, "fr")

    assert [each.briefings for each in silent.corpus.statements.values()] == [(original,)]
    assert [each.text for each in silent.of(Key(Kind.ACTOR, "mara")).statements] == [
        "Le mur tient."
    ]
    assert [each.current.briefing for each in silent.corpus.events.values()] == [original]
    [line] = front_page(silent).corrections
    assert line.briefing
    assert line.briefing.href == "./briefings/2024/03/26/fr/#correction-1"
    assert line.language == "fr"


def test_what_a_translation_repeats_is_told_once(tmp_path: Path) -> None:
    """In the words of the version that lists show."""
    told = TOLD.replace("Le mur tient.", "The wall holds.").replace("La visite", "The visit")
    site = site_of(tmp_path, TOLD, told.replace("Le mur est long.", "The wall is long."))

    assert [each.text for each in site.corpus.statements.values()] == ["The wall holds."]
    assert [each.current.name for each in site.corpus.events.values()] == ["The visit"]
    assert [str(each.text) for each in front_page(site).corrections] == ["The wall is long."]


def test_a_claim_is_as_it_stands_now_in_every_version(tmp_path: Path) -> None:
    """Each has its own words for it, and the status that the newest briefing gives; and leads to that one."""
    french = CLAIM.format(claim="Le mur fuit.", text="Il fuit.")
    english = CLAIM.format(claim="The wall leaks.", text="It leaks.")
    site = site_of(tmp_path, french, english, later=LATER)

    [claim] = briefing_page(Key(Kind.BRIEFING, "fr"), site).claims
    assert (claim.claim, claim.status) == ("Le mur fuit.", "refuted")
    assert [each.text for each in claim.positions] == ["Il fuit."]
    assert [each.text for each in claim.briefings] == ["The wall again"]
    [claim] = briefing_page(Key(Kind.BRIEFING, "en"), site).claims
    assert (claim.claim, claim.status) == ("The wall leaks water.", "refuted")
    assert [each.text for each in claim.positions] == ["It leaks.", "It holds."]
