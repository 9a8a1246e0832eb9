"""A reader's notes, and where their words stand now."""

from collections.abc import Iterable
from dataclasses import dataclass

from manytold.model.articles import Article
from manytold.model.notes import Note
from manytold.questions.answers import ArticleAnswer, VersionAnswer
from manytold.questions.assemble import article_answer
from manytold.questions.load import named
from manytold.store.articles import load_articles
from manytold.store.notes import newest_notes, notes_on
from manytold.store.rows import Session
from manytold.store.search import plain_words

MOST_NOTES = 5000
"""Notes that one reader may have, all of which a search in them looks through."""
SHOWN = 50


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note, and where its words stand in the version that is shown; `place` is None where that lacks them.

    `article` is None for one that is no longer here, and where the note is shown beside its article.
    """

    note: Note
    place: tuple[int, int] | None
    article: ArticleAnswer | None = None


@dataclass(frozen=True, slots=True)
class NotesAnswer:
    """Notes of a reader, the newest first; `older` is the note that the next part starts after, None at the end."""

    notes: tuple[PlacedNote, ...]
    total: int
    older: str | None = None


def notes_here(session: Session, account: str, article: str, shown: VersionAnswer) -> tuple[PlacedNote, ...]:
    """A reader's notes on an article, placed in one version of it."""
    found = notes_on(session, account, article)
    return tuple(PlacedNote(one, place_of(one, shown.version, shown.text)) for one in found)


def place_of(note: Note, version: int, text: str) -> tuple[int, int] | None:
    """Where the words of a note stand in a text: where they stood, or nearest to it; None where they do not."""
    length = len(note.words)
    if note.version == version and text[note.start : note.end] == note.words:
        return note.start, note.end
    before = text.rfind(note.words, 0, note.start + length)
    after = text.find(note.words, note.start)
    there = [start for start in (before, after) if start >= 0]
    start = min(there, key=lambda at: abs(at - note.start), default=None)
    return None if start is None else (start, start + length)


def notes(session: Session, account: str, words: str = "", before: str | None = None) -> NotesAnswer:
    """A reader's notes that hold all the words, the newest first, each placed in the newest version of its article."""
    wanted = plain_words(words).split()
    found = [one for one in newest_notes(session, account, MOST_NOTES) if _holds(one, wanted)]
    names = [one.id for one in found]
    start = names.index(before) + 1 if before in names else 0
    shown = found[start : start + SHOWN]
    older = shown[-1].id if start + SHOWN < len(found) else None
    return NotesAnswer(_placed(session, shown), len(found), older)


def _holds(note: Note, wanted: Iterable[str]) -> bool:
    held = plain_words(f"{note.words}\n{note.text}")
    return all(word in held for word in wanted)


def _placed(session: Session, found: Iterable[Note]) -> tuple[PlacedNote, ...]:
    some = list(found)
    loaded = load_articles(session, {one.article for one in some}).values()
    articles: dict[str, Article] = {article.id: article for article in named(session, loaded)}
    return tuple(_with_article(one, articles.get(one.article)) for one in some)


def _with_article(note: Note, article: Article | None) -> PlacedNote:
    if article is None:
        return PlacedNote(note, None)
    return PlacedNote(note, place_of(note, article.version, article.text), article_answer([article]))
