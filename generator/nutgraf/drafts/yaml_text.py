"""Values as YAML that people read: without quotation marks where they are not needed, long texts folded."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable

from nutgraf.load.nodes import Mapping, Scalar
from nutgraf.load.yaml_nodes import parse_yaml

WIDTH = 100
BLANKS = re.compile(r"[ \t\n]+")


def scalar(text: str) -> str:
    """`text`, which is one line, as YAML has it: in quotation marks only where it would mean something else."""
    node = parse_yaml(f"a: {text}\n", "").node
    value = node.entries["a"].value if isinstance(node, Mapping) and "a" in node.entries else None
    is_itself = (
        isinstance(value, Scalar) and value.text == text and value.plain and not value.is_null
    )
    return text if is_itself else json.dumps(text, ensure_ascii=False)


def field(name: str, text: str, indent: str = "") -> list[str]:
    """The lines of a field that holds `text`; where it is long it is folded."""
    text = BLANKS.sub(" ", text).strip()
    line = f"{indent}{name}: {scalar(text)}"
    if len(line) <= WIDTH:
        return [line]
    folded = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=f"{indent}  ",
        subsequent_indent=f"{indent}  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [f"{indent}{name}: >-", *folded]


def commented(lines: Iterable[str]) -> list[str]:
    """`lines` as comments: taking `# ` away gives them back."""
    return [f"# {line}" for line in lines]


def beside(line: str, comment: str, column: int = 0) -> str:
    """`line` with a comment beside it, at `column` if it is not longer."""
    return f"{line.ljust(column)}  # {comment}" if comment else line
