"""What the system says where it does not let a site be written."""

from __future__ import annotations

import errno

_REFUSED = frozenset(
    getattr(errno, name, None)
    for name in "EACCES EPERM EROFS ENOSPC EDQUOT EFBIG EIO EMFILE ENFILE EBUSY ENOTDIR".split()
)


def refusal(error: Exception) -> str | None:
    """What the system said, and of which file, where it did not let one be written; None for any other error.

    That is no fault of the program, so there is nothing to trace.
    """
    if not isinstance(error, OSError) or error.errno not in _REFUSED:
        return None
    said = error.strerror or str(error)
    file = error.filename2 or error.filename
    return f"{file}: {said}" if file else said
