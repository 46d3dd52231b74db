"""Characters that readers take for the same are made the same."""

import unicodedata

from hypothesis import given

from nutgraf.read.names.folding import fold, folded_text
from tests.properties import fragments


@given(fragments(" ", "\n\n", "\u00a0", "\u200b", "\u05b8", "\u0640", "’", "–"))
def test_the_text_alone(text: str) -> None:
    """Without places a text is folded as it is with them."""
    text = unicodedata.normalize("NFC", text)

    assert folded_text(text) == fold(text).text
