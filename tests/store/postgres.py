"""A private PostgreSQL for tests: a throw-away cluster in a temporary folder, reached by a socket, or a named one.

`MANYTOLD_TEST_POSTGRES` names a server whose databases may be made and dropped.
"""

import atexit
import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path

import pytest

numbers = count(1)


@cache
def server(buffers: str = "16MB") -> str | None:
    """The address of a server, without a database name; None when there is no PostgreSQL on this machine."""
    named = os.environ.get("MANYTOLD_TEST_POSTGRES")
    if named:
        return named
    initdb, postgres = _program("initdb"), _program("postgres")
    return _start(initdb, postgres, buffers) if initdb and postgres else None


def _program(name: str) -> str | None:
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return shutil.which(name, path=os.pathsep.join([*map(str, homes), os.environ.get("PATH", "")]))


def _start(initdb: str, postgres: str, buffers: str) -> str:
    folder = Path(tempfile.mkdtemp(prefix="manytold-pg-"))
    user = _user()
    if user is not None:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    init = [initdb, "-D", str(folder / "data"), "-U", "reader", "--auth=trust", "--no-sync", "-E", "UTF8", "--locale=C"]
    subprocess.run(init, check=True, capture_output=True, user=user, cwd=folder)
    options = ["-c", "listen_addresses=", "-c", "fsync=off", "-c", f"shared_buffers={buffers}"]
    run = [postgres, "-D", str(folder / "data"), "-k", str(folder), *options]
    process = subprocess.Popen(run, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL, user=user, cwd=folder)
    atexit.register(_stop, process, folder)
    for _ in range(200):
        if (folder / ".s.PGSQL.5432").exists():
            break
        time.sleep(0.05)
    return f"postgresql://reader@/postgres?host={folder}"


def _user() -> str | None:
    """Whom to be instead of the superuser, as whom PostgreSQL refuses to run."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def _stop(process: "subprocess.Popen[bytes]", folder: Path) -> None:
    process.send_signal(2)
    process.wait(20)
    shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def make_postgres(url: str) -> Iterator[str]:
    """The address of a new, empty database, dropped at the end."""
    psycopg = pytest.importorskip("psycopg", reason="PostgreSQL is not tested: psycopg is not installed")
    name = f"manytold_test_{os.getpid()}_{next(numbers)}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"create database {name}")
        head, mark, options = url.partition("?")
        yield f"{head.rpartition('/')[0]}/{name}{mark}{options}"
        connection.execute(f"drop database {name} with (force)")
