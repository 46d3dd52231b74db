"""The whole corpus as data: tables in JSON and CSV, with a schema of each, below `data/`."""

from nutgraf.views.data.files import data_files, data_links

__all__ = ["data_files", "data_links"]
