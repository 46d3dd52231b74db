"""Things that are done by copies of the process: none of them holds up the others, or ends the run."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import json, os, signal, time
from nutgraf.workers import spread_guarded

def work(name):
    if name == "sleeps":
        time.sleep(60)
    if name == "crashes":
        os.abort()
    if name == "is killed":
        os.kill(os.getpid(), signal.SIGKILL)
    if name == "fails":
        raise ValueError
    return name.encode()

made = spread_guarded(work, THINGS, WORKERS, 1)
print(json.dumps([each.decode() if isinstance(each, bytes) else each and each.name for each in made]))
"""
"""A process with threads, as that of the tests may be, is not copied: so it is a program of its own."""


def told(program: str, folder: Path | None = None) -> str:
    """What a program prints that is run in a folder."""
    run = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return run.stdout


def done(things: list[str], workers: int = 1) -> list[str | None]:
    """What becomes of each of `things`."""
    program = PROGRAM.replace("THINGS", repr(things)).replace("WORKERS", f"{workers}")
    made: list[str | None] = json.loads(told(program))
    return made


def test_what_hangs_or_crashes_is_lost_alone() -> None:
    """Those before and after it are done."""
    things = ["a", "sleeps", "b", "crashes", "crashes", "c", "sleeps"]
    assert done(things) == ["a", "SLOW", "b", "CRASHED", "CRASHED", "c", "SLOW"]


def test_many_are_done_in_their_order() -> None:
    """On several processes, whichever of them is begun anew."""
    things = [f"{number}" for number in range(200)]
    things[7] = "sleeps"
    things[120] = "crashes"
    expected = [{"sleeps": "SLOW", "crashes": "CRASHED"}.get(each, each) for each in things]
    assert done(things, workers=3) == expected


def test_what_fails_is_left_to_the_caller() -> None:
    """He sees why; and who was killed from outside may be innocent."""
    assert done(["a", "fails", "b"]) == ["a", None, None]
    assert done(["a", "is killed", "b"]) == ["a", None, None]


AHEAD = """
import os, sys, time
from nutgraf.workers import spread

def work(number):
    started = time.monotonic()
    while number == 0 and not os.path.exists("last") and time.monotonic() < started + 20:
        time.sleep(0.01)
    if number == 199:
        open("last", "x").close()
    return os.path.exists("last") * b"waited" or b"x" * 4000

print(next(spread(work, range(200), 2)).decode())
"""


def test_who_is_ahead_goes_on(tmp_path: Path) -> None:
    """All others are done while the first thing, which one process has, is still being made."""
    assert told(AHEAD, tmp_path) == "waited\n"


FEW_THINGS = """
from nutgraf.workers import spread

print([*spread(bytes, range(4), 2)], [*spread(bytes, range(4), 2, few=2)])
"""


def test_how_few_are_done_sooner_by_one_is_the_callers_to_say() -> None:
    """A few things are left to him, unless each is large."""
    printed = told(FEW_THINGS)
    made = [bytes(size) for size in range(4)]
    assert printed == f"{[None] * 4} {made}\n"


ENDED = """
import os, time
from pathlib import Path
from nutgraf.workers import spread

caller = os.getpid()

def work(number):
    time.sleep(0.001)
    if os.getpid() != caller and number > 20:
        try:
            Path("ended").touch(exist_ok=False)
        except FileExistsError:
            pass
        else:
            os._exit(1)
    return b"%d" % number

made = [*spread(work, range(200), 3)]
print(made.count(None), all(each in (None, b"%d" % number) for number, each in enumerate(made)))
"""


def test_what_a_worker_leaves_undone_is_done_by_others(tmp_path: Path) -> None:
    """Only the thing at which it ended is left to the caller."""
    assert told(ENDED, tmp_path) == "1 True\n"


FAILING = """
from nutgraf.workers import spread

made = [*spread(lambda number: b"%d" % (100 // number), range(200), 2)]
print([number for number, each in enumerate(made) if each is None])
"""


def test_what_fails_is_left_to_the_caller_alone() -> None:
    """Whoever it was that tried: all others are done."""
    assert told(FAILING) == "[0]\n"


NO_ROOM = """
import tempfile
from nutgraf.workers import spread

tempfile.tempdir = "/nowhere"
print({*spread(bytes, range(200), 2)})
"""


def test_where_no_file_can_be_written_all_is_left_to_the_caller() -> None:
    """A full disk, or a folder for temporary files that cannot be written, ends no build."""
    assert told(NO_ROOM) == "{None}\n"


NO_PROCESS = """
import json
from nutgraf import workers
begin, left = workers._start, iter([None])
def start(work, share):
    if next(left, 0) == 0:
        raise BlockingIOError("Resource temporarily unavailable")
    return begin(work, share)
workers._start = start
made = workers.spread(lambda number: str(number).encode(), range(200), 4)
print(json.dumps([each.decode() for each in made]))
"""


def test_where_no_more_processes_can_be_started_fewer_do_it() -> None:
    """A system that allows only so many processes ends no build."""
    assert json.loads(told(NO_PROCESS)) == [str(number) for number in range(200)]


NO_PROCESS_TO_END = """
import json, time
from nutgraf import workers
begin, left = workers._start, iter(ALLOWED)
def start(work, share):
    if not next(left):
        raise BlockingIOError("Resource temporarily unavailable")
    return begin(work, share)
workers._start = start
made = workers.spread_guarded(lambda number: b"%d" % number if number != 3 else time.sleep(60), range(200), 2, 1)
print(json.dumps([each.decode() if isinstance(each, bytes) else each and each.name for each in made]))
"""


@pytest.mark.parametrize(
    ("allowed", "left"),
    [
        ([False, False], range(200)),
        ([True, False], range(1, 200, 2)),
        ([True, True, False], range(5, 200, 2)),
    ],
    ids=["none", "one of two", "none after one that was lost"],
)
def test_where_none_can_be_started_that_can_be_ended(allowed: list[bool], left: range) -> None:
    """Such a system ends no build either: what nobody else does is left to the caller."""
    made = json.loads(told(NO_PROCESS_TO_END.replace("ALLOWED", repr(allowed))))
    others = {number: "SLOW" if number == 3 else f"{number}" for number in {*range(200)} - {*left}}
    assert made == [others.get(number) for number in range(200)]
