"""The look of a Nutgraf site: templates, styles and fonts, laid over Material for MkDocs."""

from pathlib import Path

DIRECTORY = Path(__file__).parent
"""The folder that holds the theme's templates and assets (MkDocs' `custom_dir`)."""
