"""Items and their texts → Corpus: every reference resolved, every page with its address and what leads to it."""

from nutgraf.link.corpus import Corpus
from nutgraf.link.files import named_files
from nutgraf.link.link import link

__all__ = ["Corpus", "link", "named_files"]
