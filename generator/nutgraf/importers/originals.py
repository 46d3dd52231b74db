"""What an old site has: its items, its people, and where its other files lie."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path, PurePosixPath

from nutgraf.importers.report import Remark
from nutgraf.keys import Kind
from nutgraf.load.files import SourceFile


class Generator(StrEnum):
    """What the old site was made with."""

    HUGO = "hugo"
    JEKYLL = "jekyll"
    MATERIAL_BLOG = "material-blog"


class NoSiteError(Exception):
    """There is no such site in the folder; the message says what was looked for."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A setting of the old site that keeps an item from its readers, unless its front matter has a field `unless`."""

    setting: str
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Original:
    """A file of the old site that becomes an item.

    `path` is where it lies below the folder in which links are looked up, `target` where the item goes below the
    content folder. `section` is the part of the old site that it stood in; `defaults` are fields that its place
    gives it and its front matter need not, and `hold` is what else keeps it from readers.
    """

    location: Path
    label: str
    path: str
    target: str
    section: str = ""
    defaults: tuple[tuple[str, str], ...] = ()
    hold: Hold | None = None

    @property
    def file(self) -> SourceFile:
        """The file as if it stood in the content folder already: that is what says which item it holds."""
        return SourceFile(self.location, self.target, self.label)

    @property
    def kind(self) -> Kind:
        """The kind of item that it becomes."""
        return self.file.kind

    @property
    def folder(self) -> PurePosixPath:
        """The folder in which its relative links are looked up."""
        return PurePosixPath(self.path).parent


@dataclass(frozen=True, slots=True)
class Survey:
    """What is where in an old site.

    `people` are the files that tell of authors. `content` is the folder in which links between pages are looked up,
    and `roots` those whose files the old site had at its root. `root` is the path of the site on its host, for
    where `site_url` is not told. If it `waits_for_dates`, it shows no post before its date. `notices` tell what is
    left aside as not asked for, `left_out` what could not be looked into.
    """

    generator: Generator
    source: Path
    content: Path
    originals: tuple[Original, ...]
    people: tuple[Original, ...] = ()
    roots: tuple[Path, ...] = ()
    site_url: str | None = None
    root: str = ""
    waits_for_dates: bool = True
    notices: tuple[Remark, ...] = field(default=())
    left_out: tuple[Remark, ...] = ()
