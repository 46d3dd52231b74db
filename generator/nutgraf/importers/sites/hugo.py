"""A Hugo site, or its `content` folder: https://gohugo.io/content-management/organization/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path, PurePosixPath

from nutgraf.importers.originals import Generator, NoSiteError, Original, Survey
from nutgraf.importers.report import Remark
from nutgraf.importers.sites.config import settings_in, site_url
from nutgraf.importers.sites.folders import closed, linked
from nutgraf.keys import Kind
from nutgraf.load.files import MARKDOWN, YAML, SourceFile, find_files
from nutgraf.problems import Place

TAXONOMIES = {
    "topics": Kind.TOPIC,
    "tags": Kind.TOPIC,
    "categories": Kind.TOPIC,
    "series": Kind.STORY,
}
"""The folders of `content` and `data` whose files are terms, and what these become."""

PEOPLE = "authors"
SETTINGS = [
    f"{folder}{name}{suffix}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for suffix in (".toml", ".yaml", ".yml")
]
LISTS = ("_index", "index")

OTHER_MARKUP = frozenset(
    {".ad", ".adoc", ".asciidoc", ".htm", ".html", ".org", ".pandoc", ".pdc", ".rst"}
)
"""What Hugo takes for a post, too, where it has front matter: it is read in vain, and told."""

FRONT_MATTER = (b"---", b"+++", b"{", b"#+")
"""How front matter begins, that of Org included."""


def survey(source: Path) -> Survey:
    """What is where below `source`. Raises NoSiteError where there is nothing written."""
    content = source / "content" if (source / "content").is_dir() else source
    found = find_files(content, content.as_posix())
    files = [file for file in found if file.suffix in MARKDOWN or _is_in_other_markup(file)]
    if not any(file.suffix in MARKDOWN for file in files):
        message = f"expected posts in Markdown, but there are none in {content}"
        raise NoSiteError(message)
    posts = [file for file in files if _top(file) not in {*TAXONOMIES, PEOPLE}]
    sections = {_top(file) for file in posts if _top(file) and not _is_list(file)}
    originals = [*_terms(files), *_data(source), *(_post(file, sections) for file in posts)]
    people = [_person(file) for file in files if _top(file) == PEOPLE and not _is_list(file)]
    return Survey(
        generator=Generator.HUGO,
        source=source,
        content=content,
        originals=tuple(each for each in originals if each),
        people=(*people, *_data_people(source)),
        roots=(source / "static", source / "assets"),
        site_url=site_url(settings_in(source, SETTINGS), "baseURL", "baseurl", "baseUrl"),
        notices=(*_aside(files, sections), *linked(found)),
        left_out=tuple(closed(found)),
    )


def _is_in_other_markup(file: SourceFile) -> bool:
    if file.suffix not in OTHER_MARKUP or file.oddity:
        return False
    with suppress(OSError), file.location.open("rb") as opened:
        return opened.read(3).startswith(FRONT_MATTER)
    return False


def _top(file: SourceFile) -> str:
    top, slash, _ = file.source.partition("/")
    return top if slash else ""


def _is_list(file: SourceFile) -> bool:
    """Whether the file is the head of its section."""
    path = PurePosixPath(file.source)
    return path.stem in LISTS and len(path.parts) <= 2  # noqa: PLR2004  # the section and the file


def _is_branch(file: SourceFile) -> bool:
    return PurePosixPath(file.source).stem == "_index"


def _terms(files: Iterable[SourceFile]) -> Iterator[Original]:
    for file in files:
        kind = TAXONOMIES.get(_top(file))
        if kind is None:
            continue
        target = f"{kind}/index.md" if _is_list(file) else f"{kind}/{_term(file)}.md"
        yield Original(file.location, file.label, file.source, target, _top(file))


def _term(file: SourceFile) -> str:
    """`topics/trust/_index.md` and `topics/trust.md` are both the term `trust`."""
    path = PurePosixPath(file.source).with_suffix("")
    return path.parent.name if path.name in LISTS else path.name


def _person(file: SourceFile) -> Original:
    target = f"{Kind.ACTOR}/{_term(file)}.md"
    return Original(file.location, file.label, file.source, target, PEOPLE)


def _post(file: SourceFile, sections: set[str]) -> Original | None:
    """A post; one section's folder becomes that of briefings, several keep their names below it."""
    path = PurePosixPath(file.source)
    if not _top(file) or (_is_branch(file) and not (_is_list(file) and len(sections) == 1)):
        return None
    below = PurePosixPath(*path.parts[1:]) if len(sections) == 1 else path
    stem = "index" if _is_branch(file) else path.stem
    target = f"{Kind.BRIEFING}/{below.with_name(stem + '.md')}"
    return Original(file.location, file.label, file.source, target, _top(file))


def _data(source: Path) -> Iterator[Original]:
    for folder, kind in TAXONOMIES.items():
        yield from _records(source, folder, kind)


def _data_people(source: Path) -> Iterator[Original]:
    return _records(source, PEOPLE, Kind.ACTOR)


def _records(source: Path, folder: str, kind: Kind) -> Iterator[Original]:
    """The YAML below `data/` that tells of terms or people, one a file or many."""
    data = source / "data"
    if not data.is_dir():
        return
    for file in find_files(data, data.as_posix()):
        path = PurePosixPath(file.source)
        if file.suffix in YAML and folder in (*path.parts[:-1], path.stem):
            yield Original(file.location, file.label, "", f"{kind}/{path.stem}.yml", folder)


def _aside(files: Iterable[SourceFile], sections: set[str]) -> Iterator[Remark]:
    for file in files:
        place, is_head = Place(file.label), _is_list(file)
        if not _top(file):
            hint = "If it is worth keeping, copy it into the content folder by hand."
            yield Remark(place, "a page outside of all sections is no post, and left aside", hint)
        elif _top(file) in TAXONOMIES or not (_is_branch(file) or is_head):
            continue
        elif _top(file) == PEOPLE and is_head:
            yield Remark(place, "the head of the list of authors has no page, and is left aside")
        elif _top(file) != PEOPLE and not (is_head and len(sections) == 1):
            yield Remark(place, "the head of a section has no page, and is left aside")
