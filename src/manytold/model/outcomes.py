"""What a step says instead of a result: nothing is dropped without a reason that a person can read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Skipped:
    """An item left out on purpose: `what` names it as its owner knows it, `reason` is one plain sentence."""

    what: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failed:
    """An item that could not be worked on: `what` names it, `reason` says what went wrong and what to do."""

    what: str
    reason: str


Outcome = Skipped | Failed
