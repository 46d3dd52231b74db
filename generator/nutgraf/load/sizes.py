"""The size of pictures: a browser that knows it leaves room for one before it is there, and nothing moves."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import NamedTuple

FORMATS = ("AVIF", "GIF", "JPEG", "PNG", "WEBP")
"""What is looked into. An SVG is as large as its place."""

ORIENTATION = 0x0112
"""The tag of EXIF that tells how a camera was held (EXIF 2.32, 4.6.4 A)."""

UPRIGHT = range(5, 9)
"""Its values where it was held upright: what is broad in the file is shown as high."""


class Size(NamedTuple):
    """Width and height as shown, in pixels."""

    width: int
    height: int


def measure(path: Path) -> Size | None:
    """The size of the picture in a file, which is not drawn for that; None where it tells none."""
    from PIL import Image  # noqa: PLC0415  # most newsrooms have few pictures, and it is slow to load

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a picture that is too large to be drawn here
            with Image.open(path, formats=FORMATS) as picture:
                width, height = picture.size
                held = picture.getexif() if "exif" in picture.info else {}  # else it is read whole
                is_turned = held.get(ORIENTATION) in UPRIGHT
    except Exception:  # whatever is in the file, a browser will make the best of it
        return None
    return Size(height, width) if is_turned else Size(width, height)
