"""The MkDocs plugin."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from time import time
from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from nutgraf.cache.memory import Memory
from nutgraf.edition import make_edition, open_archive
from nutgraf.environment import ON_DEMAND
from nutgraf.garbage import set_aside, take_back, uncollected
from nutgraf.mkdocs_adapter.beside import settings_problems, words_problems
from nutgraf.mkdocs_adapter.build import Build
from nutgraf.mkdocs_adapter.config import (
    NutgrafConfig,
    add_syntax,
    add_theme,
    content_from,
    edited_themes,
    expect_rehearsed_apart,
    means_from,
    settings_from,
)
from nutgraf.mkdocs_adapter.demand import Demand
from nutgraf.mkdocs_adapter.files import (
    place_files,
    published_pages,
    take_over_sitemap,
)
from nutgraf.mkdocs_adapter.finding import finish_search, sleeps
from nutgraf.mkdocs_adapter.front_matter import make_safe, without_lines_of_fields
from nutgraf.mkdocs_adapter.hidden import hide, unlink
from nutgraf.mkdocs_adapter.leaves import foreign_page_plugins
from nutgraf.mkdocs_adapter.making import Making, share_from
from nutgraf.mkdocs_adapter.material import ValidHtml
from nutgraf.mkdocs_adapter.pages import (
    GeneratedPage,
    lead_to_own_ids,
    place_pages,
    place_redirects,
    titles_of,
)
from nutgraf.mkdocs_adapter.policy import Policy
from nutgraf.mkdocs_adapter.published import expect_within, led_to, release, withhold
from nutgraf.mkdocs_adapter.reporting import (
    log,
    report,
    report_template,
    template_errors,
)
from nutgraf.mkdocs_adapter.sealing import begin_sealing
from nutgraf.mkdocs_adapter.serving import (
    expect_free,
    lasting,
    look_between_builds,
    reason_for,
    was_saved_since,
)
from nutgraf.mkdocs_adapter.shared_shell import SharedShells
from nutgraf.mkdocs_adapter.shell import in_language, name_sections, tidy
from nutgraf.mkdocs_adapter.styles import join_styles
from nutgraf.pipeline import run
from nutgraf.progress import with_progress
from nutgraf.publishing import refusal
from nutgraf.render.compiled import Compiled

SHORT_JSON = {"ensure_ascii": False, "separators": (",", ":")}
"""How the shell tells Material's script of its words: those of every script as they are."""

FIRST, LAST = 100, -100
"""Priorities of hooks among those of other plugins."""


