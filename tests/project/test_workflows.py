"""The workflows hold no more rights than they need, and run only what is pinned."""

import re
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


def test_a_pull_request_brings_its_content_alone() -> None:
    """What is built of it is built with the settings, the templates and the code of the base branch."""
    workflow = read_yaml((ROOT / ".github/workflows/check.yml").read_text(encoding="utf-8"))
    first, second, move, *_ = workflow["jobs"]["content"]["steps"]

    assert first["with"]["ref"] == "${{ github.event.pull_request.base.sha }}"
    assert second["with"]["path"] == "proposed"
    assert "mv proposed/content content" in move["run"]


def test_what_is_published_is_attested() -> None:
    """Where it was built is said of the digest that the build has reckoned, by the job that deploys."""
    workflow = read_yaml((ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8"))
    attest = workflow["jobs"]["deploy"]["steps"][0]

    assert attest["uses"].startswith("actions/attest-build-provenance@")
    assert attest["with"]["subject-digest"] == "sha256:${{ needs.build.outputs.digest }}"
