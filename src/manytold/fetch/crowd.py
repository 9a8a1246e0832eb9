"""Many requests at once: hosts side by side, each host one at a time."""

import asyncio
import heapq
from collections import deque
from collections.abc import AsyncIterator, Callable, Coroutine, Iterable

from manytold.fetch.manners import Manners
from manytold.fetch.send import Send
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.settings import FetchSettings

Answer = tuple[Request, Page | Skipped | Failed]
Ask = Callable[[Request], Coroutine[None, None, Page | Skipped | Failed]]


async def fetch_all(
    requests: Iterable[Request],
    send: Send,
    settings: FetchSettings,
    *,
    manners: Manners | None = None,
    ask: Ask | None = None,
) -> AsyncIterator[Answer]:
    """Every request with its answer, as answers come; requests to one host keep their order.

    At most `settings.crowd` requests are under way, and no new one starts while the caller is busy with an answer.
    `manners` carries rules and pauses over from an earlier call; `ask` asks in its place, and by it. Closing the
    iterator cancels what is under way.
    """
    polite = manners or Manners(send, settings)
    queue = _Queue(requests, polite.turn_of)
    running: dict[asyncio.Task[Page | Skipped | Failed], Request] = {}
    try:
        while queue or running:
            while len(running) < settings.crowd and (request := queue.next(_clock())):
                running[asyncio.create_task((ask or polite.ask)(request))] = request
            done = await _some(running, queue.wait(_clock()) if len(running) < settings.crowd else None)
            for task in done:
                request = running.pop(task)
                queue.free(request, polite.ready(request.url))
                yield request, task.result()
    finally:
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


async def _some(
    running: dict[asyncio.Task[Page | Skipped | Failed], Request], timeout: float | None
) -> list[asyncio.Task[Page | Skipped | Failed]]:
    """The tasks that are done, in the order they were started, waiting for one or for the next host's turn."""
    if not running:
        await asyncio.sleep(timeout or 0.0)
        return []
    done, _ = await asyncio.wait(running, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
    return [task for task in running if task in done]


class _Queue:
    """Requests by host; a host is either waiting for its turn in the heap or being asked.

    Hosts with the most to ask begin, because their pauses decide when all is done.
    """

    def __init__(self, requests: Iterable[Request], turn_of: Callable[[str], str]) -> None:
        self._turn_of = turn_of
        self._hosts: dict[str, deque[Request]] = {}
        for request in requests:
            self._hosts.setdefault(turn_of(request.url), deque()).append(request)
        longest_first = sorted(self._hosts, key=lambda host: -len(self._hosts[host]))
        self._turns = [(0.0, number, host) for number, host in enumerate(longest_first)]
        self._number = len(self._turns)

    def __bool__(self) -> bool:
        return bool(self._hosts)

    def next(self, now: float) -> Request | None:
        """The first request of the host whose turn came first, if any host's turn has come."""
        if not self._turns or self._turns[0][0] > now:
            return None
        host = heapq.heappop(self._turns)[2]
        return self._hosts[host].popleft()

    def free(self, request: Request, ready: float) -> None:
        """Notes that a host is no longer being asked and may be asked again from `ready` on."""
        host = self._turn_of(request.url)
        if not self._hosts[host]:
            del self._hosts[host]
            return
        self._number += 1
        heapq.heappush(self._turns, (ready, self._number, host))

    def wait(self, now: float) -> float | None:
        """Seconds until the next host's turn, or None when no host waits."""
        return max(0.0, self._turns[0][0] - now) if self._turns else None


def _clock() -> float:
    return asyncio.get_running_loop().time()
