"""A correction is said or taken back: kept, and obeyed at once around what it is about, in one transaction."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from manytold.errors import BadInput
from manytold.events.settle import settle
from manytold.model.corrections import MATTERS, Correction, Matter
from manytold.run.happenings import retell
from manytold.run.newcomers import Changes
from manytold.run.plan import Plan
from manytold.run.words import Words
from manytold.store.corrections import delete_correction, load_corrections, save_correction
from manytold.store.nouns import decode
from manytold.store.progress import stale_steps
from manytold.store.rows import Session

Held = dict[Matter, tuple[Correction, ...]]


@dataclass(frozen=True, slots=True)
class Obeyed:
    """What came of it: events told anew, and earlier corrections that hold no more, or not for all that they named."""

    events: frozenset[str]
    replaced: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class _Listed:
    corrections: tuple[Correction, ...]


def read_corrections(file: Path) -> tuple[Correction, ...]:
    """What `manytold corrections --json` wrote into a file. Raises BadInput for something else."""
    try:
        return decode(file.read_bytes(), _Listed).corrections
    except ValueError as error:
        raise BadInput(f"{file} holds no corrections: {error}") from error


def say(session: Session, plan: Plan, correction: Correction) -> Obeyed:
    """Keeps a correction and groups anew what it is about."""
    before = load_corrections(session)
    save_correction(session, correction)
    return _obey(session, plan, before)


def take_back(session: Session, plan: Plan, correction: str) -> Obeyed:
    """Forgets a correction and groups anew what it was about; what it had replaced holds again."""
    before = load_corrections(session)
    delete_correction(session, correction)
    return _obey(session, plan, before)


def _obey(session: Session, plan: Plan, before: Sequence[Correction]) -> Obeyed:
    """When the version of a step has changed nothing is grouped now: the next walk makes everything anew."""
    kept = load_corrections(session)
    was, now = _held(before), _held(kept)
    about = {of: frozenset(a for one in set(was[of]) ^ set(now[of]) for a in one.articles) for of in MATTERS}
    stale = stale_steps(session, plan.step_versions)
    told = set() if stale else retell(session, plan, Changes({}, frozenset()), Words(about))
    names = {one.id for one in kept}
    left = {one.id: one.articles for of in MATTERS for one in now[of]}
    fewer = (one for of in MATTERS for one in was[of] if one.id in names and one.articles != left.get(one.id))
    return Obeyed(frozenset(told), tuple(fewer))


def _held(corrections: Sequence[Correction]) -> Held:
    return {of: settle(corrections, of) for of in MATTERS}
