"""Templates, compiled once a process: a preview makes a new environment each time that a file is saved."""

from __future__ import annotations

from types import CodeType

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket


class Compiled(BytecodeCache):
    """The code of templates, kept in memory for other environments that were set up alike.

    It stays where nobody else writes: code in a file of the cache would be run by who takes that over.
    """

    def __init__(self) -> None:
        self._known: dict[str, tuple[object, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand on what was compiled of the same source; jinja2 names a template by its name and its file."""
        made_of, code = self._known.get(bucket.key, (None, None))
        if code is not None and made_of == _made_of(bucket):
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, in the place of what the template was before."""
        if bucket.code is not None:
            self._known[bucket.key] = (_made_of(bucket), bucket.code)


def _made_of(bucket: Bucket) -> object:
    environment: Environment = bucket.environment
    return bucket.checksum, sorted(environment.extensions)
