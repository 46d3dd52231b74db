"""The theme's words: complete, checked when read, with each language's own plural forms."""

import re
from pathlib import Path

import pytest

from nutgraf.problems import Level
from nutgraf.strings import (
    Strings,
    StringsError,
    load_strings,
    proofread_strings,
    strings_for,
)

THEME = Path(__file__).parents[1] / "theme" / "nutgraf_theme"


def write(directory: Path, language: str, text: str) -> Path:
    """A theme folder with a file of strings in it."""
    (directory / "strings").mkdir(parents=True, exist_ok=True)
    (directory / "strings" / f"{language}.yml").write_text(text, encoding="utf-8")
    return directory


@pytest.fixture
def english() -> Strings:
    """The strings that come with the theme."""
    return load_strings([THEME])["en"]


def test_texts_by_dotted_key(english: Strings) -> None:
    """A dotted key leads into groups, and values are filled in."""
    assert english.text("indexes.actors") == "Actors"
    assert "26 March" in english.text("notices.embargo", when="26 March")


def test_templates_see_a_mapping(english: Strings) -> None:
    """Templates use the strings as a mapping of texts and groups."""
    assert english["home"] == "Home"
    assert english["kinds"]["report"] == "Report"  # type: ignore[index]  # a group, not a text


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0 briefings"), (1, "1 briefing"), (1234, "1,234 briefings")]
)
def test_counts(english: Strings, number: int, text: str) -> None:
    """A number takes the noun's plural form and is written as the language writes numbers."""
    assert english.count("briefings", number) == text


@pytest.mark.parametrize("key", ["nothing", "kinds.nothing", "home.nothing"])
def test_unknown_keys_are_errors(english: Strings, key: str) -> None:
    """A key that does not exist is an error that names it, never an empty text."""
    with pytest.raises(StringsError, match=key):
        english.text(key)


def test_a_group_is_no_text(english: Strings) -> None:
    """To ask for a group as if it were a text is an error."""
    with pytest.raises(StringsError, match="kinds: expected a text"):
        english.text("kinds")


def test_a_missing_value_is_an_error(english: Strings) -> None:
    """A text that needs a value is not shown without it."""
    with pytest.raises(StringsError, match=r"notices\.embargo: no value given for \{when\}"):
        english.text("notices.embargo")


def test_values_are_not_formats(english: Strings) -> None:
    """Braces in a value stay braces."""
    assert "{by}" in english.text("notices.translation.human.by", by="{by}")


def test_other_languages_fall_back_key_by_key(tmp_path: Path) -> None:
    """A language borrows from English what it lacks; plurals are its own."""
    urdu = write(
        tmp_path,
        "ur",
        "home: سرورق\nkinds: {report: رپورٹ}\n"
        "counts: {minutes: {one: ایک منٹ, other: '{n} منٹ'}}\n",
    )
    strings = load_strings([urdu, THEME])["ur"]
    assert strings.text("home") == "سرورق"
    assert strings.text("kinds.report") == "رپورٹ"
    assert strings.text("kinds.analysis") == "Analysis"
    assert strings.count("minutes", 1) == "ایک منٹ"
    assert strings.count("minutes", 3) == "3 منٹ"


def test_a_site_can_change_one_text(tmp_path: Path) -> None:
    """A site's own folder, which stands first, replaces single texts of the theme."""
    strings = load_strings([write(tmp_path, "en", "home: Front page\n"), THEME])["en"]
    assert strings.text("home") == "Front page"
    assert strings.text("topics") == "Topics"


def test_languages_without_strings() -> None:
    """A regional language uses its base language, one without strings uses English."""
    strings = load_strings([THEME])
    assert strings_for(strings, "en-GB") is strings["en"]
    assert strings_for(strings, "fi") is strings["en"]


