"""The theme's words: complete, checked when read, with each language's own plural forms."""

from pathlib import Path

import pytest

from nutgraf.strings import Strings, StringsError, load_strings, strings_for

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


@pytest.mark.parametrize(
    ("language", "text", "message"),
    [
        ("fr", "acceuil: Accueil\n", r"fr: acceuil: no such string in en\.yml"),
        ("fr", "kinds: Genres\n", r"fr: kinds: expected the same shape"),
        ("fr", "home: 'Accueil {when}'\n", r"fr: home: \{when\} is not among its values"),
        ("fr", "home: 'Accueil {'\n", r"expected \{name\} around each value"),
        ("fi", "counts: {topics: {one: '{n}', plusieurs: '{n}'}}\n", r"plusieurs: no such string"),
        ("fr", "home: Accueil\nhome: Maison\n", r"fr\.yml:2:1: home: stands here for a second"),
        ("fr", "home:\n", r"fr\.yml:1:6: home: expected a text"),
        ("fr", "home: [Accueil]\n", r"fr\.yml:1:7: home: expected a text"),
        ("fr", "- Accueil\n", r"fr\.yml:1:1: expected a mapping"),
        ("fr", "home: 'Accueil\n", r"fr\.yml: expected YAML"),
        ("french!", "home: Accueil\n", r"french!\.yml: expected a language tag"),
    ],
)
def test_faults_are_named(tmp_path: Path, language: str, text: str, message: str) -> None:
    """A file of strings that cannot be right is refused when it is read, with place and reason."""
    with pytest.raises(StringsError, match=message):
        load_strings([write(tmp_path, language, text), THEME])


def test_english_is_needed(tmp_path: Path) -> None:
    """Without English there is nothing to fall back to."""
    with pytest.raises(StringsError, match=r"strings/en\.yml"):
        load_strings([tmp_path])
