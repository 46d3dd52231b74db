"""Words as those look for them who cannot type them."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from nutgraf.search.folding import fold, other_spellings

SCRIPT = Path(__file__).parents[2] / "theme" / "nutgraf_theme" / "assets/nutgraf/js/search-fold.js"
FOLDED = {
    "Erdoğan": "erdogan",
    "Nguyễn": "nguyen",
    "Łukasiewicz": "lukasiewicz",
    "Türkiye": "turkiye",
    "İstanbul ışık": "istanbul isik",
    "Straße Ærø": "strasse aero",
    "O’Neil": "o'neil",
    "أردوغان إلى مدرسة": "اردوغان الي مدرسه",
    "مُحَمَّـد": "محمد",
    "שָׁלוֹם ארה״ב": "שלום ארהב",
    "ガザ 石破茂": "ガザ 石破茂",
    "Ёлкин": "елкин",
    "한국 हिन्दी": "한국 हिन्दी",
}


@pytest.mark.parametrize("text", FOLDED)
def test_what_is_alike_is_folded_alike(text: str) -> None:
    """Accents, case, hamza and points go; signs that are others without theirs stay. Twice is as once."""
    assert fold(text) == FOLDED[text]
    assert fold(fold(text)) == fold(text)


@pytest.mark.skipif(not shutil.which("node"), reason="no node")
def test_the_theme_folds_as_the_index_does(tmp_path: Path) -> None:
    """The same words in the browser."""
    module = tmp_path / "fold.mjs"
    module.write_bytes(SCRIPT.read_bytes())
    asked = (
        f"import {{fold}} from {json.dumps(module.as_uri())};"
        f"console.log(JSON.stringify({json.dumps([*FOLDED])}.map(fold)))"
    )
    done = subprocess.run(
        ["node", "--input-type=module", "-e", asked], capture_output=True, check=True
    )
    assert json.loads(done.stdout) == [*FOLDED.values()]


def test_other_spellings_of_a_text() -> None:
    """Only those that Pagefind does not find by itself, once each; of scripts without blanks the signs."""
    assert other_spellings("Plain words") == []
    assert other_spellings("Erdoğan in Türkiye") == []
    assert other_spellings("Łódź and Łódź, 石破茂 and 石") == ["lodz", "石", "破", "茂"]
