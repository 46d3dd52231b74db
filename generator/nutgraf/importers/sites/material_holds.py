"""What the settings of MkDocs, and of Material's plugins `blog` and `meta`, keep from readers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from pathspec.gitignore import GitIgnoreSpec

from nutgraf.importers.originals import Hold
from nutgraf.importers.sites.config import settings_in
from nutgraf.importers.values import Entries, text_of
from nutgraf.load.nodes import Entry, Mapping, Scalar, Sequence
from nutgraf.validate.normalise import NO, YES

PATTERNS = ("exclude_docs", "draft_docs")
META = ".meta.yml"
WAITS = "draft_if_future_date"

Holds = Callable[[str], Hold | None]


def holds_of(settings: Entries, content: Path) -> Holds:
    """Says of the path of a page below `content` what keeps it from readers."""
    specs = [*_specs(settings)]
    metas = [*_metas(content, settings)]

    def hold(path: str) -> Hold | None:
        for name, spec in specs:
            if spec.match_file(path):
                return Hold(f"`{name}` in the settings")
        fit = [each for each in metas if path.startswith(each[0])]  # as the plugin compares them
        if fit and fit[-1][2].casefold() in YES:
            _, file, draft = fit[-1]
            return Hold(f"`draft: {draft}` in {file}", unless="draft")
        return None

    return hold


def waits_for_dates(settings: Entries) -> bool:
    """Whether the blog shows no post before its date."""
    given = (blog[WAITS] for blog in _plugins(settings, "blog") if WAITS in blog)
    return any(_is_on(each) for each in given)


def _is_on(switch: Entry) -> bool:
    """What asks the environment (`!ENV [A, true]`) counts as on: it may have been."""
    return not isinstance(switch.value, Scalar) or switch.value.text.casefold() not in NO


def _specs(settings: Entries) -> Iterator[tuple[str, GitIgnoreSpec]]:
    for name in PATTERNS:
        lines = (text_of(settings, name) or "").splitlines()
        with suppress(ValueError):  # with such a pattern MkDocs makes no site
            yield name, GitIgnoreSpec.from_lines(lines)


def _metas(content: Path, settings: Entries) -> Iterator[tuple[str, str, str]]:
    """The folder, the path and the `draft` of each file of the `meta` plugin that has one, from the top down."""
    given = (text_of(plugin, "meta_file") for plugin in _plugins(settings, "meta"))
    name = PurePosixPath(next(filter(None, given), META)).name
    found = (path for path in content.rglob(name) if path.is_file() and not path.is_symlink())
    for path in sorted(found, key=lambda path: (len(path.parts), path)):
        draft = text_of(settings_in(path.parent, [path.name]), "draft")
        if draft is not None:
            folder = path.parent.relative_to(content).as_posix()
            yield "" if folder == "." else folder, path.relative_to(content).as_posix(), draft


def _plugins(settings: Entries, name: str) -> Iterator[Entries]:
    """What is set for a plugin of Material's, each time that it is listed with settings."""
    given = settings["plugins"].value if "plugins" in settings else None
    for item in given.items if isinstance(given, Sequence) else [given]:
        entries = item.entries if isinstance(item, Mapping) else {}
        for each in (entries.get(name), entries.get(f"material/{name}")):
            if each and isinstance(each.value, Mapping):
                yield each.value.entries
