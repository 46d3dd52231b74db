"""`nutgraf new`: files of new items."""

import re
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path, PurePosixPath
from unicodedata import normalize
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from nutgraf.drafts.article import decode_article, read_article
from nutgraf.drafts.draft import Draft
from nutgraf.drafts.form import REST
from nutgraf.drafts.naming import dated_folder, one_line, today
from nutgraf.keys import SECTIONS, Kind
from nutgraf.pipeline import Content, Outcome, know, run
from nutgraf.problems import Code, errors
from nutgraf.schema import KINDS
from nutgraf.settings import Settings
from nutgraf.text import slugify
from tests.cases import NOW, write_files
from tests.commands.newsrooms import fields_of, held_against, nutgraf

ARTICLE = Path(__file__).with_name("article.txt")
SETTINGS = Settings(now=NOW)
FILES = {
    "mkdocs.yml": "site_name: A\ndocs_dir: content\ntheme: {name: material}\nplugins: [nutgraf]\n",
    "content/actors/saltmere-ferries.md": "---\nname: Saltmere Ferries\nrole: Company\n---\n",
    "content/actors/bodies.yml": (
        "harbour-board: {name: Harbour Board}\n"
        "islanders: {name: Islanders' Association}\n"
        "mercury-post: {name: Mercury}\n"
        "mercury-bank: {name: Mercury}\n"
    ),
    "content/topics/summer-timetable.yml": "name: Summer timetable\n",
}


class MarkdownFile(SingleFileSnapshotExtension):
    """Keeps what is expected as Markdown, as writers see it. `pytest --snapshot-update` renews it."""

    _write_mode = WriteMode.TEXT
    file_extension = "md"


