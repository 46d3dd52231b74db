"""The settings of an old site: where it was published."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from nutgraf.importers.toml_nodes import parse_toml
from nutgraf.importers.values import text_of
from nutgraf.load.nodes import Mapping
from nutgraf.load.yaml_nodes import parse_yaml


def site_url(folder: Path, files: Iterable[str], *names: str) -> str | None:
    """The address of the site: the first of the settings `names` in the first of the `files` that gives one."""
    for path in (folder / file for file in files):
        if path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            parse = parse_toml if path.suffix == ".toml" else parse_yaml
            node = parse(text, path.name).node
            entries = node.entries if isinstance(node, Mapping) else {}
            for name in names:
                url = text_of(entries, name)
                if url and url.startswith(("http://", "https://")):
                    return url.rstrip("/")
    return None
