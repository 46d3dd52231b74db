"""What a site may say of the rules in `mkdocs.yml`, and what it is told where that is none of it."""

from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from nutgraf.mkdocs_adapter.config import settings_from
from nutgraf.mkdocs_adapter.plugin import NutgrafPlugin
from nutgraf.problems import SWITCHABLE, Level
from nutgraf.rules import RULES
from nutgraf.rules.levels import LEADS_NOWHERE
from nutgraf.settings import Settings


def settings(rules: str, folder: Path) -> Settings:
    """The settings of a site whose `mkdocs.yml` says that of the rules."""
    (folder / "docs").mkdir()
    file = folder / "mkdocs.yml"
    text = f"site_name: A\nsite_url: https://example.org/news\nplugins: [{{nutgraf: {rules}}}]\n"
    file.write_text(text, encoding="utf-8")
    config = load_config(str(file))
    [plugin] = [each for each in config.plugins.values() if isinstance(each, NutgrafPlugin)]
    return settings_from(plugin.config, config, preview=False)


def test_rules_have_their_own_levels(tmp_path: Path) -> None:
    """Where a site says nothing, each rule has the level that it is declared with."""
    found = settings("{}", tmp_path).rules

    assert found == {rule.code: rule.level for rule in RULES if rule.level}


def test_a_site_sets_levels(tmp_path: Path) -> None:
    """A level that is set counts, `off` with or without quotation marks; the others stay."""
    rules = "{rules: {title-length: error, quotation-without-date: off, image-without-alt: 'off'}}"
    found = settings(rules, tmp_path).rules

    assert found["title-length"] is Level.ERROR
    assert {rule.code for rule in RULES} - {*found} == {
        "quotation-without-date",
        "image-without-alt",
    }


def test_all_may_be_off(tmp_path: Path) -> None:
    """One `off` stands for all, but for what leads nowhere: that has to be named."""
    assert settings("{rules: off}", tmp_path).rules == {
        code: SWITCHABLE[code] for code in LEADS_NOWHERE
    }


def test_the_root_is_that_of_the_address(tmp_path: Path) -> None:
    """Links that begin with `/` are held against the path of `site_url`."""
    assert settings("{}", tmp_path).root == "/news/"


@pytest.mark.parametrize(
    ("rules", "found", "meant"),
    [
        (
            "{quotation-without-dat: off}",
            "expected the code of a rule, but got 'quotation-without-dat'",
            "`quotation-without-date`",
        ),
        ("{1: off}", "expected the code of a rule, but got 1", ""),
        (
            "{title-length: eror}",
            "expected error, warning, notice or off for title-length, but got 'eror'",
            "`error`",
        ),
        (
            "{title-length: on}",
            "expected error, warning, notice or off for title-length, but got True",
            "",
        ),
        (
            "[title-length]",
            "expected codes with levels, such as `title-length: off`, but got ['title-length']",
            "",
        ),
    ],
)
def test_mistakes_are_told(
    rules: str, found: str, meant: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A code or a level that there is not stops MkDocs, with the nearest that there is."""
    with pytest.raises(Abort):
        settings(f"{{rules: {rules}}}", tmp_path)

    hint = f" Did you mean {meant}?" if meant else ""
    assert f"Plugin 'nutgraf' option 'rules': {found}.{hint}\n" in f"{caplog.messages[0]}\n"
