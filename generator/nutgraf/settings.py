"""What a site may set; the MkDocs adapter fills it from `mkdocs.yml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from nutgraf.problems import SWITCHABLE, Level


@dataclass(frozen=True, slots=True)
class MarkdownSettings:
    """The Markdown of the site: names of Python-Markdown's extensions, and their settings.

    `raw_html` is what HTML may stand in content besides the allow-list: element → attributes.
    """

    extensions: tuple[str, ...] = ("toc", "tables", "fenced_code")
    configs: dict[str, dict[str, object]] = field(default_factory=dict)
    raw_html: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Settings:
    """All that the stages may know of the site besides its content.

    `zone` is None where the site names no time zone: times then stay without one. `now` is the one clock of a
    build; embargoes and expiry are held against it, in UTC. `preview` shows drafts and embargoed items, marked.
    Without `directory_urls` addresses end in `index.html`, for sites that are read from a disk.
    `briefing_address` is the pattern of a briefing's address, with `{year}`, `{month}`, `{day}` and `{slug}`.
    `site_url` is where the site will be, empty where that is not known; `root` its path there. `rules` are the
    editorial rules that are on, code → level. `social_cards` says whether briefings have pictures to be shared by;
    `report_errors` is where readers report errors, with `{title}` and `{url}` for those of the briefing, empty for
    nowhere; `shaping` whether this machine can draw scripts that join their letters or run from right to left.
    """

    now: datetime
    site_name: str = "Nutgraf"
    site_description: str = ""
    site_url: str = ""
    social_cards: bool = True
    report_errors: str = ""
    shaping: bool = True
    language: str = "en"
    zone: ZoneInfo | None = None
    preview: bool = False
    briefing_address: str = "briefings/{year}/{month}/{day}/{slug}/"
    directory_urls: bool = True
    root: str = "/"
    latest: int = 12
    words_per_minute: int = 220
    rules: Mapping[str, Level] = field(default_factory=lambda: dict(SWITCHABLE))
    markdown: MarkdownSettings = field(default_factory=MarkdownSettings)

    def lasting(self) -> Settings:
        """The same at whatever moment, and in a preview: what a file itself says does not hang on either."""
        return replace(self, now=datetime.min.replace(tzinfo=UTC), preview=False)
