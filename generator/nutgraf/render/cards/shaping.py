"""Whether this machine can set scripts that join their letters, or run from right to left."""

from __future__ import annotations

from PIL import features


def can_shape() -> bool:
    """Whether letters can be joined and put from right to left here: Pillow needs FriBiDi for it."""
    return features.check_feature("raqm") is True
