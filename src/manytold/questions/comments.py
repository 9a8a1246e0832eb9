"""What is said about a story, as a reader sees it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from manytold.model.comments import Comment
from manytold.store.accounts import load_account
from manytold.store.comments import comments_on, load_comments
from manytold.store.rows import Session

SHOWN = 200
"""Newest comments on one story that its page shows."""


@dataclass(frozen=True, slots=True)
class CommentAnswer:
    """One comment; `mine` says whether its reader made it. One that was removed has no text and says who did it.

    `by` is None for what stands for a comment that others answered and its author deleted.
    """

    id: str
    by: str | None
    mine: bool
    text: str
    made: datetime
    edited: datetime | None
    removed: bool
    removed_by: str | None
    replies: tuple["CommentAnswer", ...] = ()


@dataclass(frozen=True, slots=True)
class TalkAnswer:
    """The comments on a story, oldest first, answers under what they answer; `older` says that some are not shown."""

    comments: tuple[CommentAnswer, ...]
    total: int
    older: bool


def talk(session: Session, articles: Iterable[str], reader: str | None) -> TalkAnswer:
    """What is said about the story that these articles tell, for a reader or, with None, for a stranger."""
    found = comments_on(session, articles, SHOWN + 1)
    shown = found[-SHOWN:]
    shown += load_comments(session, {one.parent for one in shown if one.parent} - {one.id for one in shown})
    names = _names(session, {name for one in shown for name in (one.account, one.removed) if name})
    ids = {one.id for one in shown}
    replies: dict[str, list[Comment]] = {}
    for one in shown:
        if one.parent:
            replies.setdefault(one.parent, []).append(one)
    first = [_answer(one, replies.get(one.id, []), names, reader) for one in shown if not one.parent]
    lost = [_gone(parent, some, names, reader) for parent, some in replies.items() if parent not in ids]
    every = sorted((*first, *lost), key=lambda one: (one.made, one.id))
    return TalkAnswer(tuple(every), sum(not one.removed for one in shown), len(found) > SHOWN)


def _names(session: Session, accounts: Iterable[str]) -> dict[str, str]:
    found = (load_account(session, name) for name in sorted(accounts))
    return {one.id: one.name for one in found if one is not None}


def _answer(one: Comment, replies: Iterable[Comment], names: Mapping[str, str], reader: str | None) -> CommentAnswer:
    return CommentAnswer(
        one.id,
        names.get(one.account),
        bool(reader) and one.account == reader,
        one.text,
        one.made,
        one.edited,
        bool(one.removed),
        names.get(one.removed),
        tuple(_answer(reply, (), names, reader) for reply in replies),
    )


def _gone(parent: str, replies: list[Comment], names: Mapping[str, str], reader: str | None) -> CommentAnswer:
    """What stands for a comment that is no longer there, so that the answers to it are."""
    answers = tuple(_answer(reply, (), names, reader) for reply in replies)
    return CommentAnswer(parent, None, False, "", replies[0].made, None, True, None, answers)
