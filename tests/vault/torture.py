"""Kills builds at random moments: the site is always the one before, whole, or the new one, whole.

`make torture` does so a hundred times, `python -m tests.vault.torture NUMBER` as often as is wanted. Each time the
content changes, a build begins, and it is killed with all its processes (SIGKILL): at any moment, or, every third time,
just as the new site takes its place. A build that comes to its end must then make what a new machine makes of the same
content, and leave nothing behind. Builds are copies of this process, which has everything imported.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from random import Random

from tests.site.desk import contents, small_desk

STATES: Mapping[str, Mapping[str, str]] = {
    state: {
        "briefings/boat.md": f"---\ntitle: The boat {state}\ndate: 2024-05-01\n---\nIt {state}.\n",
        f"topics/{state}.md": f"---\nname: What {state}\n---\n",
    }
    for state in ("sails", "sinks", "returns")
}
"""Contents of the newsroom that differ; besides, there are actors, enough to have several cores work."""

ACTORS = 25
SWAP = 3
"""Every third build is killed as the new site takes its place."""

COLD = 7
"""Every seventh build that is killed knows nothing of earlier ones."""

ENOUGH = 4
"""A build may leave so many times the files in the cache that a newsroom without a past has."""


class Torture:
    """A newsroom, its site, and what that must be in each state of the content."""

    def __init__(self, folder: Path, random: Random) -> None:
        self._random = random
        self._desk = small_desk(folder / "newsroom")
        self._desk.set({"plugins": ["search", {"nutgraf": {"social_cards": False}}]})
        for number in range(ACTORS):
            self._desk.write(f"actors/a{number}.md", f"---\nname: Sailor A{number}\n---\n")
        self._temporary = folder / "temporary"
        self._temporary.mkdir()
        tempfile.tempdir = str(self._temporary)
        self._expected = {state: self._built_anew(state) for state in STATES}
        self._state = [*STATES][-1]  # what the site shows
        began = time.monotonic()
        self._wait(self._begin())
        self._length = time.monotonic() - began
        self._kept = len(contents(self._desk.folder / ".nutgraf"))
        self.counts: Counter[str] = Counter()

    def kill_one(self, number: int) -> None:
        """Change the content, kill the build, and look at the site. Raises AssertionError."""
        state = self._random.choice([each for each in STATES if each != self._state])
        self._write(state)
        if number % COLD == 0:
            shutil.rmtree(self._desk.folder / ".nutgraf", ignore_errors=True)
        if number % SWAP == 0:
            killed = self._kill_at_swap()
        else:
            killed = self._kill_after(self._random.uniform(0, 1.1 * self._length))
        found = contents(self._desk.site) if self._desk.site.exists() else None
        assert found is not None, "there is no site"
        assert found in (self._expected[self._state], self._expected[state]), "the site is neither"
        is_new = found == self._expected[state]
        self._state = state if is_new else self._state
        self.counts["killed" if killed else "too late"] += 1
        self.counts["new site" if is_new else "old site"] += 1

    def finish_one(self) -> None:
        """Let a build of the same content come to its end, and look at all that it leaves. Raises AssertionError."""
        state = next(state for state in STATES if self._holds(state))
        self._wait(self._begin())
        assert contents(self._desk.site) == self._expected[state], "the next build is wrong"
        beside = {path.name for path in self._desk.folder.iterdir()}
        assert beside == {".nutgraf", "content", "mkdocs.yml", "site"}, beside
        kept = len(contents(self._desk.folder / ".nutgraf"))
        assert kept <= ENOUGH * self._kept, f"{kept} files in the cache"
        locks = [*self._temporary.iterdir()]
        assert len(locks) == 1, locks
        self._state = state
        self.counts["finished"] += 1

    def _built_anew(self, state: str) -> dict[str, str]:
        """What a new machine makes of a state."""
        self._write(state)
        shutil.rmtree(self._desk.folder / ".nutgraf", ignore_errors=True)
        self._desk.build()
        return contents(self._desk.site)

    def _write(self, state: str) -> None:
        for each in STATES.values():
            for path in each:
                (self._desk.folder / "content" / path).unlink(missing_ok=True)
        for path, text in STATES[state].items():
            self._desk.write(path, text)

    def _holds(self, state: str) -> bool:
        content = self._desk.folder / "content"
        return all((content / path).exists() for path in STATES[state])

    def _begin(self) -> int:
        """A build in a process, and a group, of its own."""
        process = os.fork()
        if process:
            with suppress(OSError):
                os.setpgid(process, process)
            return process
        os.setpgid(0, 0)
        code = 1
        try:
            self._desk.build()
            code = 0
        finally:
            os._exit(code)

    def _wait(self, process: int) -> None:
        _, status = os.waitpid(process, 0)
        assert status == 0, f"a build ended with {status}"

    def _kill_after(self, seconds: float) -> bool:
        process = self._begin()
        time.sleep(seconds)
        return _kill(process)

    def _kill_at_swap(self) -> bool:
        """Kill as soon as the folder of the site is another one, or some thousandths of a second later."""
        site, before = self._desk.site, self._desk.site.stat().st_ino
        process = self._begin()
        until = time.monotonic() + 10 * self._length + 10
        while time.monotonic() < until:
            with suppress(FileNotFoundError):
                if site.stat().st_ino == before:
                    continue
            break
        time.sleep(self._random.choice([0, 0, 0.001, 0.003, 0.01]))
        return _kill(process)


def _kill(process: int) -> bool:
    """Kill a build with all its processes; whether it was still at work."""
    with suppress(ProcessLookupError):
        os.killpg(process, signal.SIGKILL)
    _, status = os.waitpid(process, 0)
    return os.WIFSIGNALED(status)


def torture(number: int, every: int = 1) -> Counter[str]:
    """Kill so many builds, and let one come to its end after `every` of them; how often what was found."""
    with tempfile.TemporaryDirectory(prefix="torture-") as folder:
        newsroom = Torture(Path(folder), Random())  # noqa: S311  # no secrets
        for each in range(1, number + 1):
            newsroom.kill_one(each)
            if each % every == 0:
                newsroom.finish_one()
        return newsroom.counts


def main() -> None:
    """Say what was found."""
    number, every = (int(word) for word in (*sys.argv[1:], "100", "1")[:2])
    for name, count in torture(number, every).items():
        sys.stdout.write(f"{count:4} {name}\n")


if __name__ == "__main__":
    main()
