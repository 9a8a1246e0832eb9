"""The chrome of sites, live: what is learned from the articles that are there, and which of them it concerns."""

from collections.abc import Iterable, Mapping, Sequence

from manytold.run.work import Site, Sketched, counts
from manytold.store import sketches
from manytold.store.rows import Session


def learn(session: Session, step: Site, found: Mapping[str, Sketched | None]) -> dict[str, frozenset[int]]:
    """Takes up the sketches of articles, None for one that is no more.

    Gives the keys that count for each of them, and for every other article for which they are other ones now.
    """
    before = sketches.load_sketches(session, found)
    changed = {name: item for name, item in found.items() if (item and item.sketch) != before.get(name)}
    lowest: dict[int, str] = {}
    for name, held in sketches.keys_of(session, changed).items():
        _note(lowest, name, held)
    sketches.replace_sketches(session, {n: (item.sketch, item.keys) if item else None for n, item in changed.items()})
    for name, item in changed.items():
        _note(lowest, name, item.keys if item else ())
    names = set(found) | sketches.holders(session, _judge(session, step, lowest))
    return counting_of(session, names)


def counting_of(session: Session, names: Iterable[str]) -> dict[str, frozenset[int]]:
    """The keys that count for each of some articles."""
    ordered = sorted(names)
    held = sketches.keys_of(session, ordered)
    counting = sketches.recurring(session, {key for some in held.values() for key in some})
    return {name: frozenset(counting.intersection(held.get(name, ()))) for name in ordered}


def _note(lowest: dict[int, str], name: str, held: Iterable[int]) -> None:
    for key in held:
        lowest[key] = min(name, lowest.get(key, name))


def _judge(session: Session, step: Site, lowest: Mapping[int, str]) -> set[int]:
    """Judges anew the keys whose first holders may be others; `lowest` is the first article by which each changed.

    Gives the keys that count now and did not, or did and do not.
    """
    counted = sketches.recurring(session, lowest)
    samples: dict[int, list[str]] = {}
    for key, name in sorted(lowest.items()):
        first = sketches.first_holders(session, key, step.most)
        if len(first) < step.most or name <= first[-1]:
            samples[key] = first
    known = sketches.load_sketches(session, _asked(step, samples.values()))
    verdicts = {key: counts(step, [known[name] for name in names if name in known]) for key, names in samples.items()}
    flipped = {key for key, verdict in verdicts.items() if verdict != (key in counted)}
    sources = {key: known[samples[key][0]].source for key in flipped if verdicts[key]}
    sketches.save_recurring(session, sources, flipped & counted)
    return flipped


def _asked(step: Site, samples: Iterable[Sequence[str]]) -> set[str]:
    return {name for names in samples if len(names) >= step.enough for name in names}
