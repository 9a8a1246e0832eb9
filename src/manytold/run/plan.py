"""The steps of a walk as one value that travels to worker processes by the names of its functions."""

from collections.abc import Callable
from dataclasses import dataclass, fields

from manytold.model.articles import Article
from manytold.model.copies import CopyGroup, CopyLink, Fingerprint
from manytold.model.events import Event, EventGroup, EventLink, Gathering, Profile, Storyline, StorylineLink
from manytold.model.findings import Comparison
from manytold.model.pages import Page
from manytold.model.sketches import Sketch
from manytold.model.statements import Statements
from manytold.steps import Each, Gathered, Learned, Linked


@dataclass(frozen=True, slots=True)
class Plan:
    """What is done to pages, in this order; `given` turns copies into links between their events."""

    read: Each[Page, Article]
    versions: Gathered[Article, tuple[Article, ...]]
    site: Learned[Article, Sketch]
    fingerprint: Each[Article, Fingerprint]
    profile: Each[Article, Profile]
    statements: Each[Article, Statements]
    copies: Linked[Fingerprint, CopyLink, CopyGroup]
    events: Linked[Profile, EventLink, EventGroup]
    describe: Each[Gathering, Event]
    storylines: Linked[Event, StorylineLink, Storyline]
    compare: Each[Gathering, Comparison]
    given: Callable[[CopyGroup], list[EventLink]]

    @property
    def step_versions(self) -> dict[str, int]:
        """The version of each step, by name."""
        steps = (getattr(self, field.name) for field in fields(self) if field.name != "given")
        return {step.name: step.version for step in steps}
