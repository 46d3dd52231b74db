"""What a site may set for Nutgraf in `mkdocs.yml`, and what it sets for MkDocs that the stages need."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit
from warnings import catch_warnings
from zoneinfo import ZoneInfo

from mkdocs.config import base, config_options
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

import nutgraf_theme
from nutgraf.environment import AT, SHARD
from nutgraf.mkdocs_adapter.policy import MoreSources
from nutgraf.model.types import A_LANGUAGE, LANGUAGE, in_usual_case
from nutgraf.pipeline import Content, Means
from nutgraf.problems import Level, as_told
from nutgraf.read.sanitise import Allowance, AllowanceError, read_allowance
from nutgraf.render.cards.shaping import can_shape
from nutgraf.rules import LevelError, levels, read_levels
from nutgraf.seals import CACHE
from nutgraf.settings import MarkdownSettings, Settings
from nutgraf.text import quoted
from nutgraf.times import parse_moment
from nutgraf.workers import cores

SYNTAX = "nutgraf.read.syntax"
"""Our Markdown extension, by the name under which MkDocs loads it."""

FOR_PLAIN_PAGES = frozenset({SYNTAX, "material.extensions.preview"})
"""Extensions that only MkDocs is to use: ours, which is there in any case, and one that asks which page it reads."""


UNFIT_FIELDS = (AttributeError, KeyError, IndexError, TypeError, ValueError)
"""What is raised where braces in a pattern hold something else than the name of a field."""


class TimeZone(config_options.Type[str]):
    """A time zone of the IANA database."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """The name, if there is such a time zone. Raises ValidationError."""
        name = super().run_validation(value)
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            message = f"expected a time zone such as Europe/Paris, but got {quoted(name)}"
            raise ValidationError(message) from None
        return name


class LanguageCode(base.BaseConfigOption[str]):
    """A language, as briefings name theirs: a BCP 47 tag."""

    def run_validation(self, value: object) -> str:
        """The tag in the usual case, if it has the form of one. Raises ValidationError."""
        if isinstance(value, str) and LANGUAGE.fullmatch(value):
            return in_usual_case(value)
        message = f"expected {A_LANGUAGE}, but got {quoted(str(value))}"
        if value is False:
            message += ": YAML takes `no` for it, but in quotation marks"
        raise ValidationError(message)


class Count(base.BaseConfigOption[int]):
    """A number of things: 0 or more."""

    def __init__(self, what: str, default: int) -> None:
        super().__init__()
        self.default = default
        self._what = what

    def run_validation(self, value: object) -> int:
        """The number. Raises ValidationError."""
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        message = f"expected a number of {self._what} such as {self.default}"
        raise ValidationError(f"{message}, but got {quoted(str(value))}")


class AddressPattern(config_options.Type[str]):
    """A pattern of addresses: `briefings/{year}/{month}/{day}/{slug}/`."""

    def __init__(self, default: str) -> None:
        super().__init__(str, default=default)

    def run_validation(self, value: object) -> str:
        """The pattern, without `/` at its start and with one at its end. Raises ValidationError."""
        pattern = super().run_validation(value).strip("/") + "/"
        try:
            pattern.format(year="2024", month="03", day="26", slug="x")
        except UNFIT_FIELDS:
            message = "expected only {year}, {month}, {day} and {slug} in braces"
            raise ValidationError(message) from None
        if not {".", ".."}.isdisjoint(pattern.split("/")):
            raise ValidationError("expected addresses within the site, and no `..`")
        if "{slug}" not in pattern:
            raise ValidationError(
                "expected {slug} in it, so that each briefing has its own address"
            )
        return pattern


class ReportAddress(config_options.Type[str]):
    """Where errors are reported: `mailto:` or `https:`, with `{title}` and `{url}` of the page."""

    def __init__(self) -> None:
        super().__init__(str)

    def run_validation(self, value: object) -> str:
        """The address. Raises ValidationError."""
        address = super().run_validation(value)
        if urlsplit(address).scheme not in ("mailto", "https", "http"):
            raise ValidationError(
                f"expected a mailto: or https: address, but got {quoted(address, limit=None)}"
            )
        try:
            address.format(title="x", url="x")
        except UNFIT_FIELDS:
            raise ValidationError("expected only {title} and {url} in braces") from None
        return address


class RuleLevels(config_options.Type[dict[str, Level | None]]):
    """Which editorial rules are on, and how much each matters: code → `error`, `warning`, `notice` or `off`.

    `off` by itself switches all of them off.
    """

    def __init__(self) -> None:
        super().__init__(dict, default={})

    def run_validation(self, value: object) -> dict[str, Level | None]:
        """The levels that are set, where off is None. Raises ValidationError."""
        try:
            return read_levels(value)
        except LevelError as error:
            raise ValidationError(str(error)) from None


class RawHtml(config_options.Type[Allowance]):
    """What HTML a trusted site allows in content besides the allow-list: element → list of attributes."""

    def __init__(self) -> None:
        super().__init__(dict, default={})

    def run_validation(self, value: object) -> Allowance:
        """What is allowed. Raises ValidationError."""
        try:
            return read_allowance(value)
        except AllowanceError as error:
            raise ValidationError(str(error)) from None


class NutgrafConfig(base.Config):  # type: ignore[no-untyped-call]  # MkDocs leaves its hook untyped
    """The settings under `plugins: - nutgraf:`."""

    timezone = config_options.Optional(TimeZone())
    """The newsroom's time zone, such as `Europe/Paris`. Times without an offset are in it, and briefings are filed
    by its calendar. Left out, times without an offset stay without a zone."""

    language = config_options.Optional(LanguageCode())
    """The language of the site, as a BCP 47 tag. Left out, the theme's `language`."""

    briefing_address = AddressPattern(default="briefings/{year}/{month}/{day}/{slug}/")
    """Where a briefing is published."""

    latest = Count("briefings", default=12)
    """How many of the latest briefings the front page shows."""

    social_cards = config_options.Type(bool, default=True)
    """Whether each briefing has a picture by which it is shared."""

    report_errors = config_options.Optional(ReportAddress())
    """Where readers report errors in a briefing: a `mailto:` or `https:` address, in which `{title}` and `{url}` stand
    for those of the page. Left out, no page asks for reports."""

    cache = config_options.Type(bool, default=True)
    """Whether what was read is kept for the next run, in `.nutgraf/` beside `mkdocs.yml`."""

    publish = config_options.Optional(config_options.PathSpec())
    """Files of the content folder that are published though no page leads to them: patterns as in `.gitignore`."""

    raw_html = RawHtml()
    """HTML that content may hold besides the allow-list, on a site whose writers are trusted: element → attributes."""

    policy = MoreSources()
    """What pages may load besides what the content security policy allows: directive → list of sources."""

    rules = RuleLevels()
    """The editorial rules whose level is not to be their own; the handbook lists all (`docs/rules.md`)."""


