"""How a new site takes the place of the old one: at once, when it is whole, and nothing else in that place is lost."""

from nutgraf.publishing.refusal import refusal
from nutgraf.publishing.staging import Staging, StagingError

__all__ = ["Staging", "StagingError", "refusal"]
