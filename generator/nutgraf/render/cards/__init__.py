"""Social cards, drawn."""

from nutgraf.render.cards.card import CardPainter
from nutgraf.render.cards.lettering import can_shape

__all__ = ["CardPainter", "can_shape"]
