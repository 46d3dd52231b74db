"""A blog of Material for MkDocs: https://squidfunk.github.io/mkdocs-material/plugins/blog/."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path, PurePosixPath

from nutgraf.importers.originals import Generator, NoSiteError, Original, Survey
from nutgraf.importers.sites.config import settings_in, site_url, unread
from nutgraf.importers.sites.folders import closed, linked
from nutgraf.importers.sites.material_holds import holds_of, waits_for_dates
from nutgraf.keys import Kind
from nutgraf.load.files import MARKDOWN, SourceFile, find_files

PLACES = ("docs/blog", "blog", ".")
"""Where a blog may lie, seen from the folder that was named."""

AUTHORS = ".authors.yml"
SETTINGS = ("mkdocs.yml", "mkdocs.yaml")


def survey(source: Path) -> Survey:
    """What is where below `source`: the project, its `docs`, or the blog's own folder.

    Raises NoSiteError where there are no posts.
    """
    blog = next((source / place for place in PLACES if (source / place / "posts").is_dir()), None)
    if blog is None:
        message = f"expected posts in {source / PLACES[0] / 'posts'}, but there is no such folder"
        raise NoSiteError(message)
    content = blog if blog == source else blog.parent
    files = find_files(blog, blog.as_posix())
    authors = blog / AUTHORS
    settings = settings_in(source, SETTINGS)
    hold = holds_of(settings, content)
    originals = [_original(file, blog, content) for file in files if _is_text(file)]
    return Survey(
        generator=Generator.MATERIAL_BLOG,
        source=source,
        content=content,
        originals=tuple(replace(each, hold=hold(each.path)) for each in originals),
        people=(_people(authors),) if authors.is_file() else (),
        roots=(content,),
        site_url=site_url(settings, "site_url"),
        waits_for_dates=waits_for_dates(settings),
        notices=(*linked(files), *unread(source, SETTINGS)),
        left_out=tuple(closed(files)),
    )


def _is_text(file: SourceFile) -> bool:
    is_post = PurePosixPath(file.source).parts[0] == "posts"
    return file.suffix in MARKDOWN and (is_post or file.source == "index.md")


def _original(file: SourceFile, blog: Path, content: Path) -> Original:
    path = PurePosixPath(file.source)
    below = path.relative_to("posts") if path.parts[0] == "posts" else path
    target = PurePosixPath(Kind.BRIEFING, below).with_suffix(".md").as_posix()
    old = (blog / path).relative_to(content).as_posix()
    return Original(file.location, file.label, old, target, "blog")


def _people(authors: Path) -> Original:
    return Original(authors, authors.as_posix(), "", f"{Kind.ACTOR}/authors.yml", "authors")
