"""Variables of the environment: what a build can be asked for that `mkdocs build` has no options for."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

SHARD = "NUTGRAF_SHARD"
"""Which share of the pages is made, such as `3/8`."""

AT = "NUTGRAF_AT"
"""At which moment a build is to take place, for a rehearsal."""

SEALED = "NUTGRAF_SEALED"
"""Set by `nutgraf build` where no option changes what is built: the site may be sealed (`seals.py`)."""

ON_DEMAND = "NUTGRAF_ON_DEMAND"
"""Set by `nutgraf serve`: there will be a server that asks for each page. `mkdocs serve` may have one that does not."""


@contextmanager
def asking(variables: Mapping[str, str]) -> Iterator[None]:
    """Have them set for the time of a build, and no longer."""
    before = {name: os.environ.get(name) for name in variables}
    os.environ.update(variables)
    try:
        yield
    finally:
        for name, value in before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value
