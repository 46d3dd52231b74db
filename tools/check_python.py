"""Say what to install when this Python cannot make a virtual environment.

Run by `make` with whatever `python3` is, so it is written for any Python 3.
"""

import importlib.util
import sys
from typing import Optional

OLDEST = (3, 11)

TOO_OLD = """\
Nutgraf needs Python {oldest} or newer, but {python} is {version}.
Install a newer Python and name it: make PYTHON=python3.12 site"""

NO_ENSUREPIP = """\
{python} has no 'ensurepip', so it cannot make a virtual environment.
On Debian or Ubuntu, install it with: apt-get install python3-venv
(or python{version}-venv, for just this Python); elsewhere, install a full Python."""


def complaint() -> Optional[str]:
    """Return what is wrong with this Python and how to mend it, or nothing."""
    if sys.version_info < OLDEST:
        return TOO_OLD
    if not all(importlib.util.find_spec(name) for name in ("ensurepip", "venv")):
        return NO_ENSUREPIP
    return None


def main() -> None:
    """Exit with the complaint, if there is one."""
    text = complaint()
    if text:
        oldest, version = ("{}.{}".format(*numbers) for numbers in (OLDEST, sys.version_info))
        sys.exit(text.format(oldest=oldest, python=sys.executable, version=version))


if __name__ == "__main__":
    main()
