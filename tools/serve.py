"""Show the newsroom while it is worked on: `python tools/serve.py 127.0.0.1:8000`.

The preview itself rebuilds when content, theme or settings change. But it keeps the code that it
started with, and cannot start where the settings do not parse. So it is started again when a
Python file changes and, once it has ended, when any file does, `mkdocs.yml` among them.
"""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from queue import Empty, SimpleQueue

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

WATCHED = ("generator", "theme", "content")
SETTINGS = "mkdocs.yml"
CHANGES = {"created", "modified", "moved", "deleted"}
PATIENCE = 0.5
"""How often, in seconds, to see whether the preview still runs."""


class Changes(FileSystemEventHandler):
    """The files that changed, in order."""

    def __init__(self) -> None:
        self.paths: SimpleQueue[Path] = SimpleQueue()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Note the file down."""
        if event.event_type not in CHANGES or event.is_directory:
            return
        path = Path(str(event.dest_path or event.src_path))
        if path.parts[0] in (*WATCHED, SETTINGS):
            self.paths.put(path)

    def wait(self, matters: Callable[[Path], bool], running: Callable[[], bool]) -> bool:
        """Wait for a change that matters: true when there was one, false when no longer running."""
        while running():
            try:
                if matters(self.paths.get(timeout=PATIENCE)):
                    return True
            except Empty:
                continue
        return False


def serve(address: str, changes: Changes) -> None:
    """Run the preview once: until a Python file changes, or until it ends and then any file changes."""
    command = [str(Path(sys.executable).with_name("nutgraf")), "serve", "--dev-addr", address]
    with subprocess.Popen(command) as preview:
        if changes.wait(lambda path: path.suffix == ".py", lambda: preview.poll() is None):
            preview.send_signal(signal.SIGINT)
        else:
            print("The preview has ended. It starts again when a file changes (Ctrl-C to stop).")
            changes.wait(lambda path: True, lambda: True)


def main(address: str) -> None:
    """Serve until Ctrl-C."""
    changes, observer = Changes(), Observer()
    for folder in WATCHED:
        observer.schedule(changes, folder, recursive=True)
    observer.schedule(changes, ".", recursive=False)  # where the settings are
    observer.start()
    try:
        while True:
            serve(address, changes)
    except KeyboardInterrupt:
        observer.stop()


if __name__ == "__main__":
    main(sys.argv[1])
