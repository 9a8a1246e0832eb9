"""Politeness: `robots.txt` (RFC 9309) for pages, and one request at a time with a pause for every host.

Feeds are published for programs and are asked without `robots.txt`. The pause counts from the end of an answer and
grows when the host says that it is too much; after the one `robots.txt` per host and run there is none.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import lru_cache

from protego import Protego

from manytold.fetch.guard import host_of, origin_of, without_login
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.settings import FetchSettings

LONGEST_PAUSE_S = 30.0
"""A longer Crawl-delay is not waited for; hosts ask for hours by mistake."""
MOST_RULES = 512 * 1024
"""Bytes of `robots.txt` that are read; RFC 9309, section 2.5, asks for at least 500 KiB."""

Robots = bytes | Skipped | Failed | None
"""What a host lets us do: rules, a reason to ask nothing, or None for everything.

Rules are kept as text: read, they take 20 times the memory (34 kB for 80 rules), and one run may meet 10,000 hosts.
"""
MOST_KEPT = 32 * 1024 * 1024
"""Bytes of rules that are kept: those of 10,000 hosts with 80 rules each. Hosts beyond that are asked again."""
LONG_RULES = 64 * 1024
"""Bytes of rules above which they are read anew for each page (0.06 s for the longest), not kept as they were read."""


class _Host:
    """Whose turn it is at one host, and from when on (seconds of the event loop's clock)."""

    def __init__(self, pause: float) -> None:
        self.lock = asyncio.Lock()
        self.ready = 0.0
        self.pause = pause


class _Kept:
    """What hosts let us do, by origin; when the rules of all grow too large, those longest unused are forgotten."""

    def __init__(self) -> None:
        self._found: dict[str, Robots] = {}
        self._size = 0

    def __contains__(self, origin: str) -> bool:
        return origin in self._found

    def __getitem__(self, origin: str) -> Robots:
        robots = self._found[origin] = self._found.pop(origin)  # now the one used last
        return robots

    def __setitem__(self, origin: str, robots: Robots) -> None:
        self._found[origin] = robots
        self._size += _size(robots)
        while self._size > MOST_KEPT:
            oldest = next(name for name, one in self._found.items() if _size(one))
            self._size -= _size(self._found.pop(oldest))


def _size(robots: Robots) -> int:
    return len(robots) if isinstance(robots, bytes) else 0


class Manners:
    """Asks politely through `send`; one object per run, so that rules are fetched once and pauses are kept."""

    def __init__(self, send: Callable[[Request], Awaitable[Page | Failed]], settings: FetchSettings) -> None:
        self._send = send
        self._settings = settings
        self._agent = settings.user_agent.partition("/")[0].strip() or "Manytold"
        self._hosts: dict[str, _Host] = {}
        self._robots = _Kept()

    def ready(self, url: str) -> float:
        """The moment of the event loop's clock from which the host of `url` may be asked again."""
        host = self._hosts.get(host_of(without_login(url)))
        return host.ready if host else 0.0

    async def ask(self, request: Request) -> Page | Skipped | Failed:
        """The answer, once it is this host's turn, or why it is not asked."""
        name = host_of(without_login(request.url))
        if not name:
            return await self._send(request)  # which says what is wrong with the address
        host = self._hosts.setdefault(name, _Host(pause=self._settings.pause_s))
        async with host.lock:
            await asyncio.sleep(max(0.0, host.ready - _clock()))
            if request.purpose == "page" and (stop := await self._forbidden(request, host)):
                return stop
            try:
                answer = await self._send(request)
            finally:
                host.ready = _clock() + host.pause
            if isinstance(answer, Page) and answer.status in (429, 503):
                host.pause = min(max(host.pause, 1.0) * 2, LONGEST_PAUSE_S)
                host.ready = _clock() + host.pause
            return answer

    async def _forbidden(self, request: Request, host: _Host) -> Skipped | Failed | None:
        url = without_login(request.url)
        origin = origin_of(url)
        if origin not in self._robots:
            self._robots[origin] = _rules(await self._send(Request(origin + "/robots.txt", "robots")))
        robots = self._robots[origin]
        if isinstance(robots, Failed):
            return Failed(url, robots.reason)
        if isinstance(robots, Skipped):
            return Skipped(url, robots.reason)
        if robots is None:
            return None
        rules = _read(robots)
        host.pause = max(host.pause, min(rules.crawl_delay(self._agent) or 0.0, LONGEST_PAUSE_S))
        return None if rules.can_fetch(url, self._agent) else Skipped(url, "the site's robots.txt asks not to read it")


def _rules(answer: Page | Failed) -> Robots:
    if isinstance(answer, Failed):
        return answer
    if answer.status >= 500 or answer.status == 429:
        return Skipped(answer.url or "", f"the site's robots.txt is out of order ({answer.status}); try again later")
    if answer.status >= 300 or not answer.body.strip():
        return None
    return _whole_lines(answer.body)


def _whole_lines(rules: bytes) -> bytes:
    """As much as is read, without half a line at its end, which might forbid everything."""
    if len(rules) <= MOST_RULES:
        return rules
    end = max(rules.rfind(b"\n", 0, MOST_RULES), rules.rfind(b"\r", 0, MOST_RULES))
    return rules[: end + 1]


def _read(rules: bytes) -> Protego:
    return _read_once(rules) if len(rules) <= LONG_RULES else _parsed(rules)


@lru_cache(maxsize=128)
def _read_once(rules: bytes) -> Protego:
    return _parsed(rules)


def _parsed(rules: bytes) -> Protego:
    return Protego.parse(rules.decode("utf-8", "replace"))


def _clock() -> float:
    return asyncio.get_running_loop().time()
