"""Social cards, drawn."""

from nutgraf.render.cards.card import CardPainter
from nutgraf.render.cards.lettering import FONTS, can_shape

__all__ = ["FONTS", "CardPainter", "can_shape"]
