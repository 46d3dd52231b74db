"""A Jekyll site: https://jekyllrb.com/docs/structure/."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from nutgraf.importers.originals import Generator, NoSiteError, Original, Survey
from nutgraf.importers.sites.config import settings_in, site_url, unread
from nutgraf.importers.sites.folders import closed, linked
from nutgraf.importers.sites.jekyll_holds import holds_of
from nutgraf.importers.values import Entries, text_of
from nutgraf.keys import Kind
from nutgraf.load.files import MARKDOWN, YAML, SourceFile, find_files

POSTS, DRAFTS = "_posts", "_drafts"
COLLECTIONS = {
    "_topics": Kind.TOPIC,
    "_tags": Kind.TOPIC,
    "_categories": Kind.TOPIC,
    "_authors": Kind.ACTOR,
}
DATA = {
    "_data/topics": Kind.TOPIC,
    "_data/tags": Kind.TOPIC,
    "_data/categories": Kind.TOPIC,
    "_data/authors": Kind.ACTOR,
}
SETTINGS = ("_config.yml", "_config.yaml", "_config.toml")
NOT_SOURCES = frozenset({"_site", "node_modules", "vendor"})
POST_FILES = MARKDOWN | {".html", ".htm", ".textile"}
"""What Jekyll takes for a post; what is not Markdown is read in vain, and told."""


def survey(source: Path) -> Survey:
    """What is where below `source`. Raises NoSiteError where there are no posts."""
    files = find_files(source, source.as_posix(), _excluded)
    found = [each for each in map(_original, files) if each]
    if not any(each.kind is Kind.BRIEFING for each in found):
        message = f"expected posts in {source / POSTS}, but there are none"
        raise NoSiteError(message)
    settings = settings_in(source, SETTINGS)
    hold = holds_of(settings)
    found = [replace(each, hold=hold(each)) for each in found]
    url, root = site_url(settings, "url"), _root(settings)
    return Survey(
        generator=Generator.JEKYLL,
        source=source,
        content=source,
        originals=tuple(each for each in found if each.kind is not Kind.ACTOR),
        people=tuple(each for each in found if each.kind is Kind.ACTOR),
        roots=(source,),
        site_url=url + root if url else None,
        root=root,
        notices=(*linked(files), *unread(source, SETTINGS)),
        left_out=tuple(closed(files)),
    )


def _root(settings: Entries) -> str:
    """The path of the site on its host: `/blog`, or empty."""
    below = (text_of(settings, "baseurl") or "").strip("/")
    return f"/{below}" if below else ""


def _excluded(path: str) -> bool:
    return path.partition("/")[0] in NOT_SOURCES


def _original(file: SourceFile) -> Original | None:
    path = PurePosixPath(file.source)
    for folder in (POSTS, DRAFTS):
        if folder in path.parts[:-1]:
            return _post(file, path, folder) if file.suffix in POST_FILES else None
    if file.suffix in MARKDOWN:
        return _record(file, path, COLLECTIONS.get(path.parts[0]))
    if file.suffix in YAML:
        return _record(file, path, DATA.get(path.with_suffix("").as_posix()))
    return None


def _post(file: SourceFile, path: PurePosixPath, folder: str) -> Original:
    """A post. The folders round `_posts` are its categories (https://jekyllrb.com/docs/posts/#categories)."""
    place = path.parts.index(folder)
    above, below = path.parts[:place], path.parts[place + 1 :]
    target = PurePosixPath(Kind.BRIEFING, *above, *below).with_suffix(".md")
    defaults = [("topics", name) for name in above]
    defaults += [("draft", "true")] if folder == DRAFTS else []
    return Original(
        file.location, file.label, file.source, target.as_posix(), POSTS, tuple(defaults)
    )


def _record(file: SourceFile, path: PurePosixPath, kind: Kind | None) -> Original | None:
    if kind is None:
        return None
    suffix = ".md" if file.suffix in MARKDOWN else ".yml"
    target = f"{kind}/{path.stem}{suffix}"
    return Original(file.location, file.label, file.source, target, path.parts[0].strip("_"))
