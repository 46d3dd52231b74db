"""Sites that do not lie at the root of their host: `https://example.org/blog`."""

from __future__ import annotations


def below_root(path: str, root: str) -> str:
    """A path from the root of the host, as it is seen from that of the site; any other as it is.

    Where `root`, the path of the site, is `/blog`, `/blog/about/` is its `/about/`.
    """
    if root and f"{path}/".startswith(f"{root}/"):
        return path.removeprefix(root) or "/"
    return path
