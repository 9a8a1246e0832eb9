"""`robots.txt` (RFC 9309): what its answer means, and what hosts said, kept for a day within bounds (pure).

Rules are kept as text: read, they take 20 times the memory (34 kB for 80 rules), and one run may meet 10,000 hosts.
"""

from functools import lru_cache

from protego import Protego

from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Page

Robots = bytes | Skipped | Failed | None
"""What a host lets us do: rules, a reason to ask nothing, or None for everything."""
MOST_RULES = 512 * 1024
"""Bytes of `robots.txt` that are read; RFC 9309, section 2.5, asks for at least 500 KiB."""
MOST_KEPT = 32 * 1024 * 1024
"""Bytes of rules that are kept: those of 10,000 hosts with 80 rules each. Hosts beyond that are asked again."""
MOST_HOSTS = 20_000
"""Hosts whose answers are kept, whatever they were."""
LONG_RULES = 64 * 1024
"""Bytes of rules above which they are read anew for each page (0.06 s for the longest), not kept as they were read."""
LASTING_S = 24 * 3600.0
"""Seconds for which rules hold; RFC 9309, section 2.4, allows no more."""
TROUBLE_S = 600.0
"""Seconds for which it holds that the rules could not be had."""


class KeptRules:
    """What hosts let us do, by origin; when there is too much, what was longest unused is forgotten.

    Times are seconds of one clock that never goes back.
    """

    def __init__(self) -> None:
        self._found: dict[str, tuple[Robots, float]] = {}
        self._size = 0

    def knows(self, origin: str, now: float) -> bool:
        """Whether the origin need not be asked."""
        kept = self._found.get(origin)
        return kept is not None and now < kept[1]

    def __getitem__(self, origin: str) -> Robots:
        kept = self._found[origin] = self._found.pop(origin)  # now the one used last
        return kept[0]

    def keep(self, origin: str, robots: Robots, now: float) -> None:
        """Notes what an origin said."""
        if origin in self._found:
            self._forget(origin)
        lasting = TROUBLE_S if isinstance(robots, Skipped | Failed) else LASTING_S
        self._found[origin] = (robots, now + lasting)
        self._size += _size(robots)
        while self._size > MOST_KEPT:
            self._forget(next(name for name, one in self._found.items() if _size(one[0])))
        while len(self._found) > MOST_HOSTS:
            self._forget(next(iter(self._found)))

    def _forget(self, origin: str) -> None:
        self._size -= _size(self._found.pop(origin)[0])


def _size(robots: Robots) -> int:
    return len(robots) if isinstance(robots, bytes) else 0


def rules_of(answer: Page | Skipped | Failed) -> Robots:
    """What the answer to `robots.txt` lets us do (RFC 9309, section 2.3.1)."""
    if isinstance(answer, Skipped | Failed):
        return answer
    if answer.status >= 500 or answer.status == 429:
        return Failed(answer.url or "", f"the site's robots.txt is out of order ({answer.status}); it is asked again")
    if answer.status >= 300 or not answer.body.strip():
        return None
    return _whole_lines(answer.body)


def refusal(rules: bytes, url: str, agent: str) -> Skipped | None:
    """Why rules keep this agent from an address, if they do."""
    return None if _read(rules).can_fetch(url, agent) else Skipped(url, "the site's robots.txt asks not to read it")


def delay_s(rules: bytes, agent: str) -> float:
    """The Crawl-delay in seconds, or 0."""
    return float(_read(rules).crawl_delay(agent) or 0.0)


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
