"""Stories with findings are shown to a language model where the owner has set one; what it may say is kept."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from manytold.errors import BadInput
from manytold.fetch.guard import wrong_with
from manytold.fetch.send import Send
from manytold.kit import Kit
from manytold.model.articles import Article
from manytold.model.findings import Comparison
from manytold.model.outcomes import Failed
from manytold.model.pages import Page, Request
from manytold.model.subediting import Subedited
from manytold.plugins.subeditor import Line, accepted, basis, lines, question
from manytold.settings import SubeditorSettings
from manytold.store.articles import load_articles
from manytold.store.comparisons import load_comparisons
from manytold.store.events import newest_event_ids
from manytold.store.outcomes import clear_outcomes, save_outcomes
from manytold.store.rows import Session
from manytold.store.subediting import load_subedited, save_subedited

STEP = "subedit"
GIVE_UP = 3
"""Answers in a row that did not come, after which the server is left alone until the next time."""
WAY = "/chat/completions"


@dataclass(frozen=True, slots=True)
class Subediting:
    """How many stories were shown to the model, and of how many its answer was accepted, refused, or did not come."""

    asked: int = 0
    accepted: int = 0
    refused: int = 0
    failed: int = 0
    reasons: tuple[str, ...] = ()

    def and_(self, one: Subedited | Failed) -> "Subediting":
        """With one more answer."""
        if isinstance(one, Failed):
            return Subediting(self.asked + 1, self.accepted, self.refused, self.failed + 1, (*self.reasons, one.reason))
        if one.refused:
            return Subediting(
                self.asked + 1, self.accepted, self.refused + 1, self.failed, (*self.reasons, one.refused)
            )
        return Subediting(self.asked + 1, self.accepted + 1, self.refused, self.failed, self.reasons)


def is_wanted(settings: SubeditorSettings) -> bool:
    """Whether the owner has set a model. Raises BadInput for a setting that cannot work."""
    if not settings.address and not settings.model:
        return False
    if not (settings.address and settings.model):
        raise BadInput("subeditor.address and subeditor.model are set together or not at all")
    if wrong := wrong_with(settings.address):
        raise BadInput(f"subeditor.address is not usable: {wrong}. Write it as http://127.0.0.1:11434/v1.")
    return True


def shown_of(session: Session, events: Sequence[str]) -> dict[str, tuple[Line, ...]]:
    """What a model is shown of each event, nothing where no finding is told by two."""
    comparisons = load_comparisons(session, events)
    articles = load_articles(session, {name for c in comparisons.values() for name in _articles(c)})
    return {name: lines_of(comparison, articles) for name, comparison in comparisons.items()}


def lines_of(comparison: Comparison, articles: Mapping[str, Article]) -> tuple[Line, ...]:
    """The lines of one event's findings."""
    texts = {(a.id, a.version): a.text for a in articles.values()}
    return lines(comparison, texts, {a.id: a.language for a in articles.values()})


def _articles(comparison: Comparison) -> set[str]:
    return {value.receipts[0].article for finding in comparison.findings for value in finding.values}


async def subedit(kit: Kit, tell: Callable[[int, int], None]) -> Subediting:
    """Show the newest stories whose findings are other than before to the model, one after the other.

    What was accepted or refused is kept at once, so that an interrupted run goes on where it was; a refused answer is
    not asked for again before the findings change. `tell` hears how many of how many are done.
    """
    settings = kit.settings.subeditor
    with kit.database.look() as session:
        shown = shown_of(session, newest_event_ids(session, settings.most))
        before = load_subedited(session, shown)
    waiting = {name: of for name, of in shown.items() if of and not _is_done(before.get(name), of, settings.model)}
    done, missing = Subediting(), 0
    async with kit.open_subeditor() as send:
        for name, of in waiting.items():
            answer = await _ask(send, settings, name, of)
            done = done.and_(answer)
            _keep(kit, name, answer)
            tell(done.asked, len(waiting))
            missing = missing + 1 if isinstance(answer, Failed) else 0
            if missing >= GIVE_UP:
                break
    return done


def _is_done(before: Subedited | None, shown: tuple[Line, ...], model: str) -> bool:
    return before is not None and (before.basis, before.model) == (basis(shown), model)


async def _ask(send: Send, settings: SubeditorSettings, event: str, shown: tuple[Line, ...]) -> Subedited | Failed:
    url = settings.address.rstrip("/") + WAY
    answer = await send(Request(url, json=question(shown, settings.model), bearer=settings.key))
    if isinstance(answer, Page) and answer.status == 200:
        return accepted(answer.body, event, shown, settings.model)
    return answer if isinstance(answer, Failed) else Failed(url, f"the model's server answers {answer.status}")


def _keep(kit: Kit, event: str, answer: Subedited | Failed) -> None:
    with kit.database.begin() as session:
        clear_outcomes(session, STEP, [event])
        if isinstance(answer, Subedited):
            save_subedited(session, answer)
        else:
            save_outcomes(session, STEP, [Failed(event, answer.reason)])
