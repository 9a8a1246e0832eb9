"""CPU seconds by part: calls are timed apart from the timed calls they make."""

from collections import defaultdict
from collections.abc import Callable
from functools import wraps
from time import process_time
from typing import Any


class Parts:
    """Where CPU time goes. A part named as `whole` keeps what it calls to itself."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)
        self.counts: defaultdict[str, int] = defaultdict(int)
        self._stack: list[str] = []
        self._whole = 0
        self._since = 0.0

    def timed(self, part: str, work: Callable[..., Any], *, whole: bool = False) -> Callable[..., Any]:
        """The function, with its time noted under a part."""

        @wraps(work)
        def call(*given: Any, **named: Any) -> Any:
            if self._whole:
                return work(*given, **named)
            self._enter(part, whole)
            try:
                return work(*given, **named)
            finally:
                self._leave(part, whole)

        return call

    def _enter(self, part: str, whole: bool) -> None:
        now = process_time()
        if self._stack:
            self.seconds[self._stack[-1]] += now - self._since
        self._stack.append(part)
        self.counts[part] += 1
        self._whole = int(whole)
        self._since = now

    def _leave(self, part: str, whole: bool) -> None:
        now = process_time()
        self.seconds[part] += now - self._since
        self._stack.pop()
        self._since = now
        if whole:
            self._whole = 0
