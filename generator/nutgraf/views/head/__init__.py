"""What a page tells machines of itself: OpenGraph, translations, JSON-LD."""

from nutgraf.views.head.head import with_head

__all__ = ["with_head"]
