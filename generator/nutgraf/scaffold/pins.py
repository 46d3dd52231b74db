"""The versions with which a newsroom is made, so that it is built with the same elsewhere and later."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, requires, version

NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
"""The name at the start of a requirement (PEP 508)."""


def pins(package: str = "nutgraf") -> list[str]:
    """`package` and all that it needs, each in the version that is installed; `package` comes first."""
    found: dict[str, str] = {}
    waiting = [package]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = version(name)
        except PackageNotFoundError:  # what another system would need
            continue
        waiting += [_name(each) for each in requires(name) or () if "extra ==" not in each]
    first = found.pop(package)
    return [f"{package}=={first}", *(f"{name}=={found[name]}" for name in sorted(found))]


def _name(requirement: str) -> str:
    """The normalised name in a requirement (PEP 503)."""
    found = NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else requirement
