"""One event, and one storyline with all its events."""

from manytold.errors import BadInput
from manytold.questions.answers import StoryAnswer, StorylineBrief, StorylineMention
from manytold.questions.assemble import event_answer, material, storyline_brief, storyline_mention
from manytold.questions.load import load_material
from manytold.questions.related import BesideAnswer, beside
from manytold.store.articles import load_all_versions
from manytold.store.events import load_event, load_events
from manytold.store.rows import Session
from manytold.store.sources import load_countries
from manytold.store.storylines import load_storyline, load_storylines, load_storylines_of


def story(session: Session, id: str) -> StoryAnswer:  # noqa: A002 - the word of the field
    """One event by its id or one it once had; the answer carries the present id. Raises BadInput when there is none."""
    event = load_event(session, id)
    if event is None:
        raise BadInput(f"there is no story {id!r}")
    answer = event_answer(event, load_material(session, [event]))
    countries = load_countries(session, {article.source for article in answer.articles})
    return StoryAnswer(answer, _mention(session, event.id), countries)


def aside(session: Session, answer: StoryAnswer) -> BesideAnswer:
    """What stands beside a story that was just asked for."""
    event = load_events(session, [answer.event.id]).get(answer.event.id)
    line = answer.storyline.events if answer.storyline else ()
    if event is None:
        return BesideAnswer()
    return beside(session, event, answer.event.articles, [other.id for other in line])


def _mention(session: Session, event: str) -> StorylineMention | None:
    """The storyline of an event, made from nothing but the articles that gave the headlines."""
    name = load_storylines_of(session, [event]).get(event, "")
    line = load_storylines(session, [name]).get(name)
    if line is None:
        return None
    events = load_events(session, line.events)
    titles = {line.title.article, *(other.title.article for other in events.values())}
    articles = load_all_versions(session, titles).values()
    return storyline_mention(line, events, material(version for versions in articles for version in versions))


def storyline(session: Session, id: str) -> StorylineBrief:  # noqa: A002 - the word of the field
    """One storyline by its id or one it once had, newest event first. Raises BadInput when there is none."""
    line = load_storyline(session, id)
    if line is None:
        raise BadInput(f"there is no storyline {id!r}")
    events = load_events(session, line.events)
    return storyline_brief(line, events, load_material(session, events.values(), [line.title.article]))
