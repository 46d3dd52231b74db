"""`nutgraf init`: a newsroom that builds as it is, and nothing written over."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from nutgraf.drafts.naming import one_line
from nutgraf.load.decode import CONTROL
from nutgraf.model import Record
from nutgraf.scaffold.make import make_newsroom, scaffold
from nutgraf.scaffold.pins import pin
from nutgraf.schema import KINDS, schema_text
from nutgraf.validate.shapes import shape_of
from nutgraf.validate.validate import MODELS
from tests.commands.newsrooms import fields_of, held_against, nutgraf
from tests.data import read_yaml
from tests.project.commands import ROOT, tool

LINKED = re.compile(r"uses: ([\w./-]+@\S+ # v[\d.]+)")


@pytest.fixture(scope="module")
def harbour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new newsroom, not to be changed."""
    folder = tmp_path_factory.mktemp("made") / "harbour-news"
    done = nutgraf("init", folder)
    assert done.exit_code == 0, done.output
    return folder


def files_of(folder: Path) -> dict[str, bytes]:
    """What is in each file of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


# ------------------------------------------------------------------------------- it works as it is


def test_there_is_nothing_to_mend(harbour: Path) -> None:
    """The strictest check finds nothing in the example, not even a notice."""
    done = nutgraf("check", "--strict", "--config-file", harbour / "mkdocs.yml")

    assert done.exit_code == 0
    assert done.output == "Nothing to mend.\n"


@pytest.mark.slow
def test_from_the_wheel_to_the_site(environment: Path, tmp_path: Path) -> None:
    """In an environment that holds nothing but the wheel a newsroom is made, checked and built without a warning."""
    clean = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}

    def run(*command: str | Path, folder: Path) -> str:
        done = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, check=False, env=clean
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout + done.stderr

    run(environment / "nutgraf", "init", "harbour", "--name", "The Harbour", folder=tmp_path)
    harbour = tmp_path / "harbour"
    (harbour / ".venv").symlink_to(environment.parent)
    (harbour / ".venv" / "ready").touch()

    assert "Nothing to mend." in run("make", "check", folder=harbour)
    assert "WARNING" not in run("make", "site", folder=harbour)
    front = (harbour / "site" / "index.html").read_text(encoding="utf-8")
    assert "The Harbour" in front
    assert "Example: the council hears both sides" in front
    assert (harbour / "site" / ".gitignore").is_file()


@pytest.mark.slow
def test_a_broken_part_of_a_plain_page_is_not_published(tmp_path: Path) -> None:
    """What MkDocs finds between plain pages stops a strict build of a new newsroom; what is there does not."""
    folder = tmp_path / "harbour"
    nutgraf("init", folder)
    about = folder / "content" / "about.md"
    about.write_text(about.read_text(encoding="utf-8") + "\n[y](#nowhere) [z](index.md)\n")
    command = [f"{Path(sys.executable).with_name('nutgraf')}", "build", "--strict"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    told = [line for line in done.stderr.splitlines() if line.startswith("WARNING")]
    assert done.returncode == 1
    assert len(told) == 1
    assert "'#nowhere'" in told[0]


def owner(model: type[Record], name: str) -> str:
    """The record that declares a field, and the field."""
    declares = next(
        each for each in reversed(model.mro()) if name in vars(each).get("__annotations__", {})
    )
    return f"{declares.__name__}.{name}"


def declared(model: type[Record]) -> Iterator[str]:
    """Every field of a model, and of the records within it."""
    for name, field in shape_of(model).fields.items():
        yield owner(model, name)
        if field.record:
            yield from declared(field.record)


def used(data: Any, model: type[Record]) -> Iterator[str]:
    """Every field of a model that some data has, and those of the records within it."""
    shape = shape_of(model)
    for written, value in data.items():
        name = shape.canonical[written]
        yield owner(model, name)
        record = shape.fields[name].record
        for each in value if isinstance(value, list) else [value]:
            if record and isinstance(each, dict):
                yield from used(each, record)


def test_the_example_has_everything(harbour: Path, tmp_path: Path) -> None:
    """Every field of every kind of item, and of the records in them, is shown once at least."""
    shown: set[str] = set()
    for kind, files in fields_of(harbour / "content", tmp_path).items():
        for path in files:
            data = read_yaml(path.read_text(encoding="utf-8"))
            items = (
                data.values() if all(isinstance(each, dict) for each in data.values()) else [data]
            )
            shown |= {field for item in items for field in used(item, MODELS[KINDS[kind]])}

    assert shown == {field for section in KINDS.values() for field in declared(MODELS[section])}


def test_the_example_says_that_it_is_one(harbour: Path) -> None:
    """Each briefing is called an example, each actor made up, and the front page says how to be rid of them."""
    briefings = [*(harbour / "content" / "briefings").rglob("*.md")]
    actors = [*(harbour / "content" / "actors").iterdir()]

    assert briefings
    assert all(re.search(r"title: \"Ex[ae]mple", path.read_text("utf-8")) for path in briefings)
    for path in actors:
        text = path.read_text("utf-8")
        assert text.count("ade up for the example") == len(re.findall(r"^ *name:", text, re.M))
    assert "made up" in (harbour / "content" / "index.md").read_text("utf-8")


def test_fields_are_what_editors_expect(harbour: Path, tmp_path: Path) -> None:
    """The schemas that come along are those of `nutgraf schema`, accept the example, and are the editor's."""
    editor = json.loads((harbour / ".vscode" / "settings.json").read_text("utf-8"))
    for schema, patterns in editor["yaml.schemas"].items():
        kind = KINDS[Path(schema).stem]
        assert (harbour / schema).read_text("utf-8") == schema_text(kind)
        assert all(pattern.startswith(f"content/{kind}/") for pattern in patterns)

    assert len(editor["yaml.schemas"]) == len(KINDS)
    for kind_word, files in fields_of(harbour / "content", tmp_path).items():
        code, report = held_against(harbour / "schemas" / f"{kind_word}.json", files)
        assert code == 0, report


