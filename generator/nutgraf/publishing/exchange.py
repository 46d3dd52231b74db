"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100
"""`AT_FDCWD`: paths are as the process sees them."""

_EXCHANGE = 2
"""`RENAME_EXCHANGE` of Linux, `RENAME_SWAP` of macOS."""


def exchange(one: Path, other: Path) -> bool:
    """Give each of two folders the name of the other, at once; False where the system or its disk cannot."""
    try:
        return _call(os.fsencode(one), os.fsencode(other)) == 0
    except (AttributeError, OSError):  # a C library without the call
        return False


def _call(one: bytes, other: bytes) -> int:
    result: int = -1
    if sys.platform == "linux":
        result = ctypes.CDLL(None).renameat2(_HERE, one, _HERE, other, _EXCHANGE)
    elif sys.platform == "darwin":
        result = ctypes.CDLL(None).renamex_np(one, other, _EXCHANGE)
    return result
