"""Take pictures of every kind of page of the newsroom, and compose the one of the README.

`make screenshots` leaves them in `.screenshots/`: on a phone and on a desk, light and dark, the Arabic briefing
right to left. Look at them after each change of the theme. With `--readme` the picture of the README is made anew.
"""

from __future__ import annotations

import functools
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import yaml
from PIL import Image, ImageDraw, ImageFilter
from playwright.sync_api import Browser, sync_playwright
from provide_test_tools import BROWSER, installed_browser

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".screenshots"
README = ROOT / "docs" / "images" / "newsroom.png"
PAGES: dict[str, str] = yaml.safe_load((ROOT / "tools" / "pages.yml").read_text(encoding="utf-8"))
SIZES = {"phone": (390, 844), "desk": (1280, 900)}
SCHEMES = ("light", "dark")

CANVAS, BACKGROUND = (1600, 1000), "#e6e3db"
DESK, PHONE = (50, 50), (1120, 125)
DESK_SIZE, PHONE_SIZE = (1300, 975), (412, 834)
SHOWN_DESK = (1200, 900)
CORNER, BEZEL = 14, 10


class Quiet(SimpleHTTPRequestHandler):
    """Serves files, and does not log each request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def served_newsroom() -> Iterator[str]:
    """Build the newsroom, and serve it while it is looked at: the address of its front page."""
    with tempfile.TemporaryDirectory() as folder:
        build = ["-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", folder]
        subprocess.run([sys.executable, *build], cwd=ROOT, check=True)
        handler = functools.partial(Quiet, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"http://127.0.0.1:{server.server_port}/"
            server.shutdown()


def take_all(browser: Browser, address: str) -> None:
    """Every page in every size and scheme."""
    for size, (width, height) in SIZES.items():
        for scheme in SCHEMES:
            shape = {"width": width, "height": height}
            dark_or_light = "dark" if scheme == "dark" else "light"
            with browser.new_page(viewport=shape, color_scheme=dark_or_light) as page:  # type: ignore[arg-type]
                for name, path in PAGES.items():
                    page.goto(address + path, wait_until="networkidle")
                    file = FOLDER / f"{name}-{size}-{scheme}.png"
                    # Material's tabs fade in again when the page grows for the picture.
                    page.screenshot(path=file, full_page=True, animations="disabled")
    print(f"{len(PAGES) * len(SIZES) * len(SCHEMES)} pictures in {FOLDER.name}/")


def compose(browser: Browser, address: str) -> None:
    """The front page on a desk, and a dispute on a phone before it."""
    picture = Image.new("RGB", CANVAS, BACKGROUND)
    desk = _shot(browser, address, DESK_SIZE).resize(SHOWN_DESK, Image.Resampling.LANCZOS)
    phone = _shot(browser, f"{address}claims/", PHONE_SIZE, bezel=BEZEL)
    for each, place in ((desk, DESK), (phone, PHONE)):
        _drop(picture, each, place)
    picture.quantize(256, Image.Quantize.FASTOCTREE).save(README, optimize=True)
    print(f"{README.relative_to(ROOT)}: {README.stat().st_size // 1000} kB")


def _shot(browser: Browser, address: str, size: tuple[int, int], bezel: int = 0) -> Image.Image:
    """A page with round corners, on a device with a frame of `bezel` pixels."""
    width, height = size
    with browser.new_page(viewport={"width": width, "height": height}) as page:
        page.goto(address, wait_until="networkidle")
        path = FOLDER / "part.png"
        page.screenshot(path=path)
    whole = Image.new("RGBA", (width + 2 * bezel, height + 2 * bezel), "#14171c")
    whole.paste(Image.open(path), (bezel, bezel))
    path.unlink()
    mask = Image.new("L", whole.size)
    ImageDraw.Draw(mask).rounded_rectangle(
        (0, 0, whole.width - 1, whole.height - 1), CORNER + 2 * bezel, fill=255
    )
    whole.putalpha(mask)
    return whole


def _drop(picture: Image.Image, part: Image.Image, place: tuple[int, int]) -> None:
    """Lay a part on the picture, with a soft shadow below it."""
    shadow = Image.new("RGBA", picture.size)
    shadow.paste("#00000055", (place[0], place[1] + 8), part.getchannel("A"))
    blurred = shadow.filter(ImageFilter.GaussianBlur(18))
    picture.paste(blurred, (0, 0), blurred)
    picture.paste(part, place, part)


def main() -> None:
    """Take the pictures that were asked for."""
    FOLDER.mkdir(exist_ok=True)
    path = BROWSER.read_text(encoding="utf-8") if BROWSER.exists() else installed_browser()
    if not path:
        sys.exit("expected a browser, but found none: `make test` looks for one and tells more")
    with served_newsroom() as address, sync_playwright() as playwright:
        # The sandbox needs rights that containers lack; only our own pages are opened.
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        if "--readme" in sys.argv:
            compose(browser, address)
        else:
            take_all(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
