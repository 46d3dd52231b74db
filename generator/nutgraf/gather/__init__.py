"""Items → a Newsroom: what may be seen, what is made up from references, and how all of it is referred to."""

from nutgraf.gather.newsroom import Newsroom, gather
from nutgraf.gather.targets import Targets

__all__ = ["Newsroom", "Targets", "gather"]
