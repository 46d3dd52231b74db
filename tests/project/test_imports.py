"""The direction of imports, as pyproject.toml sets it."""

from tests.project.commands import tool


def test_contracts_are_kept() -> None:
    """Imports point downwards only, and only the adapter knows MkDocs."""
    done = tool("lint-imports", "--no-logo")

    assert done.returncode == 0, done.stdout
    assert "2 kept, 0 broken" in done.stdout
