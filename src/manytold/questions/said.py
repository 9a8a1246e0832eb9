"""What the owner said, as an answer."""

from dataclasses import dataclass
from datetime import datetime

from manytold.model.corrections import Matter, Word


@dataclass(frozen=True, slots=True)
class CorrectionAnswer:
    """The owner's word on what belongs together, by ids of articles; `titles` are the headlines of some of `these`.

    `holds` is false where later words have replaced it as a whole.
    """

    id: str
    of: Matter
    says: Word
    these: tuple[str, ...]
    those: tuple[str, ...]
    said: datetime
    by: str
    holds: bool = True
    titles: tuple[str, ...] = ()

    @property
    def articles(self) -> frozenset[str]:
        """Everything that it names."""
        return frozenset((*self.these, *self.those))