@pytest.fixture
def expected(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """What is expected, a file for each test."""
    return snapshot.use_extension(MarkdownFile)


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A newsroom, in whose folder commands are run."""
    monkeypatch.chdir(write_files(FILES, tmp_path))
    return tmp_path


def outcome_of(content: Path) -> Outcome:
    """All stages over a content folder, drafts included."""
    return run(Content(content, "content"), Settings(now=NOW, preview=True))


def uncommented(text: str) -> str:
    """A form with all its comments taken for fields; sentences to the writer are left out."""
    lines = [line for line in text.splitlines() if not re.match(r" *# (?:\w+ )+\w+[ .,]", line)]
    return "\n".join(re.sub(r"^( *)# ", r"\1", line) for line in lines) + "\n"


# ------------------------------------------------------------------------------------------- forms


@pytest.mark.parametrize("kind", KINDS)
def test_form(kind: str, here: Path, expected: SnapshotAssertion) -> None:
    """Title and date are filled in; every other field is there as a comment that explains it."""
    dated = ["--date", "2024-03-26"] if kind in ("briefing", "source") else []
    typed = ["--type", "group"] if kind == "actor" else []

    done = nutgraf("new", kind, "The ferry: a timetable", *dated, *typed)

    assert done.exit_code == 0, done.output
    assert (here / done.stdout.strip()).read_text(encoding="utf-8") == expected


def test_forms_are_where_they_belong(here: Path) -> None:
    """Briefings lie by year and month, the others in the folder of their kind."""
    assert nutgraf("new", "briefing", "A vote", "--date", "2024-03-26 14:30").stdout == (
        "content/briefings/2024/03/a-vote.md\n"
    )
    assert nutgraf("new", "actor", "Jane Roe").stdout == "content/actors/jane-roe.md\n"
    assert nutgraf("new", "story", "Jane Roe", "--folder", "eu/a").stdout == (
        "content/stories/eu/a/jane-roe.md\n"
    )
    assert nutgraf("new", "source", "Report", "--date", "2024", "--folder", "").stdout == (
        "content/sources/report.md\n"
    )
    assert nutgraf("check").exit_code == 0


def test_editors_accept_forms(here: Path, tmp_path: Path) -> None:
    """What a form holds is what a schema expects."""
    nutgraf("schema", "--out", "schemas")
    for kind in KINDS:
        nutgraf("new", kind, "The ferry: a timetable")

    for kind, files in fields_of(here / "content", tmp_path / "fields").items():
        code, report = held_against(tmp_path / "schemas" / f"{kind}.json", files)
        assert code == 0, report


@pytest.mark.parametrize("kind", SECTIONS)
def test_comments_are_fields(kind: Kind, tmp_path: Path) -> None:
    """With every `# ` taken away a form is YAML, all its fields are known, and nothing but values is missing."""
    text = Draft(kind, "A", when="2024-03-26").text()
    path = write_files({f"{kind}/a.md": uncommented(text)}, tmp_path)

    codes = {problem.code for problem in outcome_of(path).problems}

    assert REST not in uncommented(text)
    assert codes <= {Code.MISSING, Code.STATEMENT, Code.MOMENT, Code.DATE}


def test_a_bare_form(here: Path) -> None:
    """It holds what is known, and no comments on other fields."""
    nutgraf("new", "actor", "Jane Roe", "--type", "person", "--bare")

    text = (here / "content/actors/jane-roe.md").read_text(encoding="utf-8")
    assert text == "---\nname: Jane Roe\ntype: person\n---\n"


def test_a_new_briefing_is_a_draft(here: Path) -> None:
    """It is of today, and is not published before somebody says so."""
    path = here / nutgraf("new", "briefing", "A vote").stdout.strip()
    [briefing] = outcome_of(here / "content").corpus.briefings.values()

    assert briefing.item.draft
    assert path.parent == here / "content" / dated_folder(Kind.BRIEFING, briefing.item.date)
    assert run(Content(here / "content", "content"), SETTINGS).corpus.briefings == {}


@pytest.mark.parametrize(
    ("zone", "day"),
    [("Pacific/Auckland", date(2024, 6, 2)), ("UTC", date(2024, 6, 1))],
)
def test_today(zone: str, day: date) -> None:
    """Today is the day in the newsroom, not in Greenwich."""
    assert today(Settings(now=datetime(2024, 6, 1, 12, tzinfo=UTC), zone=ZoneInfo(zone))) == day


# ------------------------------------------------------------------------------------ names of files


def test_no_file_is_written_over(here: Path) -> None:
    """Where an id is taken, by a file or within one, a number is added, and it is asked whether that is meant."""
    before = (here / "content/actors/saltmere-ferries.md").read_bytes()

    first = nutgraf("new", "actor", "Saltmere ferries")
    second = nutgraf("new", "actor", "SALTMERE FERRIES", "--folder", "other")
    third = nutgraf("new", "actor", "Harbour Board")

    assert first.stdout == "content/actors/saltmere-ferries-2.md\n"
    assert first.stderr == "The id `saltmere-ferries` is taken. Is it the same actor?\n"
    assert second.stdout == "content/actors/other/saltmere-ferries-3.md\n"
    assert third.stdout == "content/actors/harbour-board-2.md\n"
    assert (here / "content/actors/saltmere-ferries.md").read_bytes() == before


def test_a_file_that_does_not_count_stays(here: Path) -> None:
    """A file that is no item, such as a link that leads nowhere, is not written over either."""
    (here / "content/actors/jane-roe.md").symlink_to(here / "elsewhere.md")

    done = nutgraf("new", "actor", "Jane Roe")

    assert done.stdout == "content/actors/jane-roe-2.md\n"
    assert not (here / "elsewhere.md").exists()


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Israel’s “red line”", "israels-red-line"),
        ("Index", "index-topic"),
        ("CON", "con-topic"),
        ("Com 0", "com-0"),
        ("COM0", "com0-topic"),
        ("LPT²", "lpt²-topic"),
        ("-40 °C", "40-c"),
        ("الأمم المتحدة", "الأمم-المتحدة"),
        ("word " * 60, "-".join(["word"] * 24)),
        ("語" * 200, "語" * 40),
        ("../../etc/passwd", "etc-passwd"),
        ("a\udce9b", "a-b"),
    ],
)
def test_name_of_the_file(title: str, stem: str, tmp_path: Path) -> None:
    """It is made of the title's letters and digits, is not too long, and is not one that means something else."""
    path = Draft(Kind.TOPIC, one_line(title)).write(tmp_path, PurePosixPath("topics"), ())

    assert path == PurePosixPath(f"topics/{stem}.md")


def test_a_name_that_means_something_else(here: Path) -> None:
    """What the system or the site keeps for itself gets the kind added, and it is told why."""
    device, index = nutgraf("new", "actor", "CON"), nutgraf("new", "topic", "Index")

    assert device.stdout == "content/actors/con-actor.md\n"
    assert device.stderr == "On Windows no file can be called `con`, so the actor is `con-actor`.\n"
    assert index.stdout == "content/topics/index-topic.md\n"
    assert index.stderr == "`index.md` would introduce its folder, so the topic is `index-topic`.\n"


@pytest.mark.parametrize("title", ["", " ", "!!!", "🎉"])
def test_a_title_without_letters(title: str, here: Path) -> None:
    """A title that names nothing is refused, and nothing is written."""
    done = nutgraf("new", "briefing", title)

    assert done.exit_code == 2
    assert f"expected a title with a letter or a digit, but got {title.strip()!r}" in done.stderr
    assert not (here / "content/briefings").exists()


def test_a_title_that_begins_with_a_dash(here: Path) -> None:
    """It is told from an option by two dashes before it, and who leaves them out is told so."""
    bare = nutgraf("new", "topic", "-40 degrees")
    marked = nutgraf("new", "--bare", "--", "topic", "-40 degrees")
    mistyped = nutgraf("new", "actor", "Jane Roe", "--tpye", "person")

    assert bare.exit_code == 2
    assert "put `--` before KIND and TITLE: nutgraf new -- topic '-40 degrees'" in bare.stderr
    assert marked.stdout == "content/topics/40-degrees.md\n"
    assert (here / marked.stdout.strip()).read_text().startswith("---\nname: -40 degrees\n")
    assert "--type" in mistyped.stderr
    assert "KIND and TITLE:" not in mistyped.stderr


TITLES = st.text(min_size=1).filter(slugify) | st.text(
    alphabet=st.sampled_from(
        "aÉ漢ع😀: #'\"-[]{}&*!|>%@`~\\/.,?_\u0301\u00ad\u200f\ufeff\x07\x85\u2028"
    ),
    min_size=1,
).filter(slugify)


@settings(deadline=None)
@given(TITLES, st.sampled_from(SECTIONS))
def test_any_title(title: str, kind: Kind) -> None:
    """Whatever the title, the file lies in the content folder, loads without a problem, and holds the title."""
    draft = Draft(kind, one_line(title), when="2024-03-26")
    with tempfile.TemporaryDirectory() as folder:
        paths = [draft.write(Path(folder), PurePosixPath(kind), ()) for _ in range(2)]
        outcome = outcome_of(Path(folder))

        assert len({*paths}) == 2
        assert all(path.parent == PurePosixPath(kind) for path in paths)
        assert len(paths[0].name.encode()) < 200
        assert outcome.problems == ()
        found = [
            each.item.heading for key, each in outcome.newsroom.items.items() if key.kind is kind
        ]
        assert [one_line(each) for each in found] == [one_line(normalize("NFC", draft.title))] * 2


# ---------------------------------------------------------------------------------------- articles


def test_from_an_article(here: Path, expected: SnapshotAssertion) -> None:
    """Names that actors have are listed; all other names, topics and quotations are comments to choose from."""
    done = nutgraf("new", "briefing", "A count", "--date", "2024-03-26", "--from", ARTICLE)

    assert done.exit_code == 0, done.output
    assert (here / done.stdout.strip()).read_text(encoding="utf-8") == expected
    assert nutgraf("check").exit_code == 0


def test_a_short_name_alone_is_a_guess(here: Path) -> None:
    """Who is named by a short name only is a comment: it may be somebody else's; who is named in full, too, is not."""
    council = {
        "actors/council.md": "---\nname: Saltmere Town Council\nshort_names: [the council]\n---\n"
    }
    write_files(council, here / "content")
    words = ["new", "briefing", "A", "--bare", "--from", "-"]

    guessed = nutgraf(*words, given="Saltmere Ferries spoke.\n\nThe council has adopted it.\n")
    named = nutgraf(*words, given="The council met. Saltmere Town Council adopted it.\n")

    text = (here / guessed.stdout.strip()).read_text(encoding="utf-8")
    assert re.search(r"\n  # - council +# Saltmere Town Council, as “The council”, once\n", text)
    assert re.search(r"\n  - saltmere-ferries +# Saltmere Ferries, once\n", text)
    text = (here / named.stdout.splitlines()[-1]).read_text(encoding="utf-8")
    assert re.search(r"\n  - council +# Saltmere Town Council, 2 times\n", text)


def test_nothing_unconfirmed_is_said(here: Path) -> None:
    """Even with the line `draft: true` away, no quotation of the article is a statement."""
    path = here / nutgraf("new", "briefing", "A count", "--from", ARTICLE).stdout.strip()
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"^draft: .*\n", "", text, flags=re.MULTILINE), encoding="utf-8")

    corpus = run(Content(here / "content", "content"), SETTINGS).corpus

    assert "We have taken out two sailings" in text
    assert [briefing.statements for briefing in corpus.briefings.values()] == [()]
    assert corpus.statements == {}


