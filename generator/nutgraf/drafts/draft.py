"""A new item: the text of its file, and writing it where there is none."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from nutgraf.drafts.article import Article
from nutgraf.drafts.candidates import candidates
from nutgraf.drafts.form import form
from nutgraf.drafts.naming import ids
from nutgraf.drafts.yaml_text import beside, field
from nutgraf.keys import Kind
from nutgraf.new_files import new_file
from nutgraf.validate.validate import MODELS

DATED = {Kind.BRIEFING: "date", Kind.SOURCE: "published"}
"""The field that holds the date of a new item."""

DRAFT = "Take this line away to publish."


@dataclass(frozen=True, slots=True)
class Draft:
    """What is known of a new item. `title` is one line; a `bare` one has no fields but those that are filled in."""

    kind: Kind
    title: str
    when: str | None = None
    actor_type: str | None = None
    article: Article | None = None
    bare: bool = False

    def text(self) -> str:
        """Its file."""
        model = MODELS[self.kind]
        filled = {model.headline_field: field(model.headline_field, self.title)}
        if self.when and self.kind in DATED:
            filled[DATED[self.kind]] = field(DATED[self.kind], self.when)
        if self.actor_type:
            filled["type"] = field("type", self.actor_type)
        if self.kind is Kind.BRIEFING:
            filled["draft"] = [beside("draft: true", DRAFT)]
        if self.article:
            filled |= {name: lines for name, lines in candidates(self.article).items() if lines}
        return form(model, filled, bare=self.bare)

    def write(self, content: Path, folder: PurePosixPath, taken: Container[str]) -> PurePosixPath:
        """Write the file into `folder` below `content`, under an id that is not `taken`: its path below `content`.

        Never over a file. Raises OSError where the folder cannot be written to.
        """
        (content / folder).mkdir(parents=True, exist_ok=True)
        text = self.text()
        paths = (folder / f"{each}.md" for each in ids(self.title, self.kind, taken))
        return next(path for path in paths if _is_written(content / path, text))


def _is_written(path: Path, text: str) -> bool:
    """Write a file, unless there is one: whether it was written."""
    try:
        with new_file(path) as file:
            file.write(text.encode())
    except FileExistsError:
        return False
    return True
