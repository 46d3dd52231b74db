"""`python -m nutgraf`: the command, run by a Python that one chooses."""

from nutgraf.cli import main

if __name__ == "__main__":
    main(prog_name="nutgraf")