def test_confirmed_quotations_are_statements(here: Path) -> None:
    """With their `# ` taken away they are statements, word for word; of one the article names no speaker."""
    path = here / nutgraf("new", "briefing", "A count", "--from", ARTICLE, "--bare").stdout.strip()
    text = path.read_text(encoding="utf-8")
    path.write_text(uncommented(text), encoding="utf-8")

    found = outcome_of(here / "content")

    [briefing] = found.corpus.briefings.values()
    quotes = {each.quote: each.attribution for each in briefing.item.statements}
    assert quotes == {
        "We have taken out two sailings that carried fewer than ten people": "Jane Roe",
        "Nobody is left on the pier.": "Jane Roe",
        "the count was taken in November": "Jane Roe",
        "The boat is our way to school": None,
    }
    assert {each.code for each in errors(found.problems)} == {Code.UNKNOWN_REFERENCE}


def test_nothing_else_of_the_article_is_kept(here: Path) -> None:
    """What neither is a quotation nor holds an unknown name does not come into the file."""
    path = here / nutgraf("new", "briefing", "A count", "--from", ARTICLE).stdout.strip()
    text = path.read_text(encoding="utf-8")

    assert "looked at again" not in text
    assert "defended its decision" not in text


def test_from_standard_input(here: Path) -> None:
    """A byte-order mark and the line breaks of Windows do no harm."""
    given = b"\xef\xbb\xbf" + ARTICLE.read_bytes().replace(b"\n", b"\r\n")

    nutgraf("new", "briefing", "A", "--from", ARTICLE, "--date", "2024-03-26")
    nutgraf("new", "briefing", "B", "--from", "-", "--date", "2024-03-26", given=given)

    folder = here / "content/briefings/2024/03"
    from_file = (folder / "a.md").read_text(encoding="utf-8").replace("title: A", "title: B")
    assert (folder / "b.md").read_text(encoding="utf-8") == from_file


