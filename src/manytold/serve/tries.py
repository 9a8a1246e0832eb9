"""How often somebody may try: passwords are not guessed by asking often."""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

MOST = 10
WITHIN = timedelta(minutes=15)
MOST_KEYS = 10_000
"""Keys that are kept; beyond it the one that was tried longest ago is forgotten, so that memory stays bounded."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Tries by key, in memory; the container grows, the record does not change.

    A try is noted before it is made and given back when it was right: of many at once no more than `most` are made.
    """

    most: int = MOST
    within: timedelta = WITHIN
    kept: OrderedDict[str, tuple[int, datetime]] = field(default_factory=OrderedDict)

    def wait(self, keys: tuple[str, ...], now: datetime) -> timedelta:
        """How long one has to wait before the next try; nothing while it may be tried."""
        return max((self._wait(key, now) for key in keys), default=timedelta())

    def _wait(self, key: str, now: datetime) -> timedelta:
        count, since = self.kept.get(key, (0, now))
        return max(since + self.within - now, timedelta()) if count >= self.most else timedelta()

    def minutes(self, keys: tuple[str, ...], now: datetime) -> int:
        """The same in whole minutes, begun ones whole; 0 while it may be tried."""
        wait = self.wait(keys, now)
        return int(wait.total_seconds()) // 60 + 1 if wait else 0

    def note(self, keys: tuple[str, ...], now: datetime) -> None:
        """One more try."""
        for key in keys:
            count, since = self.kept.pop(key, (0, now))
            self.kept[key] = (count + 1, since) if now - since < self.within else (1, now)
        while len(self.kept) > MOST_KEYS:
            self.kept.popitem(last=False)

    def give_back(self, keys: tuple[str, ...]) -> None:
        """One try was not in vain; those before it stay counted."""
        for key in keys:
            count, since = self.kept.get(key, (0, None))
            if since is not None:
                self.kept[key] = (count - 1, since)

    def forget(self, keys: tuple[str, ...]) -> None:
        """It worked."""
        for key in keys:
            self.kept.pop(key, None)
