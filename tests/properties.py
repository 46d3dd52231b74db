"""What the property tests share: how hard they try, and texts as strange as they come."""

import os

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

EXAMPLES = int(os.environ.get("NUTGRAF_EXAMPLES", "40"))
"""How many examples a property is tried with; the same ones each time, unless more are asked for."""

tried = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize="NUTGRAF_EXAMPLES" not in os.environ,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

texts = st.text(st.characters(codec="utf-8"), max_size=200)
"""Any Unicode text."""


def fragments(*known: str, size: int = 30) -> st.SearchStrategy[str]:
    """Texts put together from known fragments and arbitrary ones."""
    arbitrary = st.text(st.characters(codec="utf-8"), max_size=8)
    return st.lists(st.one_of(st.sampled_from(known), arbitrary), max_size=size).map("".join)
