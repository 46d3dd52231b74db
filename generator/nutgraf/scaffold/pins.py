"""The versions with which a newsroom is made, so that it is built with the same elsewhere and later."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


def pins(package: str = "nutgraf") -> list[str]:
    """`package` and all that it needs, each in the version that is installed; `package` comes first."""
    first = Requirement(package)
    found: dict[str, str] = {}
    done: set[tuple[str, str]] = set()
    waiting = [first]
    while waiting:
        asked = waiting.pop()
        name = canonicalize_name(asked.name)
        try:
            installed = distribution(name)
        except PackageNotFoundError:  # what another system would need
            continue
        found[name] = pin(name, installed.version, _origin(installed))
        for extra in {"", *asked.extras}:
            if (name, extra) not in done:
                done.add((name, extra))
                waiting += _needs(installed, extra)
    itself = found.pop(canonicalize_name(first.name))
    return [itself, *(found[name] for name in sorted(found))]


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


def _needs(installed: Distribution, extra: str) -> Iterator[Requirement]:
    """What a package needs here, with one of its extras; without any for the empty one."""
    for need in map(Requirement, installed.requires or ()):
        if need.marker is None or need.marker.evaluate({"extra": extra}):
            yield need