def test_an_article_that_is_not_utf8(here: Path) -> None:
    """It is told what was found, and nothing is written."""
    done = nutgraf("new", "briefing", "A", "--from", "-", given="café".encode("latin-1"))

    assert done.exit_code == 1
    assert "got the byte 0xE9" in done.stderr
    assert not (here / "content/briefings").exists()


PIECES = """
    “ ” " ‘ ’ ' « » „ 「 」 . , : # - Mercury said x ٠ --- Harbour Board Jane Roe Ab-Cd’s according to
""".split()
BLANKS = [" ", "\n", "\n\n", "\u2028", "\x00", "", ""]
WORDS = st.tuples(st.sampled_from(PIECES), st.sampled_from(BLANKS)).map("".join)


@settings(deadline=None)
@given(st.lists(WORDS, max_size=40).map("".join) | st.text())
def test_any_article(text: str) -> None:
    """Whatever the article, the briefing loads, and nothing is wrong with it."""
    with tempfile.TemporaryDirectory() as folder:
        content = Content(write_files(FILES, Path(folder)) / "content", "content")
        newsroom = know(content, SETTINGS, (Kind.ACTOR, Kind.TOPIC))
        article = read_article(decode_article(text.encode()), newsroom)
        draft = Draft(Kind.BRIEFING, "A", when="2024-03-26", article=article)
        draft.write(content.folder, PurePosixPath("briefings"), ())

        assert errors(outcome_of(content.folder).problems) == []


# ------------------------------------------------------------------------------------------ refusals


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["actor", "Jane", "--date", "2024-03-26"], "--date is for briefing or source"),
        (["topic", "Jane", "--type", "person"], "--type is for actor"),
        (["source", "Jane", "--from", str(ARTICLE)], "--from is for briefing"),
        (["briefing", "Jane", "--date", "26 March"], "expected a date such as 2024-03-26"),
        (["briefing", "Jane", "--date", "2024"], "expected a date such as 2024-03-26"),
        (
            ["briefing", "Jane", "--date", "2026-06-31"],
            "there is, but got '2026-06-31': June 2026 has 30 days",
        ),
        (["briefing", " \n"], "expected a title"),
        (["actor", "Jane", "--folder", "../x"], "expected a folder below actors/"),
        (["actor", "Jane", "--folder", "/x"], "expected a folder below actors/"),
        (["actor", "Jane", "--folder", "a/.x"], "expected a folder below actors/"),
        (["actor", "Jane", "--config-file", "none.yml"], "there is no none.yml"),
        (["person", "Jane"], "'person' is not one of"),
    ],
)
def test_what_is_not_understood(arguments: list[str], told: str, here: Path) -> None:
    """What cannot be meant is told with exit code 2, and nothing is written."""
    before = sorted((here / "content").rglob("*"))

    done = nutgraf("new", *arguments)

    assert done.exit_code == 2
    assert told in done.stderr
    assert sorted((here / "content").rglob("*")) == before


def test_where_no_folder_can_be(here: Path) -> None:
    """A file in the way is told, and no traceback."""
    done = nutgraf("new", "actor", "Jane", "--folder", "bodies.yml")

    assert done.exit_code == 1
    assert "Expected to write into content/actors/bodies.yml, but the system says:" in done.stderr
