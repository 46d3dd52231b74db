"""Sample pages: of every type a rich one and a minimal one."""

from __future__ import annotations

from tests.render.minimal import minimal_pages
from tests.render.rich import rich_pages

RICH = rich_pages()
MINIMAL = minimal_pages()
ALL = (*RICH, *MINIMAL)