FAULTS = [
    (
        "fr",
        "acceuil: Accueil\n",
        "1:1: acceuil: expected the name of a text of the theme, but got 'acceuil'",
    ),
    (
        "fr",
        "kinds: Genres\n",
        "1:1: kinds: expected a group, as in the theme's en.yml, but got a text",
    ),
    (
        "fr",
        "home: {a: Accueil}\n",
        "1:1: home: expected a text, as in the theme's en.yml, but got a group",
    ),
    ("fr", "home: 'Accueil {when}'\n", "1:1: home: expected no value in braces, but got `{when}`"),
    (
        "en",
        "topics: Themes\nhome: 'Front {nothere}'\n",
        "2:1: home: expected no value in braces, but got `{nothere}`",
    ),
    (
        "fr",
        "home: 'Accueil {'\n",
        "1:1: home: expected a name in each pair of braces, but got 'Accueil {'",
    ),
    (
        "fi",
        "counts: {topics: {one: '{n}', plusieurs: '{n}'}}\n",
        "1:31: counts.topics.plusieurs: expected plural forms of Unicode CLDR, but got 'plusieurs'",
    ),
    (
        "fi",
        "counts: {topics: {one: '{x}'}}\n",
        "1:19: counts.topics.one: expected `{n}`, but got `{x}`",
    ),
    (
        "fr",
        "home: Accueil\nhome: Maison\n",
        "2:1: home: expected each field once, but got it again (first on line 1)",
    ),
    ("fr", "home:\n", "1:1: home: expected a text, or a group of texts, but got nothing"),
    ("fr", "home: [Accueil]\n", "1:1: home: expected a text, or a group of texts, but got a list"),
    ("fr", "- Accueil\n", "1:1: expected texts by their names, but got a list"),
    ("fr", "", "1:1: expected texts by their names, but the file is empty"),
    ("fr", "home: 'Accueil\n", "1:7: expected YAML, but a quotation mark is never closed"),
    (
        "french!",
        "home: Accueil\n",
        "1:1: expected a language tag as the file's name, but got 'french!'",
    ),
]


@pytest.mark.parametrize(("language", "text", "told"), FAULTS)
def test_faults_are_named(
    language: str, text: str, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file of strings that cannot be right is told with place, what was expected, and what to do."""
    monkeypatch.chdir(tmp_path)
    own = write(tmp_path / "own", language, text)

    [problem] = proofread_strings([own, THEME])

    lines = str(problem).splitlines()
    assert lines[0] == f"own/strings/{language}.yml:{told}"
    assert lines[1].endswith((".", "?"))
    assert problem.level is Level.ERROR
    with pytest.raises(StringsError, match=re.escape(told)):
        load_strings([own, THEME])


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """One run names all that is wrong with all files."""
    write(tmp_path, "fr", "home: '{a}'\nacceuil: x\n")
    own = write(tmp_path, "en", "home: '{b}'\n")

    assert [each.field for each in proofread_strings([own, THEME])] == ["home", "home", "acceuil"]


def test_a_slip_in_english_is_no_text_of_its_own(tmp_path: Path) -> None:
    """What is nearly a text of the theme is a warning; other names are a site's own, for its templates."""
    own = write(
        tmp_path, "en", "hoem: Front\nmy_words: Mine\nkinds: {reprot: Story, column: Column}\n"
    )

    problems = proofread_strings([own, THEME])

    assert [(each.field, each.hint, each.level) for each in problems] == [
        ("hoem", "Did you mean `home`?", Level.WARNING),
        ("kinds.reprot", "Did you mean `kinds.report`?", Level.WARNING),
    ]
    assert load_strings([own, THEME])["en"].text("my_words") == "Mine"


def test_who_has_both_names_means_both(tmp_path: Path) -> None:
    """A name of a site's own may be like one of the theme's, where the site has that, too."""
    own = write(tmp_path, "en", "homes: Homes\nhome: Front\n")

    assert proofread_strings([own, THEME]) == []


def test_the_theme_itself_has_no_faults() -> None:
    """Nothing is wrong with the words that come with the theme."""
    assert proofread_strings([THEME]) == []


def test_english_is_needed(tmp_path: Path) -> None:
    """Without English there is nothing to fall back to."""
    with pytest.raises(StringsError, match=r"strings/en\.yml"):
        load_strings([tmp_path])
