"""How large a picture is shown, told by the beginning of its file."""

from io import BytesIO
from pathlib import Path
from zlib import crc32

import pytest
from PIL import Image

from nutgraf.load.sizes import FORMATS, ORIENTATION, Size, measure


def picture(size: tuple[int, int], form: str, orientation: int = 1) -> bytes:
    """The bytes of a picture, from a camera that was held so."""
    drawn, made = Image.new("RGB", size), BytesIO()
    known = drawn.getexif()
    known[ORIENTATION] = orientation
    drawn.save(made, form, **({"exif": known} if form == "JPEG" else {}))
    return made.getvalue()


@pytest.mark.parametrize("form", FORMATS)
def test_every_format(form: str, tmp_path: Path) -> None:
    """Whatever the file is called."""
    path = tmp_path / "picture.bin"
    path.write_bytes(picture((30, 20), form))
    assert measure(path) == Size(30, 20)


@pytest.mark.parametrize(
    ("orientation", "size"), [(1, (30, 20)), (3, (30, 20)), (6, (20, 30)), (8, (20, 30))]
)
def test_a_camera_that_was_held_upright(
    orientation: int, size: tuple[int, int], tmp_path: Path
) -> None:
    """A browser turns the picture: what is broad in the file is high on the page."""
    path = tmp_path / "picture.jpg"
    path.write_bytes(picture((30, 20), "JPEG", orientation))
    assert measure(path) == size


@pytest.mark.parametrize(("side", "size"), [(12_000, (12_000, 12_000)), (99_000, None)])
def test_a_huge_picture(side: int, size: tuple[int, int] | None, tmp_path: Path) -> None:
    """Nobody draws it here; one that is meant to fill a memory has no size."""
    header = bytearray(picture((30, 20), "PNG"))
    header[16:24] = side.to_bytes(4, "big") * 2
    header[29:33] = crc32(header[12:29]).to_bytes(4, "big")
    path = tmp_path / "picture.png"
    path.write_bytes(header)
    assert measure(path) == size


@pytest.mark.parametrize("content", [b"", b"<svg/>", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM" * 99])
def test_what_tells_no_size(content: bytes, tmp_path: Path) -> None:
    """No picture, half of one, or one that browsers do not show."""
    path = tmp_path / "picture.png"
    path.write_bytes(content)
    assert measure(path) is None
    assert measure(tmp_path / "none.png") is None
