"""A renaming changes every reference and nothing else, to the byte."""

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from nutgraf.desk.changes import apply
from nutgraf.desk.renaming import plan_renaming
from nutgraf.keys import Key
from nutgraf.problems import errors
from tests.cases import Files
from tests.desk.newsrooms import briefing, outcome_of
from tests.desk.renaming.rich import ACTOR_FILE, rich


def rename(files: Files, old: str, new: str, folder: Path) -> dict[str, str]:
    """The files of a newsroom without errors after an item has got another id; its problems are the same as before."""
    outcome = outcome_of(files, folder)
    assert not errors(outcome.problems)
    content = folder / "content"
    plan = plan_renaming(outcome.newsroom, outcome.corpus, content, Key.parse(old), new)
    apply(plan.changes, plan.moves)
    problems = outcome_of({}, folder).problems
    assert [each.code for each in problems] == [each.code for each in outcome.problems]
    return {
        path.relative_to(content).as_posix(): path.read_bytes().decode()
        for path in content.rglob("*")
        if path.is_file()
    }


def as_is(text: str) -> str:
    """The text itself."""
    return text


def with_crlf(text: str) -> str:
    """The text as Windows has it."""
    return text.replace("\n", "\r\n")


def with_bom(text: str) -> str:
    """The text as some editors for Windows write it."""
    return f"\ufeff{text}"


def decomposed(text: str) -> str:
    """The text as some file systems and keyboards write it: é in two characters."""
    return unicodedata.normalize("NFD", text)


FORMS: list[Callable[[str], str]] = [as_is, with_crlf, with_bom]


@pytest.mark.parametrize("old", ["kirby-1", "josé-müller", "كيربي"])
@pytest.mark.parametrize("form", FORMS)
def test_there_and_back(old: str, form: Callable[[str], str], tmp_path: Path) -> None:
    """Every reference follows; the way back restores every byte, but that the old address leads to the new one."""
    before, after = (
        {name: form(text) for name, text in files.items()}
        for files in (rich(old, "admiral"), rich("admiral", old))
    )
    there = rename(before, f"actors/{old}", "admiral", tmp_path / "there")
    back = rename(after, "actors/admiral", old, tmp_path / "back")

    assert there == after
    assert back == before


def test_decomposed_letters(tmp_path: Path) -> None:
    """What a file system or keyboard writes in two characters is followed; nothing else is composed."""
    before, after = (
        {decomposed(name): decomposed(text) for name, text in files.items()}
        for files in (rich("josé", "admiral"), rich("admiral", "josé"))
    )
    found = rename(before, "actors/josé", "admiral", tmp_path)

    assert {name: decomposed(text) for name, text in found.items()} == after
    del found[ACTOR_FILE.format(id="admiral")]  # here the old id is written as it is composed
    assert all(text == after[name] for name, text in found.items())


def test_one_of_many(tmp_path: Path) -> None:
    """In a file of many the key is changed, in its quotation marks; the file keeps its name."""
    many = (
        "# Two\nhamas:   # one\n  name: Hamas\n  summary: >-\n    Of hamas,\n    at length.\n\n"
        "'iran': {name: Iran, member_of: hamas}\n"
    )
    found = rename({"actors/two.yml": many}, "actors/hamas", "hamas-group", tmp_path)
    assert found["actors/two.yml"] == (
        "# Two\nhamas-group:   # one\n  name: Hamas\n  summary: >-\n    Of hamas,\n    at length.\n"
        "  redirect_from: [/actors/hamas/]\n\n"
        "'iran': {name: Iran, member_of: hamas-group}\n"
    )

    found = rename({}, "actors/iran", "persia", tmp_path)
    assert found["actors/two.yml"].endswith(
        "'persia': {name: Iran, member_of: hamas-group, redirect_from: [/actors/iran/]}\n"
    )


def test_item_with_a_folder(tmp_path: Path) -> None:
    """The folder gets the new name; links to what is in it follow, and those out of it stay."""
    files = {
        "actors/kirby/index.md": "---\nname: Kirby\nimage: actors/kirby/a.jpg\n---\n"
        "![him](a.jpg) ![him](../kirby/a.jpg) [self](index.md) [other](../../topics/rafah.md)\n",
        "actors/kirby/a.jpg": "",
        "topics/rafah.md": "---\nname: Rafah\n---\n"
        "[him](../actors/kirby/index.md) ![him](../actors/kirby/a.jpg) [[actors/kirby/index]]\n",
    }
    found = rename(files, "actors/kirby", "john-kirby", tmp_path)

    assert found == {
        "actors/john-kirby/index.md": "---\nname: Kirby\nimage: actors/john-kirby/a.jpg\n"
        "redirect_from: [/actors/kirby/]\n---\n"
        "![him](a.jpg) ![him](../john-kirby/a.jpg) [self](index.md) [other](../../topics/rafah.md)\n",
        "actors/john-kirby/a.jpg": "",
        "topics/rafah.md": "---\nname: Rafah\n---\n[him](../actors/john-kirby/index.md) "
        "![him](../actors/john-kirby/a.jpg) [[actors/john-kirby/index]]\n",
    }


