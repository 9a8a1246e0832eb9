"""What the accounts of one newspaper say to one another about stories."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment, which sits on an article because articles stay when stories are joined and parted.

    `parent` is the comment that it answers, empty for none. `removed` is the account that took it away, by its author
    or by an editor; then the text is empty.
    """

    account: str
    id: str
    article: str
    parent: str
    text: str
    made: datetime
    edited: datetime | None = None
    removed: str = ""
