"""Planned files as MkDocs' files, and the sitemap of what MkDocs publishes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import takewhile
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.utils import is_markdown_file

from nutgraf.keys import Key
from nutgraf.link.files import SITEMAP
from nutgraf.mkdocs_adapter.pages import GeneratedPage, LeafFile, OwnFile
from nutgraf.mkdocs_adapter.reporting import log, template_errors
from nutgraf.press import Archive, Made, Order, Press
from nutgraf.render.html import Renderer
from nutgraf.views.files import PlannedFile


class GeneratedFile(OwnFile):
    """A file that is no page. It is made when it is wanted, and not held: together they may be larger than pages."""

    def __init__(self, planned: PlannedFile, config: MkDocsConfig, renderer: Renderer) -> None:
        # MkDocs takes a page that we make for `…/index.md`: its Markdown must not be taken for its source
        address = planned.address
        source = f"{address}.copy" if is_markdown_file(address) else address
        super().__init__(
            source,
            src_dir=None,
            dest_dir=config.site_dir,
            use_directory_urls=config.use_directory_urls,
            dest_uri=address,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )
        self._planned = planned
        self._renderer = renderer
        self._set: bytes | None = None
        self._place: Callable[[str], None] | None = None

    def is_documentation_page(self) -> bool:
        """It is none, whatever it is called."""
        return False

    @property
    def content_bytes(self) -> bytes:
        """What it holds; another plugin may set that."""
        if self._set is not None:
            return self._set
        with template_errors():
            return self._renderer.render_file(self._planned.make())

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self._set = value

    @property
    def order(self) -> Order:
        """How the press makes it."""
        is_kept = self._planned.is_kept and self._set is None
        return Order(self.dest_uri, self._make, also="" if is_kept else None)

    def printed(self, place: Callable[[str], None]) -> None:
        """It has been made; `place` puts it where it is told."""
        self._place = place

    def copy_file(self, dirty: bool = False) -> None:
        """Put it into its place, made now or by the press."""
        del dirty  # what it is made from may have changed
        if self._place:
            self._place(self.abs_dest_path)
            return
        path = Path(self.abs_dest_path)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # it may have other names, in the archive
        path.write_bytes(self.content_bytes)

    def _make(self) -> Made:
        return Made(self.content_bytes)


def generated_files(files: Files) -> list[GeneratedFile]:
    """Those of `files` that Nutgraf makes, and are to be published."""
    return [
        file
        for file in files
        if isinstance(file, GeneratedFile) and file.inclusion is not InclusionLevel.EXCLUDED
    ]


def print_files(files: Files, press: Press, archive: Archive) -> None:
    """Make every generated file that is to be published, and does not wait until it is written."""
    generated = generated_files(files)
    orders = [file.order for file in generated]
    for file, printed in zip(generated, press.print(orders), strict=True):
        file.printed(partial(archive.place, printed.sheet))


def place_files(
    files: Files, planned: Iterable[PlannedFile], config: MkDocsConfig, renderer: Renderer
) -> None:
    """Add the files that are planned; one of the site's own at the same address stays.

    A folder in the place of a file, or a file in the place of a folder, is told: pages lead to what is not made then.
    """
    taken = {file.dest_uri for file in files if file.inclusion is not InclusionLevel.EXCLUDED}
    folders: set[str] = set()
    for address in taken:
        folders.update(takewhile(lambda folder: folder not in folders, _folders(address)))
    known = files.src_uris
    for each in planned:
        if each.address in folders or not taken.isdisjoint(_folders(each.address)):
            log.warning("/%s is not made: something else has its place", each.address)
        elif each.address not in taken:
            taken.add(each.address)
            file = GeneratedFile(each, config, renderer)
            if file.src_uri in known:  # it is kept back
                files.remove(known[file.src_uri])
            files.append(file)


def _folders(address: str) -> Iterator[str]:
    """The folders in which an address lies, the nearest first.

    It is asked of every file, where paths as objects take ten times as long.
    """
    end = address.rfind("/")
    while end > 0:
        yield address[:end]
        end = address.rfind("/", 0, end)


def take_over_sitemap(config: MkDocsConfig) -> bool:
    """Keep MkDocs from writing its own sitemap, unless the site has a template of its own for it."""
    own = config.theme.custom_dir and Path(config.theme.custom_dir, SITEMAP).is_file()
    if not own:
        config.theme.static_templates.discard(SITEMAP)
    return not own


def published_pages(files: Files, site_url: str) -> Iterator[tuple[str, Key | None, str]]:
    """Of each page that is published, its URL, the item that it shows, and the day of its last change.

    `site_url` ends with a slash, as MkDocs has it; leaf pages are never the front page, and their URLs are quoted.
    """
    documented = {file.src_uri for file in files.documentation_pages()}
    for file in files:
        if isinstance(file, LeafFile):
            yield f"{site_url}{file.url}", file.planned.key, file.modified
        elif file.src_uri in documented and file.page and file.page.canonical_url:
            key = file.page.key if isinstance(file.page, GeneratedPage) else None
            yield file.page.canonical_url, key, str(file.page.update_date or "")