# ------------------------------------------------------------------------------ what comes with it


def test_workflows(harbour: Path) -> None:
    """They are workflows by GitHub's schema, the auditor finds nothing, and actions are pinned as our own are."""
    folder = harbour / ".github" / "workflows"
    files = sorted(folder.iterdir())
    done = tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *files)
    assert done.returncode == 0, done.stdout
    done = tool(
        "zizmor", "--offline", "--no-progress", "--persona", "pedantic", harbour / ".github"
    )
    assert done.returncode == 0, done.stdout

    ours = (ROOT / ".github" / "workflows").glob("*.yml")
    pinned = {each for path in ours for each in LINKED.findall(path.read_text("utf-8"))}
    used = [each for path in files for each in LINKED.findall(path.read_text("utf-8"))]
    assert used
    assert set(used) <= pinned


def test_workflows_run_what_there_is(harbour: Path) -> None:
    """Whatever `make` does in a workflow, in the README or in the settings of pre-commit is a target."""
    listed = subprocess.run(["make"], cwd=harbour, capture_output=True, text=True, check=True)
    targets = {line.split()[0] for line in listed.stdout.splitlines()}
    texts = [path.read_text("utf-8") for path in (harbour / ".github").rglob("*.yml")]
    texts.append((harbour / "README.md").read_text("utf-8"))
    named = {name for text in texts for name in re.findall(r"^(?:.*run: |)make (\w+)", text, re.M)}

    assert {"check", "site", "serve"} <= named <= targets


def steps_of(folder: Path, target: str) -> list[str]:
    """What `make` would run for a target."""
    done = subprocess.run(
        ["make", "--dry-run", target], cwd=folder, capture_output=True, text=True, check=True
    )
    return done.stdout.splitlines()


def test_an_environment_whose_python_has_gone_is_made_again(tmp_path: Path) -> None:
    """An upgrade of the system may take it away. One that is there keeps what was installed: Nutgraf may be in it."""
    make_newsroom(tmp_path)
    programs = tmp_path / ".venv" / "bin"
    programs.mkdir(parents=True)
    (programs / "python").symlink_to(sys.executable)

    assert steps_of(tmp_path, "check")[0] == "python3 -m venv .venv"
    (tmp_path / ".venv" / "ready").touch()
    assert len(steps_of(tmp_path, "check")) == 1
    (programs / "python").unlink()
    (programs / "python").symlink_to(tmp_path / "gone")
    assert steps_of(tmp_path, "check")[0] == "python3 -m venv --clear .venv"


