"""`python -m tests.hostile.measured FILE COMMAND…`: runs a command and writes the most memory it had, in KiB.

A process of its own, because a child counts the memory of whoever started it until it has begun.
"""

import resource
import subprocess
import sys
from pathlib import Path

done = subprocess.run(sys.argv[2:], check=False)
Path(sys.argv[1]).write_text(str(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss))
sys.exit(done.returncode)
