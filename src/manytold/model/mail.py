"""A folder of mails that is followed, how far it was read, and mails that the newspaper sends."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a mail folder at `feed` was read: mails below `next` are done, as long as `validity` holds.

    Both numbers are the server's (RFC 9051, section 2.3.1.1: UIDVALIDITY and UID).
    """

    feed: str
    validity: int
    next: int


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One mail of plain text to one address."""

    to: str
    subject: str
    text: str
