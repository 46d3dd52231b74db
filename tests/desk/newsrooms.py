"""Newsrooms for the tests of the desk: files, what the stages make of them, and a folder that commands work in."""

from dataclasses import replace
from pathlib import Path

from nutgraf.pipeline import Content, Outcome, run
from nutgraf.settings import Settings
from tests.cases import NOW, Files, write_files

CONFIG = "site_name: A newsroom\ntheme: material\ndocs_dir: content\nplugins: [nutgraf]\n"


def outcome_of(files: Files, folder: Path, extensions: tuple[str, ...] = ()) -> Outcome:
    """What the stages make of a newsroom with those files below its content folder, drafts included.

    `extensions` are those of Markdown besides the site's own.
    """
    content = Content(write_files(files, folder / "content"), "content")
    settings = Settings(now=NOW, preview=True)
    markdown = settings.markdown
    own = replace(markdown, extensions=(*markdown.extensions, *extensions))
    return run(content, replace(settings, markdown=own))


def newsroom_of(files: Files, folder: Path) -> Path:
    """A newsroom with those files below its content folder: the path of its settings."""
    write_files({"index.md": "# Front\n", **files}, folder / "content")
    write_files({"mkdocs.yml": CONFIG}, folder)
    return folder / "mkdocs.yml"


def briefing(prose: str, fields: str = "") -> str:
    """A briefing with that prose and those fields."""
    return f"---\ntitle: A briefing\ndate: 2024-03-26\n{fields}---\n\n{prose}\n"
