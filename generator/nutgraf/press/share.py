"""A share of the pages and files of a site: several machines make one each."""

from __future__ import annotations

import re
from typing import NamedTuple
from zlib import crc32

from nutgraf.text import quoted

FORM = re.compile(r"([0-9]{1,4})/([0-9]{1,4})")


class Share(NamedTuple):
    """One of `of` shares, counted from 1. What belongs to it depends on names alone, so that machines agree on it."""

    number: int
    of: int

    @classmethod
    def parse(cls, text: str) -> Share:
        """The share that is written `3/8`. Raises ValueError."""
        found = FORM.fullmatch(text)
        share = cls(*map(int, found.groups())) if found else None
        if share is None or not 1 <= share.number <= share.of:
            raise ValueError(
                f"expected a share such as 3/8, the third of eight, but got {quoted(text)}"
            )
        return share

    def takes(self, name: str) -> bool:
        """Whether the file of that name belongs to it."""
        return crc32(name.encode()) % self.of == self.number - 1
