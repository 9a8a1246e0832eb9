"""Runs jobs on a cluster. The only file that knows the engine (Dask distributed)."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

import distributed
from dask import config

from manytold.run.work import Lost, Map

engine: Any = distributed
AHEAD = 4
"""Jobs per worker that are given out at once."""
ALLOWED_FAILURES = 1
"""Workers that one job may kill before it is given up."""


@contextmanager
def cluster(address: str, workers: int = 2) -> Iterator[Map]:
    """A map over a running cluster, or with the address "local" over that many processes of this machine."""
    with config.set({"distributed.scheduler.allowed-failures": ALLOWED_FAILURES}), _client(address, workers) as client:
        yield lambda work, jobs: _work_off(client, work, jobs)


@contextmanager
def _client(address: str, workers: int) -> Iterator[Any]:
    if address != "local":
        with engine.Client(address) as client:
            yield client
        return
    local = engine.LocalCluster(
        n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address="127.0.0.1:0", silence_logs="ERROR"
    )
    with local, engine.Client(local) as client:
        yield client


def _work_off(client: Any, work: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterator[Any]:
    rest = iter(jobs)
    ahead = AHEAD * max(1, len(client.nthreads()))
    running: dict[Any, Any] = {}

    def give_out(number: int) -> list[Any]:
        futures = {client.submit(work, job, pure=False): job for job in islice(rest, number)}
        running.update(futures)
        return list(futures)

    suspects: list[Any] = []
    finished = engine.as_completed(give_out(ahead))
    for future in finished:
        job = running.pop(future)
        try:
            yield future.result()
        except engine.KilledWorker:
            suspects.append(job)
        for more in give_out(1):
            finished.add(more)
    yield from (_alone(client, work, job) for job in suspects)


def _alone(client: Any, work: Callable[[Any], Any], job: Any) -> Any:
    """A job that may only have been near to one that killed its worker, tried with nothing else to do."""
    try:
        return client.submit(work, job, pure=False).result()
    except engine.KilledWorker:
        return Lost(job)
