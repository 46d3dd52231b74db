"""Planned pages as MkDocs' files and pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from posixpath import normpath, splitext
from urllib.parse import quote

from jinja2.filters import do_striptags
from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from nutgraf.gather import Newsroom
from nutgraf.keys import SECTIONS, Key, Kind
from nutgraf.load.files import ITEM_FILES, MARKDOWN
from nutgraf.mkdocs_adapter.reporting import template_errors
from nutgraf.mkdocs_adapter.shell import shell_meta
from nutgraf.read.ids import own_id
from nutgraf.render.html import Renderer
from nutgraf.views.pages import PlannedPage
from nutgraf.views.plain import Titles
from nutgraf.views.types import BriefingPage
from nutgraf.views.types import Page as View

THEME_INTERNALS = ("strings/", "nutgraf/", "py.typed")

BOOST = 2
"""By how much search puts actors and topics before other pages."""

WITHDRAWN_BOOST = 0.25
"""By how much it puts what is withdrawn behind them."""


class GeneratedPage(Page):
    """A page whose content is made from a view, not from Markdown.

    `title` is its name in the navigation, where the site gives one.
    """

    def __init__(
        self,
        title: str | None,
        file: File,
        config: MkDocsConfig,
        planned: PlannedPage,
        renderer: Renderer,
    ) -> None:
        super().__init__(title, file, config)
        self._planned = planned
        self._renderer = renderer

    @property
    def key(self) -> Key | None:
        """The item that it shows; None for an index."""
        return self._planned.key

    def read_source(self, config: MkDocsConfig) -> None:
        """Make the view, and tell MkDocs what the theme's shell needs to know of it."""
        view = self._planned.make()
        self.markdown = ""
        self.meta = {
            **shell_meta(view.language, self._renderer, config),
            "title": escape(view.title),  # Material takes both for HTML
            "description": escape(view.description),
            "tags": [*view.labels],
            "search": _search(self._planned, view),
        }
        if view.modified or not self._planned.in_navigation:  # MkDocs needs one page with a date
            self.update_date = (view.modified or "")[:10]
        with template_errors():
            self.content = self._renderer.render(view)
            self.meta["nutgraf"]["head"] = self._renderer.render_head(view)
        self.toc = get_toc([])

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Nothing more to do: the content is made already."""
        del config, files


class OwnFile(File):
    """A file that Nutgraf makes. There are thousands, and their paths are as MkDocs has them: nothing is worked out."""

    @property
    def src_path(self) -> str:
        """The path as the system writes it; what is set is an URI."""
        return super().src_path

    @src_path.setter
    def src_path(self, value: str) -> None:
        self.src_uri = value


class LeafFile(OwnFile):
    """The file of a page that MkDocs knows of, for links to it, and does not make.

    `planned` is its page, `modified` the day of the last change of that, which is known when it has been made.
    """

    planned: PlannedPage
    modified = ""
    _make: Callable[[], GeneratedPage]
    _page: Page | None = None

    @classmethod
    def like(cls, file: File) -> LeafFile:
        """The same file, as a leaf's."""
        leaf = cls(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls)
        leaf.generated_by = file.generated_by
        return leaf

    def plan(self, planned: PlannedPage, config: MkDocsConfig, renderer: Renderer) -> None:
        """Say what its page is to be."""
        self.planned = planned
        self._make = partial(GeneratedPage, None, self, config, planned, renderer)

    @property
    def page(self) -> Page | None:
        """Its page, from when somebody asks for it until it is let go: most are as they were, and nobody does."""
        if self._page is None:
            self._make().update_date = self.modified  # MkDocs has the day of the build there
        return self._page

    @page.setter
    def page(self, page: Page | None) -> None:
        self._page = page

    def is_documentation_page(self) -> bool:
        """Whether MkDocs is to make a page of it: no."""
        return False

    def copy_file(self, dirty: bool = False) -> None:
        """Nothing: it is written when its page is made."""


def _search(planned: PlannedPage, view: View) -> dict[str, object]:
    """What Material's search is told of a page: who or what is looked for comes before what tells of it.

    What is withdrawn comes after all else. The front page shows only what other pages have.
    """
    if not planned.in_search:
        return {"exclude": True}
    named = planned.key and planned.key.kind in (Kind.ACTOR, Kind.TOPIC)
    if isinstance(view, BriefingPage) and view.withdrawn:
        return {"boost": WITHDRAWN_BOOST}
    return {"boost": BOOST} if named else {}


def titles_of(page: Page) -> Titles:
    """What a plain page is called, and how it is described, as text: its front matter has been made safe."""
    title, description = page.meta.get("title") or page.title, page.meta.get("description")
    return Titles(do_striptags(title or ""), do_striptags(description or ""))


