"""What owners and editors put before everybody."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Pick:
    """A story that was picked. It sits on an article, as stances do; `by` is the name of who did it."""

    article: str
    at: datetime
    by: str
