"""What was compiled of a template serves other environments, as long as it is the same template set up alike."""

from __future__ import annotations

from jinja2 import DictLoader, Environment
from jinja2.ext import Extension, LoopControlExtension

from nutgraf.render.compiled import Compiled


class Counting(Extension):
    """Counts how often a template is compiled."""

    compiled = 0

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Count one."""
        del name, filename
        Counting.compiled += 1
        return source


def test_a_template_is_compiled_once() -> None:
    """Another environment takes the code; a changed source, or an extension more, is compiled anew."""
    known = Compiled()
    Counting.compiled = 0

    def render(source: str, *more: type[Extension]) -> str:
        loader = DictLoader({"page.html": source})
        environment = Environment(
            loader=loader, extensions=[Counting, *more], bytecode_cache=known, autoescape=True
        )
        return environment.get_template("page.html").render()

    assert [render("a"), render("a"), Counting.compiled] == ["a", "a", 1]
    assert [render("b"), render("b"), Counting.compiled] == ["b", "b", 2]
    assert [render("b", LoopControlExtension), Counting.compiled] == ["b", 3]
