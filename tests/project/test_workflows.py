"""The workflows hold no more rights than they need, and run only what is pinned."""

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.data import read_yaml
from tests.docs.pages import pages
from tests.project.commands import ROOT, tool

WORKFLOWS = sorted((ROOT / ".github" / "workflows").iterdir())
PINNED = re.compile(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
DEPLOY = {"pages": "write", "id-token": "write", "attestations": "write"}
MAY_WRITE = {"publish.yml": {"deploy": DEPLOY}}

each_workflow = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def test_there_are_workflows() -> None:
    """The tests below look at the two that we have."""
    assert [path.name for path in WORKFLOWS] == ["check.yml", "publish.yml"]


def test_schema() -> None:
    """Each workflow is one by GitHub's own schema."""
    done = tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", *WORKFLOWS)

    assert done.returncode == 0, done.stdout


def test_examples(tmp_path: Path) -> None:
    """So is each that the handbook shows."""
    shown = [each for page in pages() for each in page.examples("yaml", ".github/")]
    assert shown
    for each in shown:
        file = tmp_path / "shown.yml"
        file.write_text(each.text, encoding="utf-8")
        done = tool("check-jsonschema", "--builtin-schema", "vendor.github-workflows", file)
        assert done.returncode == 0, done.stdout


def test_auditor() -> None:
    """The auditor of workflows finds nothing, at its strictest."""
    done = tool("zizmor", "--offline", "--no-progress", "--persona", "pedantic", ".github")

    assert done.returncode == 0, done.stdout


@each_workflow
def test_actions_are_pinned(path: Path) -> None:
    """Each action is named by its commit, with the version beside it for the reader."""
    uses = [line for line in path.read_text(encoding="utf-8").splitlines() if "uses:" in line]

    assert uses
    assert [line for line in uses if not PINNED.search(line)] == []


@each_workflow
def test_no_rights_over_pull_requests(path: Path) -> None:
    """Nothing that a stranger proposes runs with our rights."""
    assert "pull_request_target" not in path.read_text(encoding="utf-8")


@each_workflow
def test_least_rights(path: Path) -> None:
    """Rights are given to a job, and only the one that publishes may write."""
    workflow: dict[str, Any] = read_yaml(path.read_text(encoding="utf-8"))
    allowed = MAY_WRITE.get(path.name, {})

    assert workflow["permissions"] == {}
    for name, job in workflow["jobs"].items():
        assert job["permissions"] == allowed.get(name, {"contents": "read"}), name


def git(folder: Path, *arguments: str) -> None:
    """Run a command of Git in a folder."""
    subprocess.run(["git", *arguments], cwd=folder, check=True)


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    """A pull request as GitHub merges it for a check: into the base branch of that moment, with its parents."""
    folder = tmp_path / "proposal"

    def commit(files: dict[str, str]) -> None:
        for name, text in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        git(folder, "add", "--all")
        git(folder, "commit", "--quiet", "--message", "x")

    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "config", "user.name", "a")
    git(folder, "config", "user.email", "a@example.org")
    commit({"mkdocs.yml": "old", "content/gone.md": "old", "content/kept.md": "old"})
    git(folder, "checkout", "--quiet", "-b", "proposed")
    (folder / "content" / "gone.md").unlink()
    commit({"tools/run": "proposed", "content/new.md": "proposed"})
    git(folder, "checkout", "--quiet", "main")
    commit({"mkdocs.yml": "newer", "content/newer.md": "newer"})
    git(folder, "merge", "--quiet", "--no-edit", "proposed")
    return folder


def content_steps() -> list[dict[str, Any]]:
    """What the check of the content does, step by step."""
    workflow = read_yaml((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    steps: list[dict[str, Any]] = workflow["jobs"]["content"]["steps"]
    return steps


def take_content(folder: Path) -> int:
    """Run the step that takes the content of a pull request; its exit code."""
    script = content_steps()[1]["run"]
    done = subprocess.run(["bash", "-e", "-c", script], cwd=folder, check=False)
    return done.returncode


def test_a_pull_request_brings_its_content_alone(proposal: Path) -> None:
    """What is built of it is built with the settings, the templates and the code of the base branch.

    They are those with which its content was merged: what an event tells of the base branch may be older.
    """
    first, second, *_ = content_steps()
    assert "ref" not in first["with"]
    assert first["with"]["fetch-depth"] == 2
    assert second["if"] == "github.event_name == 'pull_request'"

    assert take_content(proposal) == 0

    found = {
        path.relative_to(proposal).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(proposal.rglob("*"))
        if path.is_file() and ".git" not in path.parts
    }
    assert found == {
        "content/kept.md": "old",
        "content/new.md": "proposed",
        "content/newer.md": "newer",
        "mkdocs.yml": "newer",
    }


def test_content_that_leads_elsewhere_is_not_looked_at(proposal: Path) -> None:
    """A pull request whose `content` is a link ends the check."""
    shutil.rmtree(proposal / "content")
    (proposal / "content").symlink_to("tools")
    git(proposal, "add", "--all")
    git(proposal, "commit", "--quiet", "--amend", "--no-edit")

    assert take_content(proposal) != 0


def test_what_is_published_is_attested() -> None:
    """Where it was built is said of the digest that the build has reckoned, by the job that deploys."""
    workflow = read_yaml((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    attest = workflow["jobs"]["deploy"]["steps"][0]

    assert attest["uses"].startswith("actions/attest-build-provenance@")
    assert attest["with"]["subject-digest"] == "sha256:${{ needs.build.outputs.digest }}"
