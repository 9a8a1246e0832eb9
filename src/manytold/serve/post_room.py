"""Mails are sent by a thread of their own, one after the other, so that no page waits for them and none tells by its
time whether there was one to send.
"""

import contextvars
import logging
import threading
from collections.abc import Callable, Iterable
from queue import Empty, Full, Queue

from manytold.model.mail import Outgoing
from manytold.model.outcomes import Failed

MOST_WAITING = 100
"""Mails that wait to be sent; more are left out, and the log says so."""
IDLE_S = 30.0
"""Seconds without a mail after which the thread ends, until there is one again."""
Work = Callable[[], Iterable[Outgoing]]
_log = logging.getLogger(__name__)


class PostRoom:
    """Sends what `put` says, in the language of the one who put it; trouble is logged without names and addresses."""

    def __init__(self, send: Callable[[Outgoing], Failed | None]) -> None:
        self._send = send
        self._waiting: Queue[tuple[contextvars.Context, Work]] = Queue(MOST_WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def put(self, work: Work) -> None:
        """Have mails written and sent soon."""
        try:
            self._waiting.put_nowait((contextvars.copy_context(), work))
        except Full:
            _log.warning("a mail was left out: %s wait already", MOST_WAITING)
            return
        with self._lock:
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="post", daemon=True)
                self._thread.start()

    def _run(self) -> None:
        while (one := self._next()) is not None:
            self._do(*one)

    def _next(self) -> tuple[contextvars.Context, Work] | None:
        """What waits, or None once nothing came for a while; the thread that gets None ends."""
        try:
            return self._waiting.get(timeout=IDLE_S)
        except Empty:
            with self._lock:
                self._thread = None if self._waiting.empty() else self._thread
                return None if self._thread is None else self._waiting.get_nowait()

    def _do(self, context: contextvars.Context, work: Work) -> None:
        try:
            for mail in context.run(lambda: list(work())):
                failed = self._send(mail)
                if failed is not None:
                    _log.warning("a mail could not be sent: %s", failed.reason)
        except Exception as error:  # the next mail is sent all the same; its kind alone, for words could hold a secret
            _log.warning("a mail could not be written (%s)", type(error).__name__)
