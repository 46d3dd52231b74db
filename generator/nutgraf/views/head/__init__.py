"""What a page tells machines of itself: OpenGraph, translations, JSON-LD."""

from nutgraf.views.head.head import with_head
from nutgraf.views.head.translations import translations

__all__ = ["translations", "with_head"]
