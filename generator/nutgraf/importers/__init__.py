"""The files of another generator's blog → files of the content format."""

from nutgraf.importers.originals import Generator, NoSiteError
from nutgraf.importers.report import Report
from nutgraf.importers.run import Options, look, run

__all__ = ["Generator", "NoSiteError", "Options", "Report", "look", "run"]
