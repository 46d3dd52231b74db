"""Editorial rules as people meet them: in a build, in a strict one, and in `nutgraf check`."""

from __future__ import annotations

import logging

import pytest
from mkdocs.exceptions import Abort

from tests.site.desk import Desk

pytestmark = pytest.mark.slow

QUOTED = """\
---
title: The boat is late
date: 2024-05-02
statements:
  - quote: We are late.
    attribution: the harbour
---
"""
FOUND = "content/briefings/late.md:5:5: statements[0].source: expected a source for the quotation"


def set_rules(desk: Desk, **rules: str) -> None:
    """Give the newsroom a quotation without a source, and levels for its rules."""
    desk.write("briefings/late.md", QUOTED)
    desk.set({"plugins": [{"nutgraf": {"rules": rules}}]})


def test_a_warning_stops_a_strict_build_alone(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """A plain build tells it, and goes on."""
    set_rules(desk)

    with caplog.at_level(logging.INFO, "mkdocs"):
        desk.build()
    told = [record.levelname for record in caplog.records if FOUND in record.getMessage()]

    assert told == ["WARNING"]
    with pytest.raises(Abort):
        desk.build(strict=True)


def test_an_error_stops_every_build(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """As the site's settings have it."""
    set_rules(desk, **{"quotation-without-source": "error"})

    with pytest.raises(Abort):
        desk.build()

    assert FOUND in caplog.text
    assert not desk.site.exists()


def test_what_is_off_is_not_told(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    """And stops nothing."""
    set_rules(desk, **{"quotation-without-source": "off"})

    desk.build(strict=True)

    assert FOUND not in caplog.text


def test_a_check_tells_the_same(desk: Desk) -> None:
    """`nutgraf check` goes by the same settings."""
    set_rules(desk, **{"quotation-without-date": "off"})

    done = desk.nutgraf("check", "--strict")

    assert done.code == 1
    assert f"warning: {FOUND}" in done.out
    assert "quotation-without-date" not in done.out


def test_of_many_like_warnings_the_first_are_told(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """A build counts the rest of them, and a check names them all."""
    set_rules(desk, **{"quotation-without-date": "off"})
    for number in range(24):
        desk.write(f"briefings/late-{number:02}.md", QUOTED)

    desk.build()
    told = [each for each in caplog.messages if "(`quotation-without-source`)" in each]

    assert len(told) == 20
    assert "nutgraf: and 5 more of `quotation-without-source`: `nutgraf check` names them all" in (
        caplog.messages
    )
    assert desk.nutgraf("check").out.count("(`quotation-without-source`)") == 25


def test_links_that_lead_nowhere_may_be_published(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Where a site says so: readers see the words, and nothing of the citation."""
    prose = "The [[nobody|harbour master]] said so [@nothing]. See [it](gone.md)."
    desk.write(
        "briefings/late.md", f"---\ntitle: The boat is late\ndate: 2024-05-02\n---\n{prose}\n"
    )
    rules = {"broken-reference": "notice", "broken-citation": "warning", "missing-file": "off"}
    desk.set({"plugins": [{"nutgraf": {"rules": rules}}]})

    page = (desk.build() / "briefings/2024/05/02/late/index.html").read_text(encoding="utf-8")

    assert "The harbour master said so. See" in page
    assert "(`broken-citation`)" in caplog.text
    assert "gone.md" not in caplog.text
