"""One build at a time writes a site; where the system keeps no locks, that is what is said."""

import errno
from pathlib import Path

import pytest

from nutgraf.publishing import Staging, StagingError
from nutgraf.publishing.lock import SiteLock

fcntl = pytest.importorskip("fcntl")


def test_one_at_a_time(tmp_path: Path) -> None:
    """Whoever comes second is refused until the first is done, also by another way to the same folder."""
    (tmp_path / "way").symlink_to(tmp_path)
    one, other = SiteLock(tmp_path / "site"), SiteLock(tmp_path / "way" / "site")
    assert (one.take(), other.take()) == (True, False)
    one.release()
    assert other.take()
    other.release()


def test_where_there_are_no_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build is refused with what the system says, and not with another build that there is none of."""

    def flock(file: object, how: int) -> None:
        del file, how
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(fcntl, "flock", flock)
    with pytest.raises(StagingError, match="No locks available"):
        Staging(tmp_path / "site").begin()
