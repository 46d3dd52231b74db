"""Social cards, drawn."""
