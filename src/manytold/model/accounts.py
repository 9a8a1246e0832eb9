"""Who may read and change this newspaper."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

Role = Literal["owner", "editor", "reader"]
Shelter = Literal["", "plain", "host"]
"""How a browser keeps a secret: see `SignedIn`."""


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
    """One browser that is signed in; `id` is the digest of the secret in its cookie, which is kept nowhere else.

    `browser` stays the same when the secret is replaced; `kind` says in words what browser it is, as far as it told.
    `shelter` is how its cookie is kept: `host` where no other host can set it, `plain` without TLS, empty for one of
    before that was noted.
    """

    id: str
    account: str
    since: datetime
    rotated: datetime
    until: datetime
    browser: str = ""
    kind: str = ""
    used: datetime | None = None
    shelter: Shelter = ""


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


@dataclass(frozen=True, slots=True)
class Passkey:
    """One credential of an account (WebAuthn); `site` is the host that it was made for and works at alone.

    `key` is its public key in COSE form; `count` is what it last said of how often it was used, 0 where it never says.
    """

    id: str
    account: str
    name: str
    site: str
    key: bytes
    made: datetime
    count: int = 0
    used: datetime | None = None


@dataclass(frozen=True, slots=True)
class MailAddress:
    """Where mails to an account go: `address` once it was confirmed, `waiting` before, while `digest` is asked for."""

    account: str
    address: str = ""
    waiting: str = ""
    digest: str = ""
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Identity:
    """Who an account is elsewhere: a subject at an issuer of OpenID Connect, never a name or a mail address."""

    issuer: str
    subject: str
    account: str
    made: datetime
    used: datetime
