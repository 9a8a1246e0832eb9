"""`./dev fuzz [SECONDS] [TARGET…]`: every reader with changed input, without end or for that long.

Prints one line a target; an input that breaks a reader, or keeps it for over ten seconds, is written to `.fuzz/`, and
the exit code is 1.
"""

import sys
import time
import traceback
from hashlib import sha256
from pathlib import Path
from random import Random

from tests.fuzz.mutate import mutated
from tests.fuzz.targets import TARGETS, Target

SLOW_S = 10.0
KEPT = Path(".fuzz")


def main(arguments: list[str]) -> int:
    """Fuzz the named targets, or all, each for an equal part of the time."""
    seconds = float(arguments[0]) if arguments else 600.0
    chosen = [target for target in TARGETS if not arguments[1:] or target.name in arguments[1:]]
    found = [_fuzz(target, seconds / len(chosen)) for target in chosen]
    return 1 if any(found) else 0


def _fuzz(target: Target, seconds: float) -> int:
    end, tried, broken = time.monotonic() + seconds, 0, 0
    first = time.time_ns()
    while time.monotonic() < end and broken < 20:
        body = mutated(target.seeds, Random(first + tried))
        tried += 1
        broken += not _survives(target, body)
    sys.stdout.write(f"{target.name:<10} {tried:>8} inputs {broken:>4} broken\n")
    return broken


def _survives(target: Target, body: bytes) -> bool:
    start = time.process_time()
    try:
        target.read(body)
        trouble = "" if time.process_time() - start < SLOW_S else "slow"
    except Exception:
        trouble = traceback.format_exc()
    if trouble:
        KEPT.mkdir(exist_ok=True)
        place = KEPT / f"{target.name}-{sha256(body).hexdigest()[:12]}"
        place.write_bytes(body)
        sys.stdout.write(f"{place}: {trouble}\n")
    return not trouble


sys.exit(main(sys.argv[1:]))
