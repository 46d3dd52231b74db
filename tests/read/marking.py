"""An extension of a site's own: it makes links of capital letters before Markdown is read."""

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor


class Marking(Preprocessor):
    """Puts signs into a text that the writer has not typed."""

    def run(self, lines: list[str]) -> list[str]:
        """Every capital letter as a link."""
        return [re.sub("([A-Z])", r"[\1](x)", line) for line in lines]


class MarkingExtension(Extension):
    """The extension."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802  # the name is Python-Markdown's
        """Register it."""
        md.preprocessors.register(Marking(md), "marking", 25)


def makeExtension() -> MarkingExtension:  # noqa: N802  # the name is Python-Markdown's
    """The extension, for its name in a list of extensions."""
    return MarkingExtension()
