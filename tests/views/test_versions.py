"""A briefing in two languages: what its versions show, and what is told where only one of them tells it."""

from __future__ import annotations

from pathlib import Path

import pytest

from nutgraf.keys import Key, Kind
from nutgraf.settings import Settings
from nutgraf.views.actor import actor_page
from nutgraf.views.briefing import briefing_page
from nutgraf.views.calendar import calendar_files
from nutgraf.views.event import event_page
from nutgraf.views.front import front_page
from nutgraf.views.site import Site
from tests.cases import NOW, write_files
from tests.press.newsrooms import edition_of, made_anew

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


EVENT = """\
events:
  - {{id: march, name: {name}, date: 2024-04-{day}, expected: true, {more}}}
"""


def test_words_of_the_original_say_their_language(tmp_path: Path) -> None:
    """Those of a claim and an event that only the original tells, on pages of the site's language."""
    french = CLAIM.format(claim="Le mur fuit.", text="Il fuit.") + EVENT.format(
        name="La marche", day="10", more="place: Le port, note: Au soir."
    )
    front = front_page(site_of(tmp_path, french, ""))

    [claim] = front.claims
    assert (claim.language, [each.language for each in claim.positions]) == ("fr", ["fr"])
    [event] = front.upcoming
    assert event.language == event.place_language == event.note_language == "fr"


def test_each_word_says_the_language_of_who_tells_it(tmp_path: Path) -> None:
    """A translation may tell a part in its own words, and leave the rest to the original."""
    french = CLAIM.format(claim="Le mur fuit.", text="Il fuit.") + EVENT.format(
        name="La marche", day="10", more="place: Le port, note: Au soir."
    )
    english = (
        "claims: [{id: leaks, claim: The wall leaks.}]\nevents: [{id: march, note: At dusk.}]\n"
    )
    site = site_of(tmp_path, french, english)

    [claim] = front_page(site).claims
    assert (claim.language, [each.language for each in claim.positions]) == (None, ["fr"])
    [holder] = [each.holder for each in claim.positions]
    assert (holder.text, holder.language) == ("The city", "fr")
    march = event_page(Key(Kind.EVENT, "march"), site)
    for card in (march.card, march.history[0].card):
        assert (card.language, card.place_language, card.note_language) == ("fr", "fr", None)
    [own] = briefing_page(Key(Kind.BRIEFING, "fr"), site).upcoming
    assert (own.name, own.language, own.place_language) == ("La marche", None, None)


def test_the_newest_words_say_their_language(tmp_path: Path) -> None:
    """Where briefings in several languages tell of one event, and one claim."""
    english = CLAIM.format(claim="The wall leaks.", text="It leaks.") + EVENT.format(
        name="The march", day="10", more="place: The port"
    )
    later = (
        "title: Die Mauer\ndate: 2024-04-02\nlanguage: de\n"
        + CLAIM.format(claim="Die Mauer leckt.", text="Sie leckt.")
        + EVENT.format(name="Der Marsch", day="11", more="note: Abends.")
    )
    site = site_of(tmp_path, "", english, later=later)

    [claim] = front_page(site).claims
    assert (claim.claim, claim.language) == ("Die Mauer leckt.", "de")
    assert [each.language for each in claim.positions] == ["de", None]
    [event] = front_page(site).upcoming
    assert (event.name, event.language, event.place_language) == ("Der Marsch", "de", None)
    ((_, make), *_) = calendar_files(site)
    [entry] = make().entries
    assert (entry.language, entry.place_language, entry.note_language) == ("de", None, "de")


def test_a_position_told_twice_is_in_the_newest_words(tmp_path: Path) -> None:
    """Where an older briefing, in another language, has the same words for it."""
    german = CLAIM.format(claim="Die Mauer leckt.", text="42 %.")
    later = "title: L\ndate: 2024-04-02\n" + CLAIM.format(claim="It leaks.", text="42 %.")
    site = site_of(
        tmp_path, "", "", older=f"title: A\ndate: 2024-03-02\nlanguage: de\n{german}", later=later
    )

    [claim] = front_page(site).claims
    assert [(each.text, each.language) for each in claim.positions] == [("42 %.", None)]


def test_pages_mark_words_in_another_language(tmp_path: Path) -> None:
    """For who reads aloud, and for the direction in which they run; and so does the calendar."""
    english = 'events: [{id: march, name: "מצעד", place: "נמל", date: 2024-04-10, expected: true}]'
    later = "title: L\ndate: 2024-04-02\nlanguage: he\n"
    claim = CLAIM.format(claim="הקיר דולף.", text="דולף.").replace("The city", "העיר")
    files = {"briefings/he.yml": f"{later}{claim}{english}\n"}
    made = made_anew(edition_of(write_files(files, tmp_path), SETTINGS))

    spoken = 'lang="he" dir="auto"'
    claims = made["claims/index.html"].decode()
    assert f"{spoken}>הקיר דולף.</a>" in claims
    assert f'<p class="ng-position__text" {spoken}>דולף.</p>' in claims
    assert f"<bdi {spoken}>העיר</bdi>" in claims
    event = made["events/march/index.html"].decode()
    assert f'<h1 class="ng-headline" id="part-title" {spoken}>מצעד</h1>' in event
    assert f"<span {spoken}>נמל</span>" in event
    assert f"{spoken}>מצעד</a>" in made["events/index.html"].decode()
    calendar = made["events/calendar.ics"].decode()
    assert "SUMMARY;LANGUAGE=he:מצעד" in calendar
    assert "LOCATION;LANGUAGE=he:נמל" in calendar


def test_what_is_told_of_a_statement_says_its_language(tmp_path: Path) -> None:
    """A paraphrase, and the translation of an original, are in the words of the briefing."""
    french = (
        "statements:\n"
        "  - {paraphrase: Le mur est vieux., speaker: mara, venue: Le conseil, place: Le port}\n"
        "  - {quote: Le mur tient., original: Die Mauer steht., language: de, speaker: mara}\n"
    )
    found = {
        each.text: each
        for group in actor_page(Key(Kind.ACTOR, "mara"), site_of(tmp_path, french, "")).statements
        for each in group.parts
    }

    reported, translated = found["Le mur est vieux."], found["Le mur tient."]
    assert (reported.told_in, reported.language) == ("fr", "fr")
    assert (translated.told_in, translated.language) == ("fr", "de")
    pages = made_anew(edition_of(tmp_path, SETTINGS))
    html = pages["actors/mara/index.html"].decode()
    spoken = 'lang="fr" dir="auto"'
    for told in ("Le mur est vieux.</span></p>", "Le conseil</span>", "Le port</span>"):
        assert f"<span {spoken}>{told}" in html
    assert f"<blockquote {spoken}><p>Le mur tient.</p>" in html
    assert '<blockquote lang="de" dir="ltr"><p>Die Mauer steht.</p>' in html
