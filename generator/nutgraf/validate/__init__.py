"""Documents → items of the content format, or all that is wrong with them."""

from nutgraf.validate.validate import Checked, validate, validate_document

__all__ = ["Checked", "validate", "validate_document"]
