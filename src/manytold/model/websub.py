"""A feed whose news a hub announces to us (WebSub, W3C Recommendation 2018)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Standing = Literal["asked", "active", "leaving", "refused"]


@dataclass(frozen=True, slots=True)
class Subscription:
    """What was agreed with a hub; `token` is the unguessable end of the callback, `secret` signs what is sent there.

    `until` is when the hub forgets us; `next` when it is asked again, to renew, to try once more or to leave.
    """

    token: str
    feed: str
    topic: str
    hub: str
    secret: str
    next: datetime
    standing: Standing = "asked"
    until: datetime | None = None
    failures: int = 0
    health: str = "not asked yet"