def test_briefing_whose_address_changes(tmp_path: Path) -> None:
    """The old address of a briefing holds its day; a redirect leads from it."""
    files = {
        "briefings/2024/a.md": briefing("[b](b.md)"),
        "briefings/2024/b.md": briefing("", "related: [a, briefings/2024/a]\nslug: c\n"),
    }
    found = rename(files, "briefings/a", "a-2", tmp_path)
    assert found == {
        "briefings/2024/a-2.md": briefing(
            "[b](b.md)", "redirect_from: [/briefings/2024/03/26/a/]\n"
        ),
        "briefings/2024/b.md": briefing("", "related: [a-2, briefings/2024/a-2]\nslug: c\n"),
    }


def test_briefing_whose_address_stays(tmp_path: Path) -> None:
    """A slug is no id: where it makes the address, nothing has to lead there."""
    files = {
        "briefings/a.md": briefing("[[b]]"),
        "briefings/b.md": briefing("", "slug: c\n"),
    }
    found = rename(files, "briefings/b", "d", tmp_path)

    assert found == {
        "briefings/a.md": briefing("[[d]]"),
        "briefings/d.md": briefing("", "slug: c\n"),
    }


def test_briefings_of_one_name(tmp_path: Path) -> None:
    """Where folders told two of one name apart, the other one needs its folder no longer: references to it follow."""
    files = {
        "briefings/2023/weekly.md": briefing("One.", "slug: one\n"),
        "briefings/2024/weekly.md": briefing("Two.", "slug: two\n"),
        "briefings/a.md": briefing(
            "[[2023/weekly]] [[2024/weekly]] [[briefings/2023/weekly]]",
            "related: [2023/weekly, 2024/weekly]\n",
        ),
    }
    found = rename(files, "briefings/2024/weekly", "monthly", tmp_path)

    assert found["briefings/2024/monthly.md"] == files["briefings/2024/weekly.md"]
    assert found["briefings/2023/weekly.md"] == files["briefings/2023/weekly.md"]
    assert found["briefings/a.md"] == briefing(
        "[[weekly]] [[monthly]] [[briefings/2023/weekly]]", "related: [weekly, monthly]\n"
    )


def test_other_items_of_that_id(tmp_path: Path) -> None:
    """An item of another kind that has the old id, or the new one, is not meant."""
    files = {
        "actors/gaza.md": "---\nname: Gaza's people\n---\n[[topics/gaza]]\n",
        "topics/gaza.md": "---\nname: The Strip\n---\n[[actors/gaza]]\n",
        "topics/people.md": "---\nname: A people\nparent: gaza\n---\n",
        "briefings/a.md": briefing("[[actors/gaza]]", "topics: [gaza]\nactors: [gaza]\n"),
    }
    found = rename(files, "actors/gaza", "people", tmp_path)

    assert found["actors/people.md"] == (
        "---\nname: Gaza's people\nredirect_from: [/actors/gaza/]\n---\n[[topics/gaza]]\n"
    )
    assert found["topics/gaza.md"] == "---\nname: The Strip\n---\n[[actors/people]]\n"
    assert found["topics/people.md"] == files["topics/people.md"]
    assert found["briefings/a.md"] == briefing(
        "[[actors/people]]", "topics: [gaza]\nactors: [people]\n"
    )


def test_what_could_mean_two_things_then(tmp_path: Path) -> None:
    """A link that would become ambiguous names its kind, and one that a new id would take over keeps its meaning."""
    files = {
        "actors/gaza.md": "---\nname: Gaza's people\n---\n[[people]]\n",
        "topics/people.md": "---\nname: A people\n---\n[[gaza]] and `[[gaza]]`\n",
    }
    found = rename(files, "actors/gaza", "people", tmp_path)

    assert found["actors/people.md"].endswith("---\n[[topics/people]]\n")
    assert found["topics/people.md"].endswith("---\n[[actors/people]] and `[[gaza]]`\n")


