"""One article as it is read."""

from manytold.errors import BadInput
from manytold.model.articles import Article
from manytold.questions.answers import ArticleAnswer, ArticlePageAnswer
from manytold.questions.assemble import article_answer, event_brief, title_of
from manytold.questions.load import load_material, named
from manytold.store.articles import load_all_versions, load_versions
from manytold.store.copies import articles_of, load_copy_group_of
from manytold.store.events import load_also, load_event, load_events_of
from manytold.store.rows import Session


def article(session: Session, id: str, version: int | None = None) -> ArticlePageAnswer:  # noqa: A002 - the word of the field
    """One article in the version asked for, else the newest. Raises BadInput when there is no such one."""
    versions = named(session, load_versions(session, id))
    shown = _pick(versions, version)
    if shown is None:
        raise BadInput(f"there is no article {id!r}" + (f" in version {version}" if version and versions else ""))
    group = load_copy_group_of(session, id)
    whole = article_answer(versions, group, load_also(session, [id]).get(id, ()))
    told = load_events_of(session, [id]).get(id)
    event = load_event(session, told) if told else None
    return ArticlePageAnswer(
        article=whole,
        shown=next(v for v in whole.versions if v.version == shown.version),
        title=title_of(shown),
        event=event_brief(event, load_material(session, [event])) if event else None,
        copies=_others(session, id, articles_of(group)) if group else (),
    )


def _pick(versions: list[Article], version: int | None) -> Article | None:
    if version is None:
        return versions[-1] if versions else None
    return next((v for v in versions if v.version == version), None)


def _others(session: Session, id: str, members: tuple[str, ...]) -> tuple[ArticleAnswer, ...]:  # noqa: A002
    """The other articles of a copy group, the first seen first."""
    group = load_copy_group_of(session, id)
    loaded = load_all_versions(session, [m for m in members if m != id])
    answers = [article_answer(named(session, versions), group) for versions in loaded.values()]
    return tuple(sorted(answers, key=lambda a: (a.copy_of is not None, a.id)))
