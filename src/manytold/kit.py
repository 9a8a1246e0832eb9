"""Everything put together, once: settings, database, the way to send, the clock. The clock is read here alone."""

from collections.abc import Callable, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from secrets import token_urlsafe

from manytold.fetch.guard import host_of
from manytold.fetch.send import Send, open_send
from manytold.settings import Settings
from manytold.store.database import Database, open_database

MOST_OF_A_MODEL = 1 << 20
"""Bytes of an answer of a language model that are read."""


@dataclass(frozen=True, slots=True)
class Kit:
    """What an action needs. `open_send` opens the way to the outside world for as long as its context lasts.

    `open_subeditor` opens one that may reach nothing of this machine's but the host of the model that the owner set.
    """

    settings: Settings
    database: Database
    open_send: Callable[[], AbstractAsyncContextManager[Send]]
    now: Callable[[], datetime]
    open_subeditor: Callable[[], AbstractAsyncContextManager[Send]]


def clock() -> datetime:
    """The time now, aware, UTC."""
    return datetime.now(UTC)


def secret() -> str:
    """Forty-three characters that nobody can guess (256 bits), fit for an address."""
    return token_urlsafe(32)


@contextmanager
def open_kit(settings: Settings, now: Callable[[], datetime] = clock) -> Iterator[Kit]:
    """A kit on the database of the settings, made and migrated when needed. Raises BadInput and NewerDatabase."""
    of = settings.subeditor
    host = (host_of(of.address),) if of.address else ()
    asked = replace(settings.fetch, allow=host, total_s=of.total_s, idle_s=of.total_s, max_bytes=MOST_OF_A_MODEL)
    with open_database(settings.database_url) as database:
        yield Kit(settings, database, partial(open_send, settings.fetch, now), now, partial(open_send, asked, now))
