"""The shell of the theme round a page: header, search, drawer and footer, rendered once for all pages that share it.

Pages outside the navigation differ in what is told of them (title, description, content …) and in how deep they lie.
So the shell is rendered for a page that has a mark in the place of each of those, and the marks are filled in. It is
rendered for two such pages that differ in all else. Where that shows (a hook adds the page's URL), or a template of the
site's own has anything to do with the page (`{% if page.url … %}`), nothing is shared: each page is rendered by itself.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeAlias

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

import nutgraf_theme
from nutgraf.cache.store import digest_of
from nutgraf.mkdocs_adapter.policy import Policy
from nutgraf.mkdocs_adapter.shell import SHELL, shell_meta, tidy
from nutgraf.render.html import Renderer

VIEWS = "nutgraf"
"""The folder of a theme with the templates that make content."""

OPEN, CLOSE = "\ue000", "\ue001"
"""Round the marks: characters for private use, which no template writes by itself."""

PROBES = ("a", "b")

OF_THE_PAGE = re.compile(r"\{[{%][^{}]*\bpage\b")
"""Where a template looks at the page."""

Told: TypeAlias = Mapping[str, str]
"""What is told of one page, by name; text that is no Markup is escaped where it is filled in."""


class Frame(NamedTuple):
    """What must be alike for pages to share a shell: how deep they lie, their language, and what is told at all."""

    depth: int
    language: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Shell:
    """Text and the names of what is told, in turn."""

    parts: tuple[str, ...]

    def around(self, told: Told) -> str:
        """The page of which that is told."""
        filled = [*self.parts]
        filled[1::2] = (escape(told[name]) for name in self.parts[1::2])
        return "".join(filled)

    def digest(self) -> bytes:
        """A digest of it."""
        return digest_of(*(part.encode() for part in self.parts))


class SharedShells:
    """The shells of one build."""

    def __init__(
        self,
        env: Environment,
        nav: Navigation,
        files: Files,
        config: MkDocsConfig,
        renderer: Renderer,
        policy: Policy,
    ) -> None:
        self._env = env
        self._nav = nav
        self._pages = files.documentation_pages()
        self._config = config
        self._renderer = renderer
        self._policy = policy
        self._known: dict[Frame, Shell | None] = {}
        self._may_share = not any(map(_looks_at_page, own_templates(config)))

    def wrap(self, page: Page) -> tuple[Frame, str]:
        """The whole HTML of a page that the navigation does not name, and the frame whose shell is round it."""
        told = _told(page)
        frame = Frame(page.url.count("/"), page.meta["nutgraf"]["language"], tuple(sorted(told)))
        shell = self._of(frame)
        return frame, shell.around(told) if shell else self._render(page)

    def digest(self, frame: Frame) -> bytes:
        """A digest of the shell that pages of a frame share; empty where they share none."""
        shell = self._of(frame)
        return shell.digest() if shell else b""

    def _of(self, frame: Frame) -> Shell | None:
        if not self._may_share:
            return None
        if frame not in self._known:
            first, second = (self._probe(frame, letter) for letter in PROBES)
            self._known[frame] = first if first == second else None
        return self._known[frame]

    def _probe(self, frame: Frame, letter: str) -> Shell:
        """The shell of a page of that frame, with `letter` in all that is its own."""
        path = "/".join([f"probe-{letter}"] * frame.depth)
        file = File.generated(self._config, f"{path}/index.md", content="")
        probe = Page(None, file, self._config)
        marks = {name: f"{OPEN}{letter}:{name}{CLOSE}" for name in frame.told}
        probe.content = marks.pop("content", "")
        probe.canonical_url = marks.pop("canonical_url", None)
        meta = shell_meta(frame.language, self._renderer, self._config)
        ours = {**meta["nutgraf"], "head": marks.pop("head", "")}
        probe.meta = {**meta, "tags": [letter], "search": {}, **marks, "nutgraf": ours}
        probe.update_date = letter
        probe.markdown = ""
        probe.toc = get_toc([])
        return Shell(tuple(re.split(f"{OPEN}{letter}:(.*?){CLOSE}", self._render(probe))))

    def _render(self, page: Page) -> str:
        """The page as MkDocs would render it."""
        context = get_context(self._nav, self._pages, self._config, page)
        html = self._env.get_template(SHELL).render(context)
        content = page.content or ""
        return self._policy.put_in(tidy(html, content), content)


def _told(page: Page) -> dict[str, str]:
    """What is told of a page, without what is empty."""
    told = {name: text for name, text in page.meta.items() if isinstance(text, str)}
    del told["template"]  # ours, for all pages
    told["head"] = Markup(page.meta["nutgraf"]["head"])  # noqa: S704  # made by our templates, which escape
    told["content"] = Markup(page.content)  # noqa: S704  # the same
    told["canonical_url"] = page.canonical_url or ""
    return {name: text for name, text in told.items() if text}


def own_templates(config: MkDocsConfig) -> list[Path]:
    """The templates of the site's own folder from which a shell may be made; those below `nutgraf/` are of views.

    There are none where that folder is Nutgraf's theme itself: what that asks of a page is told of each.
    """
    folder = Path(config.theme.custom_dir or nutgraf_theme.DIRECTORY).resolve()
    if folder == nutgraf_theme.DIRECTORY.resolve():
        return []
    found = sorted(folder.rglob("*.html"))
    return [path for path in found if path.relative_to(folder).parts[0] != VIEWS]


def _looks_at_page(template: Path) -> bool:
    return OF_THE_PAGE.search(template.read_text(encoding="utf-8", errors="replace")) is not None
