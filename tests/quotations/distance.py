"""What is known of distances by their definition."""

from collections.abc import Sequence


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """How many changes make one of the other: the definition, slowly (Levenshtein 1965)."""
    if not one or not other:
        return max(len(one), len(other))
    changed = distance(one[1:], other[1:]) + (one[0] != other[0])
    return min(changed, distance(one[1:], other) + 1, distance(one, other[1:]) + 1)
