"""A plain Markdown page of the site."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from nutgraf.model.record import Also, Item
from nutgraf.model.types import Reference, Text


class Page(Item):
    """An ordinary MkDocs page: its front matter is MkDocs' and Material's, and all of it is kept."""

    name: Annotated[Text | None, Also("title")] = Field(
        default=None, description="The page's title."
    )
    lead: Reference | None = Field(
        default=None, description="In `content/index.md`: the lead briefing of the front page."
    )

    @property
    def heading(self) -> str:
        """The page's title; empty where it has none."""
        return self.name or ""
