"""What one post refers to: other pages, files and pictures of the old site, at their new places."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from nutgraf.importers.assets import Asset, Assets
from nutgraf.importers.markup.calls import Call
from nutgraf.importers.markup.known import label
from nutgraf.importers.originals import Original, Survey
from nutgraf.importers.pages import Pages
from nutgraf.importers.report import Found, Report
from nutgraf.importers.roots import below_root
from nutgraf.importers.values import text_of
from nutgraf.importers.words import plain_words
from nutgraf.load.document import Document

GONE = "\ue000"
"""An address that leads nowhere any more: the link round it is taken away."""

ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//|#|\?|$")
"""Addresses that lead out of the site, or stay on the page."""

NOT_IN_REMARK = re.compile(r"-{2,}|[<>\[\]]")
"""What would end a remark, or be Markdown in it."""

REMOTE = ("http://", "https://", "//")
MARKDOWN_FILE = re.compile(r"(?:/_?index)?\.(?:md|markdown)$")


@dataclass(frozen=True, slots=True)
class Old:
    """What an old site has that its posts may refer to; `root` is its path on its host (`/blog`, or empty)."""

    survey: Survey
    pages: Pages
    assets: Assets
    site_url: str | None
    root: str


class Lookup:
    """Finds what one post refers to, and gathers the files that it needs and what is not there any more.

    `document` is the post whose prose is converted, `before` the same with the fields that it had.
    """

    def __init__(
        self, document: Document, before: Document, original: Original, old: Old, report: Report
    ) -> None:
        self._document = document
        self._before = before
        self._original = original
        self._old = old
        self._report = report
        self.assets: list[Asset] = []

    def front_matter(self, name: str) -> str | None:
        """The text of a field of the post."""
        return text_of(self._before.fields.entries, name)

    def reference(self, call: Call, path: str) -> str:
        """The new address of the page at a path of the old site; GONE where it is not imported."""
        bare, mark, fragment = path.partition("#")
        if not bare:
            return path
        target = self._old.pages.by_path(bare, self._original.folder) or self._file(bare)
        if target:
            return self._relative(target) + mark + fragment
        address = MARKDOWN_FILE.sub("", bare).strip("/")
        if self._old.site_url and "/" in bare:
            return f"{self._old.site_url}/{address}/" + mark + fragment
        return self.gone(path, call.start)

    def address(self, call: Call, address: str) -> str | None:
        """An address that a call was told, as it is now; None where it leads nowhere any more."""
        found = self.resolve(address, call.start)
        if found == GONE:
            return None
        if found is None and not ELSEWHERE.match(address):
            self.gone(address, call.start)
            return None
        return found or address

    def resolve(self, address: str, offset: int) -> str | None:
        """What an address in prose becomes: another one, GONE, or None where it stays as it is."""
        site = self._old.site_url
        is_own = bool(site and address.startswith(f"{site}/"))
        path = address.removeprefix(site or "") if is_own else address
        if ELSEWHERE.match(path):
            return None
        bare = re.split(r"[?#]", path, maxsplit=1)[0]
        target = self._page(bare) or self._file(bare)
        if target:
            return self._relative(target) + path[len(bare) :]
        if is_own or not (bare.startswith("/") or self._is_left_out(bare)):
            return None
        if site and bare.startswith("/"):
            return site + below_root(bare, self._old.root) + path[len(bare) :]
        return self.gone(address, offset)

    def _page(self, path: str) -> str | None:
        if path.startswith("/"):
            spellings = (path, below_root(path, self._old.root))
            found = (self._page_at(each) for each in spellings)
            return next(filter(None, found), None)
        return self._old.pages.by_path(path, self._original.folder) if "." in path else None

    def _page_at(self, path: str) -> str | None:
        pages = self._old.pages
        return pages.by_address(path) or pages.by_path(path, self._original.folder)

    def _file(self, path: str) -> str | None:
        asset = self._old.assets.find(path, self._original)
        if asset is None or MARKDOWN_FILE.search(path):
            return None
        self.assets.append(asset)
        return asset.target

    def _is_left_out(self, path: str) -> bool:
        """Whether there is such a page in the old site, though not in the new one."""
        return bool(MARKDOWN_FILE.search(path)) and (self._original.location.parent / path).exists()

    def _relative(self, target: str) -> str:
        folder = PurePosixPath(self._original.target).parent.as_posix()
        return quote(posixpath.relpath(target, folder))

    def gone(self, address: str, offset: int) -> str:
        """Remember a link to what is not imported."""
        self._report.unlinked.append(Found(self._document.body_place(offset), address))
        return GONE

    def picture(self, call: Call, src: str, alt: str, caption: str) -> str:
        """The Markdown of a picture that a call shows."""
        is_label = self._document.body[call.start - 1 : call.start] == "["
        address = self.source(src, call.start)
        if address is None:
            return self.missing(src, alt, call.start, is_label=is_label)
        words = (
            f" *{caption.strip()}*"
            if caption and not re.search(r"[*_]", caption)
            else f" {caption}"
        )
        return f"![{label(plain_words(alt))}]({address})" + ("" if is_label else words).rstrip()

    def source(self, src: str, offset: int) -> str | None:
        """The new address of a picture; None where there is no such file."""
        if src.startswith(REMOTE):
            self._report.remote.append(Found(self._document.body_place(offset), src))
            return f"https:{src}" if src.startswith("//") else src
        path = self._file(src)
        return self._relative(path) if path else None

    def missing(self, src: str, alt: str, offset: int, *, is_label: bool) -> str:
        """What stands for a picture without a file: a remark for writers; in the words of a link, its own words."""
        self._report.missing.append(Found(self._document.body_place(offset), src))
        words = label(plain_words(alt))
        if is_label:
            return words or label(PurePosixPath(src).stem)
        remark = f"picture: {src}: {plain_words(alt)}" if words else f"picture: {src}"
        return f"<!-- {' '.join(NOT_IN_REMARK.sub(' ', remark).split())} -->"
