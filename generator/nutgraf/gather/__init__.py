"""Items → a Newsroom: what may be seen, what is made up from references, and how all of it is referred to."""

from nutgraf.gather.files import ELSEWHERE, named_file, nearly_named
from nutgraf.gather.newsroom import Newsroom, gather
from nutgraf.gather.targets import Targets

__all__ = ["ELSEWHERE", "Newsroom", "Targets", "gather", "named_file", "nearly_named"]
