"""The sections as a reader has them."""

from dataclasses import replace

from manytold.errors import Unfit
from manytold.model.sections import PLACES, Arrangement, Place
from manytold.store.arrangements import load_arrangement
from manytold.store.rows import Session

LONGEST_NAME = 30


def places(session: Session, account: str | None) -> tuple[Place, ...]:
    """Every section in the order of a reader; a stranger (None) has them as everybody."""
    return load_arrangement(session, account).whole if account is not None else Arrangement("").whole


def arranged(before: Arrangement, section: str, act: str, name: str = "") -> Arrangement:
    """How the sections are after one act on one of them: `up`, `down`, `show`, `hide`, or `rename` to a name.

    Raises Unfit for what is none of these, and for a name that is too long.
    """
    if section not in PLACES:
        raise Unfit(f"there is no section {section!r:.40}")
    kept = list(before.whole)
    at = next(i for i, place in enumerate(kept) if place.section == section)
    if act in ("up", "down"):
        to = min(max(at + (-1 if act == "up" else 1), 0), len(kept) - 1)
        kept.insert(to, kept.pop(at))
    elif act in ("show", "hide"):
        kept[at] = replace(kept[at], shown=act == "show")
    elif act == "rename":
        kept[at] = replace(kept[at], name=_name(name))
    else:
        raise Unfit("there is no such thing to do")
    return replace(before, places=tuple(kept))


def _name(written: str) -> str:
    """A name on one line; an empty one is the usual name."""
    name = " ".join(written.split())
    if len(name) > LONGEST_NAME or not (name.isprintable() or not name):
        raise Unfit(f"a section's name has at most {LONGEST_NAME} characters that can be seen")
    return name
