"""Politeness: `robots.txt` for pages, and one request at a time with a pause for every host.

Feeds are published for programs and are asked without `robots.txt`. The pause counts from the end of an answer and
grows when the host says that it is too much; between `robots.txt` and the first page there is none. A redirect within a
host is followed at once; one to another host waits for that host's turn and asks for its rules.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from manytold.fetch.due import retry_after
from manytold.fetch.guard import LONGEST_ADDRESS, host_of, origin_of, plain
from manytold.fetch.robots import KeptRules, delay_s, refusal, rules_of
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page, Request
from manytold.settings import FetchSettings
from manytold.text.urls import domain_of, without_login

LONGEST_PAUSE_S = 30.0
"""A longer Crawl-delay is not waited for; hosts ask for hours by mistake. A longer Retry-After is obeyed by not asking
the host at all in that time."""
MOST_HOSTS = 10_000
"""Hosts that are remembered; beyond that, those that may be asked again by now are forgotten (300 bytes each)."""
TOO_MUCH = (429, 503)
LED = "it redirects: "
REDIRECTS = (301, 302, 303, 307, 308)

Answer = Page | Skipped | Failed


class _Host:
    """Whose turn it is at one host, from when on, and until when it is left alone (seconds of the loop's clock)."""

    def __init__(self, pause: float) -> None:
        self.lock = asyncio.Lock()
        self.rules = asyncio.Lock()
        self.ready = 0.0
        self.rest = 0.0
        self.pause = pause

    def busy(self, now: float) -> bool:
        """Whether it is being asked, or may not be asked yet."""
        return self.lock.locked() or self.rules.locked() or max(self.ready, self.rest) > now


class Memory:
    """What hosts have asked for: turns, pauses and rules; one object for as long as one event loop lasts."""

    def __init__(self) -> None:
        self.hosts: dict[str, _Host] = {}
        self.rules = KeptRules()

    def host(self, name: str, pause: float) -> _Host:
        """What is known of a host, which from now on is remembered."""
        if name not in self.hosts and len(self.hosts) >= MOST_HOSTS:
            now = _clock()
            busy = {n: h for n, h in self.hosts.items() if h.busy(now)}
            self.hosts.clear()
            self.hosts.update(busy)
        return self.hosts.setdefault(name, _Host(pause))


@dataclass(frozen=True, slots=True)
class _Hop:
    """One request on the way of a redirect that began at `first`; `lasting` while every hop before was for good."""

    request: Request
    first: str
    number: int = 0
    lasting: bool = True

    def told(self, answer: Answer) -> Answer:
        """The answer as that to the address that was asked at first."""
        if isinstance(answer, Page):
            return replace(answer, url=self.first, permanent=self.lasting and self.number > 0)
        led = self.number and not answer.reason.startswith(LED)
        return type(answer)(plain(self.first)[:LONGEST_ADDRESS], LED * bool(led) + answer.reason)


class Manners:
    """Asks politely through `send`; what hosts asked for is kept in `memory`, for one run or for many."""

    def __init__(
        self,
        send: Callable[[Request], Awaitable[Page | Failed]],
        settings: FetchSettings,
        memory: Memory | None = None,
    ) -> None:
        self._send = send
        self._settings = settings
        self._agent = settings.user_agent.partition("/")[0].strip() or "Manytold"
        self._memory = memory or Memory()

    def turn_of(self, url: str) -> str:
        """The name under which this address waits for its turn; empty where it has no host."""
        host = host_of(without_login(url))
        return domain_of(host) if self._settings.turns == "domain" else host

    def ready(self, url: str) -> float:
        """The moment of the event loop's clock from which the host of `url` may be asked again."""
        host = self._memory.hosts.get(self.turn_of(url))
        return host.ready if host else 0.0

    def rest_s(self, url: str) -> float:
        """Seconds for which the host of `url` has asked to be left alone (Retry-After), or 0."""
        host = self._memory.hosts.get(self.turn_of(url))
        return max(0.0, host.rest - _clock()) if host else 0.0

    async def ask(self, request: Request) -> Answer:
        """The answer, redirects followed, each hop once it is its host's turn; or why it is not asked."""
        if not self.turn_of(request.url):
            return await self._send(request)  # which says what is wrong with the address
        found: Answer | _Hop = _Hop(replace(request, follow=False), without_login(request.url))
        while isinstance(found, _Hop):
            stop = await self._forbidden(found.request.url) if request.purpose == "page" else None
            found = found.told(stop) if stop else await self._at_host(found)
        return found

    async def _at_host(self, hop: _Hop) -> Answer | _Hop:
        """The answer of one host, or the hop that leads on from it."""
        host = self._host(hop.request.url)
        async with host.lock:
            if wait := self.rest_s(hop.request.url):
                return hop.told(_left_alone(hop.request.url, wait))
            await asyncio.sleep(max(0.0, host.ready - _clock()))
            onward = self._onward(hop, await self._sent(hop.request, host))
            while isinstance(onward, _Hop) and self._goes_on(hop, onward):
                hop = onward
                onward = self._onward(hop, await self._sent(hop.request, host))
        return onward

    def _goes_on(self, hop: _Hop, onward: _Hop) -> bool:
        """Whether a redirect is followed within this turn: to the same host, with no rules to be looked at first."""
        url = onward.request.url
        if self.turn_of(url) != self.turn_of(hop.request.url) or self.rest_s(url):
            return False
        if hop.request.purpose != "page":
            return True
        return self._memory.rules.knows(origin_of(url), _clock()) and self._refused(url) is None

    async def _sent(self, request: Request, host: _Host) -> Page | Failed:
        pause = 0.0 if request.purpose == "robots" else host.pause
        try:
            answer = await self._send(request)
        finally:
            host.ready = _clock() + pause
        if isinstance(answer, Page) and answer.status in TOO_MUCH:
            host.pause = min(max(host.pause, 1.0) * 2, LONGEST_PAUSE_S)
            wait = retry_after(answer, answer.fetched)
            host.ready = _clock() + max(host.pause, min(wait, LONGEST_PAUSE_S))
            host.rest = _clock() + wait if wait > LONGEST_PAUSE_S else host.rest
        return answer

    def _onward(self, hop: _Hop, answer: Page | Failed) -> Answer | _Hop:
        if isinstance(answer, Failed) or answer.status not in REDIRECTS or not answer.header("location"):
            return hop.told(answer)
        if hop.request.form:
            return hop.told(answer)  # a form may hold a secret for this host alone
        most = self._settings.max_redirects
        if hop.number >= most:
            return hop.told(Failed("", f"{LED}more than {most} times, last to {answer.url}"))
        asked = replace(hop.request, url=answer.final_url or "")
        return replace(hop, request=asked, number=hop.number + 1, lasting=hop.lasting and answer.permanent)

    def _host(self, url: str) -> _Host:
        return self._memory.host(self.turn_of(url), self._settings.pause_s)

    async def _forbidden(self, address: str) -> Skipped | Failed | None:
        """Why this address is not asked, by the rules of its host, which are asked for when not known."""
        url = without_login(address)
        origin, rules = origin_of(url), self._memory.rules
        if not self.turn_of(url):
            return None
        async with self._host(url).rules:
            if wait := self.rest_s(url):
                return _left_alone(url, wait)
            if not rules.knows(origin, _clock()):
                rules.keep(origin, rules_of(await self.ask(Request(origin + "/robots.txt", "robots"))), _clock())
        return self._refused(url)

    def _refused(self, url: str) -> Skipped | Failed | None:
        robots = self._memory.rules[origin_of(url)]
        if isinstance(robots, Skipped | Failed):
            return type(robots)(url, robots.reason)
        if robots is None:
            return None
        host = self._host(url)
        host.pause = max(host.pause, min(delay_s(robots, self._agent), LONGEST_PAUSE_S))
        return refusal(robots, url, self._agent)


def _left_alone(url: str, wait: float) -> Failed:
    return Failed(url, f"the site asks to be left alone for {_span(wait)}; nothing to do, it is asked later")


def _span(seconds: float) -> str:
    minutes = max(1, round(seconds / 60))
    if minutes < 90:
        return f"{minutes} minutes" if minutes > 1 else "a minute"
    return f"{round(minutes / 60)} hours" if minutes < 48 * 60 else f"{round(minutes / 1440)} days"


def _clock() -> float:
    return asyncio.get_running_loop().time()
