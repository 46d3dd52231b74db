"""The versions with which a newsroom is made, so that it is built with the same elsewhere and later."""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

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
            installed = distribution(name)
        except PackageNotFoundError:  # what another system would need
            continue
        found[name] = pin(name, installed.version, _origin(installed))
        waiting += [_name(each) for each in installed.requires or () if "extra ==" not in each]
    first = found.pop(package)
    return [first, *(found[name] for name in sorted(found))]


def pin(name: str, version: str, origin: dict[str, Any] | None = None) -> str:
    """The requirement for one version: from the address that it was installed from, if others can reach that.

    `origin` is what an installer noted of it (PEP 610). A folder or file of this machine is no address.
    """
    url = str((origin or {}).get("url", ""))
    vcs = (origin or {}).get("vcs_info")
    if not url.startswith(("https://", "ssh://")):
        return f"{name}=={version}"
    return f"{name} @ {vcs['vcs']}+{url}@{vcs['commit_id']}" if vcs else f"{name} @ {url}"


def _origin(installed: Distribution) -> dict[str, Any] | None:
    noted = installed.read_text("direct_url.json")
    return json.loads(noted) if noted else None


def _name(requirement: str) -> str:
    """The normalised name in a requirement (PEP 503)."""
    found = NAME.match(requirement)
    return re.sub(r"[-_.]+", "-", found[0]).lower() if found else requirement
