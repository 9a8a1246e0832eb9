"""Who may read and change this newspaper."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["owner", "editor", "reader"]


@dataclass(frozen=True, slots=True)
class Account:
    """One person at this newspaper; `until` is when a guest pass ends, None for an account that stays.

    `by` is the id of the account that invited this one, empty for the first.
    """

    id: str
    name: str
    role: Role
    made: datetime
    until: datetime | None = None
    by: str = ""

    def is_open(self, now: datetime) -> bool:
        """Whether it may be used now."""
        return self.until is None or now < self.until


@dataclass(frozen=True, slots=True)
class SignedIn:
    """One browser that is signed in; `id` is the digest of the secret in its cookie, which is kept nowhere else."""

    id: str
    account: str
    since: datetime
    rotated: datetime
    until: datetime


@dataclass(frozen=True, slots=True)
class Invitation:
    """A secret address that makes one account, or gives `of` a new password; `id` is the digest of its secret.

    `days` is how long a guest pass made with it lasts, None for an account that stays.
    """

    id: str
    role: Role
    made: datetime
    until: datetime
    by: str
    days: int | None = None
    of: str = ""
