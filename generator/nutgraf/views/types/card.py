"""The picture by which a briefing is shared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What a social card shows: two cards that are equal are the same picture."""

    WIDTH: ClassVar[int] = 1200
    HEIGHT: ClassVar[int] = 630

    title: str
    kind: str
    story: str
    date: str
    site_name: str
    direction: Literal["ltr", "rtl"] = "ltr"
