"""What a language model made of findings, by event; its basis says of what, so it may outlive results made anew."""

from collections.abc import Iterable

from manytold.model.subediting import Subedited
from manytold.store.rows import Session, load_nouns, save_nouns
from manytold.store.tables import subedited


def save_subedited(session: Session, one: Subedited) -> None:
    """Keeps what was made for an event in place of what was there."""
    save_nouns(session, subedited, {one.event: one})


def load_subedited(session: Session, events: Iterable[str]) -> dict[str, Subedited]:
    """What was made, by event."""
    return load_nouns(session, subedited, events, Subedited)