def test_references_by_name_stay(tmp_path: Path) -> None:
    """A name is no id; an id that is spelt as a name becomes the new id."""
    files = {
        "topics/rafah-offensive.md": "---\nname: Offensive in Rafah\naliases: [the offensive]\n---\n",
        "briefings/a.md": briefing(
            "[[Offensive in Rafah]] [[the offensive]] [[Rafah offensive]]",
            "topics: [Rafah offensive, the offensive]\n",
        ),
    }
    found = rename(files, "topics/rafah-offensive", "invasion", tmp_path)

    assert found["briefings/a.md"] == briefing(
        "[[Offensive in Rafah]] [[the offensive]] [[invasion]]",
        "topics: [invasion, the offensive]\n",
    )


FIELDS = [
    ("name: A", "name: A\nredirect_from: [/topics/a/]"),
    ("name: A # b\n# c", "name: A # b\nredirect_from: [/topics/a/]\n# c"),
    ("name: A\nsummary: |\n  B\n\n  # C\n", "name: A\nsummary: |\n  B\n\n  # C\nredirect_from: [/topics/a/]\n"),
    ("name: A\nextra:\n  a:\n    - b\n", "name: A\nextra:\n  a:\n    - b\nredirect_from: [/topics/a/]\n"),
    ("name: A\nsummary:", "name: A\nsummary:\nredirect_from: [/topics/a/]"),
    ("{name: A}", "{name: A, redirect_from: [/topics/a/]}"),
    ("{name: A,\n # b\n}", "{name: A, redirect_from: [/topics/a/],\n # b\n}"),
    ("redirect_from: [/x/]\nname: A", "redirect_from: [/x/, /topics/a/]\nname: A"),
    ("redirect_from: [ '/x/', ] # y\nname: A", "redirect_from: [ '/x/', /topics/a/, ] # y\nname: A"),
    ("redirect_from: []\nname: A", "redirect_from: [/topics/a/]\nname: A"),
    ("redirect_from: /x/ # y\nname: A", "redirect_from: [/x/, /topics/a/] # y\nname: A"),
    ('redirect_from: "/x/"\nname: A', 'redirect_from: ["/x/", /topics/a/]\nname: A'),
    ("redirect_from:\nname: A", "redirect_from: [/topics/a/]\nname: A"),
    ("redirect_from: ~\nname: A", "redirect_from: [/topics/a/]\nname: A"),
    ("redirect_from:\n- /x/ # y\n# z\nname: A", "redirect_from:\n- /x/ # y\n- /topics/a/\n# z\nname: A"),
    ("redirect_from:\n    - /x/\n\nname: A", "redirect_from:\n    - /x/\n    - /topics/a/\n\nname: A"),
    ("redirect_from: [/x/, '/topics/b']\nname: A", "redirect_from: [/x/, '/topics/a/']\nname: A"),
    ("redirect_from:\n - topics/b/ # y\nname: A", "redirect_from:\n - /topics/a/ # y\nname: A"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after"), FIELDS)
@pytest.mark.parametrize("name", ["topics/{}.md", "topics/{}.yml"])
def test_redirects(before: str, after: str, name: str, tmp_path: Path) -> None:
    """The old address is added as the writer writes; if it leads back to the old one, that takes its place."""
    template = "---\n{}\n---\n\nText.\n" if name.endswith("md") else "{}"

    found = rename({name.format("a"): template.format(before)}, "topics/a", "b", tmp_path)

    assert found == {name.format("b"): template.format(after)}


def test_a_link_in_an_attribution_line(tmp_path: Path) -> None:
    """It may lead to any item, as it does elsewhere."""
    text = "> We sail.\n>\n> — Ann Able, on [[{0}]]\n\n— and so to [[{0}|the matter]].\n"
    files = {
        "actors/ann.yml": "name: Ann Able\n",
        "topics/tolls.yml": "name: The tolls\n",
        "briefings/a.md": briefing(text.format("tolls")),
    }
    after = rename(files, "topics/tolls", "fees", tmp_path)

    assert after["briefings/a.md"] == briefing(text.format("fees"))


def test_an_id_that_stands_in_code(tmp_path: Path) -> None:
    """What is shown as code or is escaped means nothing before and after: it stays, and is no reason to refuse."""
    shown = "Write `[[b]]` or \\[[b]].\n\n    [[b]]\n"
    files = {
        "actors/a.md": "---\nname: Ann Able\n---\n",
        "briefings/x.md": briefing(f"{shown}\n| Who |\n|---|\n| [[a\\|her]] |\n"),
    }
    written = rename(files, "actors/a", "b", tmp_path)
    assert shown in written["briefings/x.md"]
    assert "| [[b\\|her]] |" in written["briefings/x.md"]
