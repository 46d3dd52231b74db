"""Documents → items of the content format, or all that is wrong with them."""

from nutgraf.validate.validate import Checked, validate

__all__ = ["Checked", "validate"]