def test_clean_takes_what_was_built(tmp_path: Path) -> None:
    """What a build that was killed has left, too, and whether or not there is a site."""
    make_newsroom(tmp_path)
    kept = {path.name for path in tmp_path.iterdir()}
    for name in (".nutgraf", ".site.building", ".venv", "site/page"):
        (tmp_path / name / "deep").mkdir(parents=True)

    subprocess.run(["make", "clean"], cwd=tmp_path, check=True)
    assert {path.name for path in tmp_path.iterdir()} == kept
    assert [path.name for path in (tmp_path / "site").iterdir()] == [".gitignore"]
    shutil.rmtree(tmp_path / "site")
    subprocess.run(["make", "clean"], cwd=tmp_path, check=True)


def test_what_is_built_stays_out_of_git(harbour: Path, tmp_path: Path) -> None:
    """Neither the environment nor the site comes into Git, but the folder of the site does."""
    make_newsroom(tmp_path)
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    paths = [".venv/ready", "site/index.html", "site/.gitignore", "content/index.md"]
    done = subprocess.run(
        ["git", "check-ignore", *paths], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.stdout.split() == paths[:2]


def test_versions_are_pinned(harbour: Path) -> None:
    """Nutgraf and all that it needs, each in one version."""
    lines = (harbour / "requirements.txt").read_text("utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]

    assert pins[0].startswith("nutgraf==")
    assert {"mkdocs", "mkdocs-material", "pagefind-bin", "pyyaml"} <= {
        pin.partition("==")[0] for pin in pins
    }
    assert [pin for pin in pins if not re.fullmatch(r"[a-z0-9-]+==[\w.+!]+", pin)] == []


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        (None, "a==1.0"),
        ({"url": "file:///srv/a-1.0.whl", "archive_info": {}}, "a==1.0"),
        (
            {"url": "https://example.org/a-1.0.whl", "archive_info": {}},
            "a @ https://example.org/a-1.0.whl",
        ),
        (
            {"url": "https://example.org/a", "vcs_info": {"vcs": "git", "commit_id": "0f1e"}},
            "a @ git+https://example.org/a@0f1e",
        ),
    ],
)
def test_where_versions_come_from(origin: dict[str, Any] | None, expected: str) -> None:
    """What came from an address that others can reach is got from there again, at the same commit."""
    assert pin("a", "1.0", origin) == expected


def test_pre_commit(harbour: Path) -> None:
    """The check runs before each commit, as pre-commit shows no pattern what is deleted; and once only."""
    hooks = read_yaml((harbour / ".pre-commit-config.yaml").read_text("utf-8"))
    [hook] = hooks["repos"][0]["hooks"]

    assert hook["entry"] == ".venv/bin/nutgraf check"
    assert not hook["pass_filenames"]
    assert hook["always_run"]
    assert "files" not in hook


def test_names_of_files_are_final(harbour: Path) -> None:
    """Nothing of the way in which files are kept in the package is left in their names or their text."""
    files = files_of(harbour)

    assert not [name for name in files if "dot-" in name or name.endswith(".in")]
    assert not [name for name, data in files.items() if b"$name" in data or b"$quoted" in data]
    assert {".gitignore", "site/.gitignore", ".vscode/settings.json", "README.md"} <= {*files}


# --------------------------------------------------------------------------- never over a file


def test_no_file_is_written_over(tmp_path: Path) -> None:
    """What is there is left as it is and listed; the rest is written, and the exit code tells."""
    (tmp_path / "README.md").write_text("Ours", encoding="utf-8")
    (tmp_path / "mkdocs.yml").symlink_to("nowhere")
    (tmp_path / "schemas").write_text("no folder", encoding="utf-8")

    done = nutgraf("init", tmp_path)

    assert done.exit_code == 1
    left = [line.removeprefix("left as it is: ") for line in done.stderr.splitlines()]
    names = ["README.md", "mkdocs.yml", *(f"schemas/{kind}.json" for kind in sorted(KINDS))]
    assert left == [str(tmp_path / name) for name in names]
    assert (tmp_path / "README.md").read_text(encoding="utf-8") == "Ours"
    assert not (tmp_path / "nowhere").exists()
    assert (tmp_path / "Makefile").is_file()


def test_a_second_time_nothing_is_written(tmp_path: Path) -> None:
    """Where all files are there, nothing is done, and that is said."""
    nutgraf("init", tmp_path / "a")
    before = files_of(tmp_path / "a")

    done = nutgraf("init", tmp_path / "a", "--name", "Another name")

    assert done.exit_code == 1
    assert "Nothing was written" in done.stdout
    assert files_of(tmp_path / "a") == before


