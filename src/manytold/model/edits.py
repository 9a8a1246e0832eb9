"""What was changed from one version of an article to a later one."""

from dataclasses import dataclass
from typing import Literal

from manytold.model.articles import Span

ChangeKind = Literal["headline", "number", "typo", "addition", "removal", "moved", "wording"]
"""`typo` leaves the meaning alone, `moved` is a paragraph in another place, `wording` every other exchange of words."""


@dataclass(frozen=True, slots=True)
class Change:
    """One changed stretch: its words in the earlier version and in the later one, None where it has none there."""

    kind: ChangeKind
    before: Span | None
    after: Span | None


@dataclass(frozen=True, slots=True)
class Edit:
    """All changes between two versions, in order of the later text.

    `stealth` is an edit of more than typing slips of which the page says nothing: no later time of change and no note.
    `why` says so in a sentence, and `note` is the page's own note where there is one.
    """

    article: str
    before: int
    after: int
    changes: tuple[Change, ...]
    stealth: bool
    why: str
    note: Span | None = None
