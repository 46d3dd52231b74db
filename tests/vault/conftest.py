"""The browser of the other tests, for hostile sites."""

from tests.browser.conftest import browser, serve

__all__ = ["browser", "serve"]
