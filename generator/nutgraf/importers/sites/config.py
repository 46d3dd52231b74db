"""The settings of an old site."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nutgraf.importers.toml_nodes import parse_toml
from nutgraf.importers.values import Entries, text_of
from nutgraf.load.nodes import Mapping
from nutgraf.load.yaml_nodes import parse_yaml


def settings_in(folder: Path, files: Iterable[str]) -> Entries:
    """The settings in the first of the `files` that is there, as far as they can be read."""
    for path in (folder / file for file in files):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            parse = parse_toml if path.suffix == ".toml" else parse_yaml
            node = parse(text, path.name).node
            return node.entries if isinstance(node, Mapping) else {}
    return {}


def site_url(settings: Entries, *names: str) -> str | None:
    """The address of the site: the first of the settings `names` that is one."""
    given = (text_of(settings, name) or "" for name in names)
    urls = (url.rstrip("/") for url in given if url.startswith(("http://", "https://")))
    return next(urls, None)
