"""What people ask of a newspaper about an article: that it be corrected or removed, and what the owner decided."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Decision = Literal["", "correct", "remove", "refuse"]


@dataclass(frozen=True, slots=True)
class Ask:
    """One request. `article` is empty where what was written (`about`) is no article that is kept.

    `reach` is for owners alone. `note` is what the article's page says where it is corrected, and the reason where it
    is refused; `by` is the name of the owner who decided.
    """

    id: str
    article: str
    about: str
    name: str
    reach: str
    wish: str
    why: str
    at: datetime
    decision: Decision = ""
    note: str = ""
    decided: datetime | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Removal:
    """That an article was removed, when, and on whose request; nothing that it told."""

    article: str
    at: datetime
    whom: str
