"""The feed updates of `crowd` as lemon24/reader does them; run by a Python that has it, addresses on stdin.

Prints one JSON object a round: seconds of wall clock and CPU, and resident memory in MB.
"""

import json
import logging
import resource
import sys
import tempfile
import time
import urllib.request
from importlib.metadata import version
from pathlib import Path

from reader import make_reader

WORKERS = 16


def main() -> int:
    port, rounds = int(sys.argv[1]), int(sys.argv[2])
    logging.disable(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as home:
        reader = make_reader(str(Path(home) / "reader.db"))
        for url in sys.stdin.read().split():
            reader.add_feed(url)
        for number in range(rounds):
            urllib.request.urlopen(f"http://127.0.0.1:{port}/round?{number}").read()
            wall, cpu = time.monotonic(), time.process_time()
            good = sum(
                not isinstance(result.value, Exception)
                for result in reader.update_feeds_iter(scheduled=False, workers=WORKERS)
            )
            spent = {"wall": time.monotonic() - wall, "cpu": time.process_time() - cpu, "feeds": good}
            entries = reader.get_entry_counts().total
            rss = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(json.dumps(spent | {"rss": rss, "entries": entries, "version": version("reader")}), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