def lead_to_own_ids(page: Page, newsroom: Newsroom) -> None:
    """Have the table of contents of a plain page lead to its headings, of which some may be told apart from our ids."""
    key = newsroom.targets.find_source(page.file.src_uri)
    links = [*page.toc] if key else []
    while key and links:
        link = links.pop()
        link.id = own_id(link.id, key)
        links += link.children


def nav_titles(nav: object) -> Iterator[tuple[str, str | None]]:
    """Path → title in the site's `nav`. MkDocs names with them only the pages that it makes itself."""
    for entry in nav if isinstance(nav, list) else []:
        if isinstance(entry, str):
            yield entry, None
        for title, inside in entry.items() if isinstance(entry, dict) else ():
            if isinstance(inside, str):
                yield inside, title
            else:
                yield from nav_titles(inside)


def place_pages(
    files: Files,
    planned: Iterator[PlannedPage],
    newsroom: Newsroom,
    config: MkDocsConfig,
    renderer: Renderer,
    *,
    leaves: bool,
) -> list[LeafFile]:
    """Take the files of items out of `files`, and put a page for each planned one in.

    An item's page keeps the file of its Markdown, so that links to `actors/john-kirby.md` and "edit this page" lead
    where they should; the others are generated. With `leaves`, those of the pages that no navigation names are
    returned: MkDocs knows of them, and does not make them.
    """
    sources = {file.src_uri: file for file in files if _holds_items(file)}
    for file in [*files]:
        is_seen = file.inclusion is not InclusionLevel.EXCLUDED
        if is_seen and (file.src_uri in sources or _is_private(file, config)):
            files.remove(file)
    titles = dict(nav_titles(config.nav))
    known = files.src_uris
    apart: list[LeafFile] = []
    for page in planned:
        own = known.get(page.source)
        source = own or sources.get(_source(page.key, newsroom))
        path = source.src_uri if source else normpath(f"{page.address}index.md")
        is_leaf = leaves and not own and not page.in_navigation and path not in titles
        file = _file(source, path, config, is_leaf=is_leaf)
        if path in known:
            files.remove(known[path])
        if not own:
            _put(file, page, config)
        if isinstance(file, LeafFile):
            file.plan(page, config, renderer)
            apart.append(file)
        else:
            GeneratedPage(titles.get(file.src_uri), file, config, page, renderer)
        files.append(file)
    return apart


def _holds_items(file: File) -> bool:
    top, _, rest = file.src_uri.partition("/")
    return bool(rest) and top in SECTIONS and _ending(file.src_uri) in ITEM_FILES


def _ending(path: str) -> str:
    """The suffix of a file, in small letters; asked of every file, where paths as objects take ten times as long."""
    return splitext(path)[1].lower()


def _is_private(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is not for readers: what lies beside sources, parts of the theme, pages that nobody has read.

    MkDocs would publish all that is no template, and hidden pages where `exclude_docs` says so.
    """
    is_theme = file.src_dir != config.docs_dir
    if not is_theme and file.is_documentation_page() and "/." in f"/{file.src_uri}":
        return True
    return file.src_uri.startswith(THEME_INTERNALS if is_theme else f"{Kind.SOURCE}/")


def _source(key: Key | None, newsroom: Newsroom) -> str:
    """The Markdown file that holds the item; empty where none does."""
    if key is None or key not in newsroom.items:
        return ""
    source = newsroom.items[key].document.source
    return source if _ending(source) in MARKDOWN else ""


def _file(source: File | None, path: str, config: MkDocsConfig, *, is_leaf: bool) -> File:
    """The file of a page: that of its Markdown, or else a generated one at that path."""
    if source:
        return LeafFile.like(source) if is_leaf else source
    return (LeafFile if is_leaf else File).generated(config, path, content="")


def _put(file: File, page: PlannedPage, config: MkDocsConfig) -> None:
    """Say where the page goes, and that only front and index pages belong in a navigation made by itself."""
    file.dest_uri = f"{page.address}index.html"
    vars(file).pop("abs_dest_path", None)  # MkDocs then works it out anew
    file.url = quote(page.address or "./") if config.use_directory_urls else quote(file.dest_uri)
    if not page.in_navigation:
        file.inclusion = InclusionLevel.NOT_IN_NAV


def place_redirects(files: Files, redirects: Mapping[str, str], config: MkDocsConfig) -> None:
    """A static page at each old address; `redirects` has its HTML by address."""
    for address, html in redirects.items():
        path = address if address.endswith(".html") else f"{address}index.html"
        files.append(File.generated(config, path, content=html))
