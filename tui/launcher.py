"""Starts dwibaca. In the wheel this file is ``dwibaca.py``, outside both packages.

Other files may have the same names as the packages. If such a file is in the way, one line says
so, and the file is not run.
"""

import signal
import sys

_OURS = {"tui": "cli.py", "translations": "folders.py"}  # a file in each package


def main() -> int:
    """Run dwibaca; returns its exit status."""
    # Interrupted while it is being imported or when all is done, it ends without a traceback;
    # commands and the screen, which have something to put in order, handle it themselves.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    import importlib.util
    from pathlib import Path

    for name, file in _OURS.items():
        spec = importlib.util.find_spec(name)
        places = spec.submodule_search_locations if spec else None
        if not any((Path(place) / file).is_file() for place in places or ()):
            where = spec.origin or next(iter(places or ()), "?") if spec else "nothing"
            print(  # noqa: T201
                f"dwibaca: {where!r} is in the way of dwibaca's own {name}. "
                "Start dwibaca from another folder, or rename that file.",
                file=sys.stderr,
            )
            return 1
    from tui.cli import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
