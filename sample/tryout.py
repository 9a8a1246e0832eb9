"""`./dev try`: the sample newsroom is followed, fetched like the world, its stories printed, and it is served."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from sample.newsroom import Newsroom, newsroom

HERE = Path(__file__).parent
EDITIONS = (1, 2, 3)
DONE = (0, 1)
"""Exit codes of work that was done; with 1, something failed on the way, as some outlets here mean it to."""
MANYTOLD = (sys.executable, "-m", "manytold")


def main() -> int:
    """Run the whole main job once, then serve until interrupted."""
    parser = argparse.ArgumentParser(prog="./dev try", description=__doc__)
    parser.add_argument("--port", type=int, default=8642, help="where the front page answers (default 8642)")
    parser.add_argument("--no-browser", action="store_true", help="print the address and open nothing")
    arguments = parser.parse_args()
    home = Path(tempfile.mkdtemp(prefix="manytold-try-"))
    try:
        with newsroom() as outlets:
            return run(outlets, home, arguments.port, arguments.no_browser)
    except KeyboardInterrupt:
        return 0
    finally:
        shutil.rmtree(home, ignore_errors=True)


def run(outlets: Newsroom, home: Path, port: int, no_browser: bool) -> int:
    """Follow, fetch three times while the month goes on, print, serve."""
    env = dict(os.environ) | {
        "MANYTOLD_HOME": str(home),
        "MANYTOLD_FETCH_ALLOW": "*.localhost",
        "MANYTOLD_FETCH_PAUSE_S": "0",
        "MANYTOLD_FETCH_EVERY_S": "0",
    }
    say(f"{len(outlets.feeds())} invented feeds and sites answer on port {outlets.port}")
    outlets.edition = EDITIONS[0]
    manytold("follow", *outlets.feeds(), env=env)
    for edition in EDITIONS:
        outlets.edition = edition
        say(f"fetching, part {edition} of {len(EDITIONS)} of the month")
        manytold("fetch", "--all", env=env)
    manytold("read", "--quiet", "--db", f"sqlite:///{home / 'manytold.db'}", env=env)
    manytold("verify", env=env)
    say(f"the front page: http://127.0.0.1:{port}/   (Ctrl-C ends)")
    browser = ("--no-browser",) if no_browser else ()
    return manytold("serve", "--port", str(port), *browser, env=env | {"MANYTOLD_FETCH_EVERY_S": "3600"})


def manytold(*arguments: str, env: dict[str, str]) -> int:
    """Run one command as a person would; its exit code. Ends everything when it could not do its work at all."""
    code = subprocess.run([*MANYTOLD, *arguments], env=env, check=False).returncode
    if code not in DONE:
        sys.exit(code)
    return code


def say(line: str) -> None:
    """One line of what happens now."""
    sys.stdout.write(f"\n== {line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
