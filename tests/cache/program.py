"""A program for tests: reads a content folder by some means, and prints a digest of what came of it."""

import sys
from hashlib import sha256
from pathlib import Path

from nutgraf.cache.packing import pack
from nutgraf.pipeline import Content, Means, run
from nutgraf.settings import Settings
from tests.cases import NOW

if __name__ == "__main__":
    content, cache, workers = sys.argv[1:]
    means = Means(Path(cache), int(workers))
    outcome = run(Content(Path(content), "content"), Settings(now=NOW), means)
    texts = [(key, each) for key, each in outcome.corpus.texts.items()]
    sys.stdout.write(sha256(pack((texts, outcome.problems))).hexdigest())
