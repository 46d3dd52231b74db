"""Any Unicode text in any field, through a whole build."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from nutgraf.pipeline import Content, run
from nutgraf.problems import errors
from nutgraf.settings import Settings
from tests.cases import NOW
from tests.properties import EXAMPLES, fragments
from tests.site.desk import Desk
from tests.vault.judging import assert_sound, faults, html_in_feeds, write

pytestmark = pytest.mark.slow

AT_ONCE = 20
"""So many texts go through one build."""

ACTIVE = re.compile(
    r"<(?:script|style|iframe|object|embed|base|form|link [^>]*stylesheet|meta [^>]*http-equiv)",
    re.IGNORECASE,
)

anything = st.one_of(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=30),
    fragments(
        "<script>canary()</script>", "<img src=x onerror=canary()>", "javascript:canary()", "</script>",
        "<", ">", "&", '"', "'", "]]>", "-->", "<!--", "\ufffe", "\u2028", "\x0b", "\ufeff", "\r\n", "{{", "}}",
        "](", "[[", "]]", "`", "\n\n", "{: onclick=canary() }", "=cmd()", "END:VEVENT", '"nutgraf:actors/a1"',
        size=8,
    ),
).filter(str.strip)  # fmt: skip


def faulty(desk: Desk) -> set[str]:
    """The numbers of the texts that are refused: that is told, and is no harm."""
    outcome = run(Content(desk.folder / "content", "content"), Settings(now=NOW))
    places = [each.place.path for each in errors(outcome.problems)]
    return {number for path in places for number in re.findall(r"[a-z](\d+)\.md$", path)}


def active(page: Path) -> Counter[str]:
    """The elements of a page that act."""
    return Counter(found[0].lower() for found in ACTIVE.finditer(page.read_text("utf-8")))


@settings(
    max_examples=max(1, EXAMPLES // 20),
    deadline=None,
    derandomize=True,
    phases=[Phase.generate],  # to look for a smaller text would take builds without end
    suppress_health_check=[*HealthCheck],
)
@given(st.lists(anything, min_size=AT_ONCE, max_size=AT_ONCE))
def test_no_text_breaks_a_build_or_acts(drawn: list[str]) -> None:
    """Pages have the active elements of a page of plain words and no other; feeds, data and calendars can be read."""
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for number, text in enumerate(["Plain words", *drawn]):
            write(desk, text, number)
        refused = faulty(desk)
        assert len(refused) < AT_ONCE * 2 / 3, refused
        for file in (desk.folder / "content").rglob("*.md"):
            if file.stem[1:] in refused:
                file.unlink()
        desk.set({"plugins": ["search", {"nutgraf": {"rules": "off", "social_cards": False}}]})
        site = desk.build()

        assert_sound(site)
        assert [fault for html in html_in_feeds(site) for fault in faults(html)] == []
        for page in site.rglob("*.html"):
            assert faults(page.read_text("utf-8")) == [], page
            plain = site / re.sub(r"([a-z])\d+/index", r"\g<1>0/index", f"{page.relative_to(site)}")
            if plain.is_file():
                assert active(page) == active(plain), page
