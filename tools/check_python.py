"""Say what to install when this Python cannot make a virtual environment.

Run by `make` with whatever `python3` is, so it is written for any Python 3.
"""

import importlib.util
import sys

OLDEST = (3, 11)


def complaint():
    """Return what is wrong with this Python and how to mend it, or nothing."""
    version = "%d.%d" % sys.version_info[:2]
    if sys.version_info < OLDEST:
        return (
            "Nutgraf needs Python %d.%d or newer, but %s is %s.\n" % (*OLDEST, sys.executable, version)
            + "Install a newer Python and name it: make PYTHON=python3.12 ..."
        )
    if importlib.util.find_spec("ensurepip") is None or importlib.util.find_spec("venv") is None:
        return (
            "%s has no 'ensurepip', so it cannot make a virtual environment.\n" % sys.executable
            + "On Debian or Ubuntu, install it with: sudo apt-get install python3-venv\n"
            + "(or python%s-venv, for this very version); elsewhere, install a full Python." % version
        )
    return None


if __name__ == "__main__":
    sys.exit(complaint())