@pytest.mark.parametrize("makefile", ["a new newsroom's", "ours"])
def test_what_make_runs(makefile: str, tmp_path: Path) -> None:
    """`make site` and `make check` are the commands of Nutgraf that the handbook says; so is a newsroom's `serve`."""
    folder = ROOT
    if makefile != "ours":
        nutgraf("init", tmp_path)
        folder = tmp_path
        (tmp_path / ".venv").mkdir()  # as if it were installed
        (tmp_path / ".venv" / "ready").touch()

    done = subprocess.run(
        ["make", "--dry-run", "site", "check", *(["serve"] if folder is tmp_path else [])],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
    )

    assert "/bin/nutgraf build --strict" in done.stdout
    assert "/bin/nutgraf check" in done.stdout
    assert folder is ROOT or "/bin/nutgraf serve --dev-addr" in done.stdout


def test_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who makes it where they are is not told to go anywhere."""
    monkeypatch.chdir(tmp_path)

    done = nutgraf("init", ".")

    assert "files into this folder.\n\n  make serve " in done.stdout
    assert "cd " not in done.stdout


def test_within_a_repository(tmp_path: Path) -> None:
    """Below the top of a repository nobody would run the workflows: that is told, and where they run."""
    (tmp_path / ".git").mkdir()
    told = (
        f"note: GitHub looks for .github/ at the top of a repository only, in {tmp_path.resolve()}."
    )

    assert told in nutgraf("init", str(tmp_path / "harbour")).stderr
    (tmp_path / "harbour" / ".git").mkdir()
    assert told not in nutgraf("init", str(tmp_path / "harbour")).stderr


def test_where_no_folder_can_be(tmp_path: Path) -> None:
    """A file in the way is told, and no traceback."""
    (tmp_path / "file").touch()

    assert nutgraf("init", tmp_path / "file").exit_code == 2
    done = nutgraf("init", tmp_path / "file" / "below")
    assert done.exit_code == 1
    assert "the system says: Not a directory" in done.stderr


# ---------------------------------------------------------------------------------------- its name


@pytest.mark.parametrize(
    ("folder", "name", "expected"),
    [
        ("harbour-news", "", "Harbour news"),
        ("harbour_news", "The Harbour", "The Harbour"),
        ("x", "iPhone news", "iPhone news"),
        ("x", "  two\nlines\x07 ", "two lines"),
        ("---", "", "Newsroom"),
        (
            "x",
            'A "quoted": $name, ${name} #1 {{ name }}',
            'A "quoted": $name, ${name} #1 {{ name }}',
        ),
        ("صحيفة", "", "صحيفة"),
    ],
)
def test_the_name(folder: str, name: str, expected: str, tmp_path: Path) -> None:
    """It is the given one, or the folder's with a capital, in the settings and on the front page, whatever is in it."""
    make_newsroom(tmp_path / folder, name)

    site = read_yaml((tmp_path / folder / "mkdocs.yml").read_text("utf-8"))
    front = (tmp_path / folder / "content" / "index.md").read_text("utf-8")
    assert site["site_name"] == expected
    assert read_yaml(front.split("---")[1])["title"] == expected
    assert (tmp_path / folder / "README.md").read_text("utf-8").startswith(f"# {expected}\n")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_name_is_safe(text: str) -> None:
    """Whatever the name, the settings are valid, and hold it."""
    name = one_line(text)
    with pytest.MonkeyPatch.context() as patch:  # no name is in schemas and pins, which take long
        patch.setattr("nutgraf.scaffold.make.KINDS", {})
        patch.setattr("nutgraf.scaffold.make.pins", list)
        made = scaffold(name)[PurePosixPath("mkdocs.yml")]

    assert not CONTROL.search(name)
    assert yaml.safe_load(made)["site_name"] == name


def test_the_way_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The command that leads into the folder can be pasted into a shell, whatever the folder is called."""
    monkeypatch.chdir(tmp_path)
    folder = """with 'quotes" é"""

    done = nutgraf("init", folder)

    [command] = re.findall(r"^  (cd .*)$", done.output, re.M)
    assert shlex.split(command) == ["cd", folder]
