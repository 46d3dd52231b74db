"""Editorial rules: what the content format allows and an editor would ask about. Each is declared in one place."""

from nutgraf.rules.check import check_rules
from nutgraf.rules.levels import LevelError, levels, read_levels
from nutgraf.rules.registry import RULES
from nutgraf.rules.rule import Rule

__all__ = ["RULES", "LevelError", "Rule", "check_rules", "levels", "read_levels"]
