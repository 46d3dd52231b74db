"""The settings of an old site."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from nutgraf.importers.report import Remark
from nutgraf.importers.toml_nodes import parse_toml
from nutgraf.importers.values import Entries, text_of
from nutgraf.load.nodes import Mapping
from nutgraf.load.yaml_nodes import Parsed, parse_yaml
from nutgraf.problems import Place, errors


def settings_in(folder: Path, files: Iterable[str]) -> Entries:
    """The settings in the first of the `files` that is there, as far as they can be read."""
    for path in _there(folder, files):
        node = _parsed(path).node
        return node.entries if isinstance(node, Mapping) else {}
    return {}


def unread(folder: Path, files: Iterable[str]) -> Iterator[Remark]:
    """A remark on the first of the `files` that is there, if nothing in it can be read."""
    for path in _there(folder, files):
        node, problems = _parsed(path)
        wrong = errors(problems)
        if node is None and wrong:
            place = Place(path.as_posix(), wrong[0].place.line, wrong[0].place.column)
            message = f"the settings cannot be read ({wrong[0].message})"
            hint = "Posts that they keep from readers are published, unless you write `draft: true` in them."
            yield Remark(place, message, hint)
        return


def _there(folder: Path, files: Iterable[str]) -> Iterator[Path]:
    return (path for path in (folder / file for file in files) if path.is_file())


def _parsed(path: Path) -> Parsed:
    text = path.read_text(encoding="utf-8", errors="replace")
    parse = parse_toml if path.suffix == ".toml" else parse_yaml
    return Parsed(*parse(text, path.name))


def site_url(settings: Entries, *names: str) -> str | None:
    """The address of the site: the first of the settings `names` that is one."""
    given = (text_of(settings, name) or "" for name in names)
    urls = (url.rstrip("/") for url in given if url.startswith(("http://", "https://")))
    return next(urls, None)
