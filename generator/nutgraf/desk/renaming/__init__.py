"""`nutgraf rename`: another id for an item, in its file and in every reference, and nothing else changed."""

from nutgraf.desk.renaming.moves import CannotRenameError
from nutgraf.desk.renaming.plan import Renaming, plan_renaming

__all__ = ["CannotRenameError", "Renaming", "plan_renaming"]
