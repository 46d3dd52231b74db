"""Data as files: JSON, CSV, and XML that every reader takes."""

from __future__ import annotations

import csv
import io
import json
import re
from itertools import chain, repeat

from nutgraf.views.types import CsvFile, JsonFile

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no way to write: https://www.w3.org/TR/xml/#charsets."""

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r")
"""With what a cell begins that a spreadsheet would run: https://owasp.org/www-community/attacks/CSV_Injection."""


def well_formed(xml: str) -> str:
    """XML without the characters that it may not hold."""
    return ILLEGAL.sub("", xml)


def write_json(file: JsonFile) -> bytes:
    """JSON as people can read it: RFC 8259, in UTF-8.

    A list is written entry by entry: a table of all statements would else be held three times.
    """
    if not isinstance(file.data, list) or not file.data:
        return _json(file.data) + b"\n"
    written = io.BytesIO()
    for begin, entry in zip(chain([b"["], repeat(b",")), file.data, strict=False):
        written.write(begin + b"\n " + _json(entry).replace(b"\n", b"\n "))
    written.write(b"\n]\n")
    return written.getvalue()


def _json(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, indent=1).encode(errors="replace")


def write_csv(file: CsvFile) -> bytes:
    """CSV of RFC 4180, in UTF-8. A cell that a spreadsheet would take for a formula has a quotation mark before it."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(file.header)
    writer.writerows([_inert(cell) for cell in row] for row in file.rows)
    return text.getvalue().encode(errors="replace")


def _inert(cell: str) -> str:
    return f"'{cell}" if cell.startswith(FORMULA) else cell
