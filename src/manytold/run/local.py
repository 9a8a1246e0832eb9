"""Runs jobs in this process or in several on this machine."""

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Any

from manytold.run.work import Lost, Map

STEPS = "manytold.walk"
"""What is imported once, before workers branch off: all steps, and nothing that starts threads."""
AHEAD = 4
"""Jobs per process that wait inside the pool: enough to keep it busy, few enough to hold little memory."""


@contextmanager
def spread(processes: int) -> Iterator[Map]:
    """A map over that many worker processes; with 0 or 1, over none.

    A job that kills its worker costs itself: those under way with it are tried again one at a time.
    """
    if processes <= 1:
        yield map
        return
    crew = _Crew(processes)
    try:
        yield crew.work_off
    finally:
        crew.dismiss()


class _Crew:
    """A process pool that is replaced when a worker dies."""

    def __init__(self, processes: int) -> None:
        self._processes = processes
        self._pool = self._hire(processes)

    @staticmethod
    def _hire(processes: int) -> ProcessPoolExecutor:
        if "forkserver" not in multiprocessing.get_all_start_methods():
            return ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn"))
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([STEPS])
        return ProcessPoolExecutor(processes, mp_context=context)

    def dismiss(self) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)

    def work_off(self, work: Callable[[Any], Any], jobs: Iterable[Any]) -> Iterator[Any]:
        rest = iter(jobs)
        running: deque[tuple[Any, Future[Any]]] = deque()
        while True:
            for job in islice(rest, self._processes * AHEAD - len(running)):
                running.append((job, self._submit(work, job)))
            if not running:
                return
            try:
                yield running[0][1].result()
                running.popleft()
            except BrokenProcessPool:
                suspects = [job for job, _ in running]
                running.clear()
                yield from self._one_by_one(work, suspects)

    def _submit(self, work: Callable[[Any], Any], job: Any) -> Future[Any]:
        try:
            return self._pool.submit(work, job)
        except BrokenProcessPool as broken:
            future: Future[Any] = Future()
            future.set_exception(broken)
            return future

    def _one_by_one(self, work: Callable[[Any], Any], jobs: list[Any]) -> Iterator[Any]:
        self._replace()
        for job in jobs:
            try:
                result = self._pool.submit(work, job).result()
            except BrokenProcessPool:
                self._replace()
                result = Lost(job)
            yield result

    def _replace(self) -> None:
        self._pool.shutdown(wait=False, cancel_futures=True)
        self._pool = self._hire(self._processes)
