"""`nutgraf check --fix`: mistakes in files of items that have one right form, mended where they stand.

Dates written otherwise, other names of fields, near misses of them, and fields that are there twice for nothing.
"""

from nutgraf.desk.fixes.fix import fix_file, fix_files

__all__ = ["fix_file", "fix_files"]