class NutgrafPlugin(BasePlugin[NutgrafConfig]):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook untyped
    """Builds a newsroom: every hook unpacks what MkDocs gives and calls a function of a stage.

    A build (not a preview) goes to a folder beside `site_dir`, which it replaces at the end. The content is read before
    MkDocs clears anything; what is wrong with it stops the build there. Generated pages take the place of the
    content's files once MkDocs has listed those; plain pages are linked when MkDocs has rendered them.
    """

    def __init__(self) -> None:
        self._build = Build()
        self._memory = Memory()
        self._compiled = Compiled()
        self._preview = False
        self._demand = Demand()
        self._is_to_listen = False
        self._server: LiveReloadServer | None = None
        self._watched: set[str] = set()
        self._began = 0.0

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Drafts and embargoed items are shown in a preview, and nowhere else."""
        del dirty
        self._demand = Demand(is_served=ON_DEMAND in os.environ)
        self._is_to_listen = self._demand.is_served
        self._preview = command == "serve"
        self._began = time()

    @event_priority(FIRST)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the theme and the syntax; turn the build aside to its own folder.

        A preview is not begun where its server could not listen: that would be told after the build.
        """
        if self._is_to_listen:
            expect_free(*config.dev_addr)
            self._is_to_listen = False
        self._demand.begin()
        report(settings_problems(config), preview=False, of="settings")
        self._build = Build()
        if self._preview:
            take_back()
        add_theme(config)
        add_syntax(config)
        self._watch(config)
        if not self._preview:
            expect_rehearsed_apart(config)
            self._build.stage(config, means_from(self.config, config).cache)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Read all of the content; stop here if something is wrong with it. A preview goes on, and shows it.

        Without the theme's words there is nothing to show.
        """
        report(words_problems(config), preview=False, of="words of the theme")
        settings = settings_from(self.config, config, preview=self._preview)
        content = content_from(config, preview=self._preview)
        means = means_from(self.config, config)
        build = self._build
        build.share = share_from(means)
        build.sealing = begin_sealing(config, settings, means)
        if self._preview:
            means = replace(means, memory=self._memory)
        with uncollected():
            outcome = run(content, settings, means, with_progress)
            report(outcome.problems, preview=self._preview)
            theme = [Path(each) for each in config.theme.dirs]
            build.edition = make_edition(outcome, theme, content.folder)
            set_aside()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Put the pages in the place of the content's files."""
        build, edition = self._build, self._build.edition
        build.hidden = [] if self._preview else hide(files, edition.newsroom, config)
        foreign = foreign_page_plugins(config)
        if foreign:
            log.info(
                "MkDocs makes every page itself, as these work on pages: %s", ", ".join(foreign)
            )
        build.leaves = place_pages(
            files,
            edition.plan(),
            edition.newsroom,
            config,
            edition.renderer,
            leaves=not foreign,
        )
        with template_errors():
            place_redirects(files, edition.redirects(), config)
        named = edition.named_files()
        build.kept_back = withhold(
            files, edition.newsroom.files, named, self.config.publish, config
        )
        place_files(files, edition.files(), config, edition.renderer)
        join_styles(files, config.theme.get("palette"))
        build.count_pages(len(files.documentation_pages()))
        return files

    @event_priority(LAST)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Where the site sets no navigation, its sections have names of folders: they get those of the theme."""
        del files
        if not config.nav:
            name_sections(nav, self._build.edition.renderer.words(self._build.language))
        self._build.nav = nav
        return nav

    @event_priority(LAST)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Leaf pages are made; templates of no page (404) have the theme's words; all pages are in the sitemap."""
        build, edition = self._build, self._build.edition
        kept_back = release(build.kept_back, edition.newsroom.files, build.led_to)
        if kept_back:
            log.info("Not published, as no page leads there: %s", ", ".join(kept_back))
        env.add_extension(ValidHtml)
        env.bytecode_cache = self._compiled
        env.globals["search_sleeps"] = sleeps(config)
        env.policies["json.dumps_kwargs"] = SHORT_JSON
        env.globals["words"] = edition.renderer.words(build.language)
        env.globals["preview"] = edition.proof
        expect_within(files, Path(config.site_dir))
        shells = SharedShells(env, build.nav, files, config, edition.renderer, self._policy(config))
        means = means_from(self.config, config)
        making = Making(edition, build.leaves, files, shells, config, means)
        if self._demand.is_served:
            making.defer(self._demand)
        else:
            build.archive = open_archive(means)
            if build.share:
                making.make_share(build.share, build.archive)
                return env
            build.reuse(making.is_placed())
            build.found = making.make_all(build.archive)
        if take_over_sitemap(config) and config.site_url:
            place_files(
                files,
                edition.sitemaps(published_pages(files, config.site_url)),
                config,
                edition.renderer,
            )
        return env

    @event_priority(FIRST)
    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """The day of the build is no date of a plain page: two builds of the same content are the same."""
        del config, files
        self._build.made.step()
        if not isinstance(page, GeneratedPage):
            page.update_date = ""
        return page

    @event_priority(FIRST)
    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """What is no front matter to writers is none to MkDocs."""
        del config
        return None if isinstance(page, GeneratedPage) else without_lines_of_fields(page)

    @event_priority(FIRST)
    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Front matter is text, not HTML; and what was too hard to read is not read again, by MkDocs without bounds."""
        del files
        if isinstance(page, GeneratedPage):
            return markdown
        make_safe(page, config)
        return "" if self._build.edition.is_too_hard(page.file.src_uri) else markdown

    @event_priority(LAST)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Names, links and citations in plain pages."""
        del files
        if isinstance(page, GeneratedPage):
            return html
        build, edition = self._build, self._build.edition
        html = unlink(html, page, build.hidden)
        with template_errors():
            found = edition.plain_page(page.file.src_uri, page.url, html, titles_of(page))
        lead_to_own_ids(page, edition.newsroom)
        page.meta["nutgraf"] = in_language(build.language, edition.renderer, config)
        page.meta["nutgraf"]["head"] = found.head
        build.led_to.update(led_to(found.content, page, edition.site.corpus.settings.root))
        return found.content

    @event_priority(LAST)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """One more page is written, and says what it may load."""
        self._build.written.step()
        content = page.content or ""
        return self._policy(config).put_in(tidy(output, content), content)

    @event_priority(LAST)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """So do pages that no file stands for, such as that of a missing page."""
        is_page = template_name.endswith(".html")
        return self._policy(config).put_in(tidy(output_content)) if is_page else output_content

    def _policy(self, config: MkDocsConfig) -> Policy:
        """What pages may load."""
        return Policy(config, self.config.policy, preview=self._preview)

    @event_priority(LAST)
    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the theme that is laid over Material, too; from now on pages are made when they are asked for.

        And a build that fails is told, also to who asks for a page. While one runs, nobody looks for what is saved.
        MkDocs begins to look after the first one: what was saved while it ran is built at once.
        """
        del builder
        server.builder = lasting(server.builder, self._demand.begin, self._demand.end)
        look_between_builds(server, self._demand.wait)
        application = server.get_app()
        if application:
            server.set_app(self._demand.answer_for(application, server.mount_path))
        self._server = server
        self._watch(config)
        if was_saved_since(self._began, [config.config_file_path, *self._watched]):
            server.builder()
        return server

    def _watch(self, config: MkDocsConfig) -> None:
        """Have the server watch what may be edited; settings that are edited may name other folders than before."""
        if self._server:
            folders = {config.docs_dir, *edited_themes(config)}
            for folder in sorted(folders - self._watched):
                self._server.watch(folder)
            self._watched |= folders

    @event_priority(LAST)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """The new site takes the place of the old one, unless the build is strict and was warned."""
        means = means_from(self.config, config)
        index = finish_search(config, self._build.found, means, preview=self._preview)
        self._build.close()
        self._demand.end()
        self._build.publish(config, means.cache, index)

    def on_shutdown(self) -> None:
        """A build that was interrupted leaves the old site, too, and nothing beside it."""
        self._build.discard()

    @event_priority(LAST)
    def on_build_error(self, *, error: Exception) -> None:
        """The old site stays as it is. Where the disk is full or cannot be written, that is all there is to say.

        A template that is at fault, be it one of the shell, is told with its place.
        """
        self._build.discard()
        self._demand.end(reason_for(error))
        refused = refusal(error)
        if refused and not self._preview:
            raise PluginError(f"The site was not built: {refused}") from None
        report_template(error)