def settings_from(options: NutgrafConfig, config: MkDocsConfig, *, preview: bool) -> Settings:
    """The settings of the stages. `preview` shows drafts and embargoed items."""
    extensions = tuple(each for each in config.markdown_extensions if each not in FOR_PLAIN_PAGES)
    return Settings(
        now=_now(),
        site_name=config.site_name or "",
        site_description=config.site_description or "",
        site_url=config.site_url or "",
        language=options.language or config.theme.get("language") or "en",
        zone=ZoneInfo(options.timezone) if options.timezone else None,
        preview=preview,
        directory_urls=config.use_directory_urls,
        root=urlsplit(config.site_url or "/").path.rstrip("/") + "/",
        briefing_address=options.briefing_address,
        latest=options.latest,
        social_cards=options.social_cards,
        report_errors=options.report_errors or "",
        shaping=can_shape(),
        rules=levels(options.rules),
        markdown=MarkdownSettings(extensions, dict(config.mdx_configs or {}), options.raw_html),
    )


def _now() -> datetime:
    """The one clock of a build: the moment that is rehearsed, or this one. Raises PluginError."""
    wanted = os.environ.get(AT)
    try:
        return parse_moment(wanted) if wanted else datetime.now(UTC)
    except ValueError as error:
        raise PluginError(f"{AT}: {error}") from None


def expect_rehearsed_apart(config: MkDocsConfig) -> None:
    """Raise PluginError where a moment is rehearsed in the place of the site, or in a folder of it.

    What readers may not see yet would stand where it is published from. The place of the site is what the settings say,
    whatever else the command line does; a share of the pages goes to no place.
    """
    if AT not in os.environ or SHARD in os.environ:
        return
    with catch_warnings(action="ignore", category=DeprecationWarning):  # there is no other way
        settings = config.user_configs[0] if config.user_configs else {}
    beside = Path(config.config_file_path or "").parent
    place = (beside / str(settings.get("site_dir") or "site")).resolve()
    if Path(config.site_dir).resolve().is_relative_to(place):
        raise PluginError(
            "The site was not built: expected a folder of its own for what readers may not see yet, but it would take "
            "the place of the site. Name another one with -d."
        )


def means_from(options: NutgrafConfig, config: MkDocsConfig) -> Means:
    """By what the content is read: every core, what was read before, and processes that a hostile file cannot hold."""
    beside = Path(config.config_file_path).parent if config.config_file_path else None
    return Means(beside / CACHE if beside and options.cache else None, cores(), is_guarded=True)


def content_from(config: MkDocsConfig, *, preview: bool) -> Content:
    """Where the content is. Paths are told as seen from the working directory, if it lies below that."""
    folder = Path(config.docs_dir)
    return Content(folder, as_told(folder), _excluded(config, preview=preview))


def _excluded(config: MkDocsConfig, *, preview: bool) -> Callable[[str], bool]:
    """What MkDocs' own `exclude_docs` and, when publishing, `draft_docs` leave out."""
    specs = [config.exclude_docs, None if preview else config.draft_docs]
    return lambda path: any(spec.match_file(path) for spec in specs if spec)


ICONS = {each: f"nutgraf/{each}" for each in ("close", "menu", "previous", "search", "top")}
"""Material's names of what stands in every page → the theme's own, which are drawn by its style sheet."""


def add_theme(config: MkDocsConfig) -> None:
    """Put the folder of Nutgraf's theme before Material's, unless the site has it as `custom_dir`; and its icons."""
    config.theme["icon"] = {**ICONS, **(config.theme.get("icon") or {})}
    folder = str(nutgraf_theme.DIRECTORY)
    known = [os.path.realpath(each) for each in config.theme.dirs]
    if os.path.realpath(folder) not in known:
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, folder)


def edited_themes(config: MkDocsConfig) -> list[str]:
    """The theme's folders that somebody may be editing: not Material's, whose 14,000 files take long to look at."""
    own = (str(nutgraf_theme.DIRECTORY), config.theme.custom_dir or "")
    known = {os.path.realpath(each) for each in own if each}
    return [each for each in config.theme.dirs if os.path.realpath(each) in known]


def add_syntax(config: MkDocsConfig) -> None:
    """Let plain pages have `[[links]]` and `[@citations]` too."""
    if SYNTAX not in config.markdown_extensions:
        config.markdown_extensions.append(SYNTAX)
