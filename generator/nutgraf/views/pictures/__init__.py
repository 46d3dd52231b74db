"""Pictures: geometry from the corpus, for the theme to draw. The same corpus always gives the same picture."""

from nutgraf.views.pictures.pictures import with_pictures

__all__ = ["with_pictures"]
