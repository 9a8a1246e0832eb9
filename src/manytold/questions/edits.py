"""What was changed between the wordings of an article, with receipts into both. Pure."""

from collections.abc import Sequence
from itertools import pairwise

from manytold.model.articles import Article, Span
from manytold.questions.answers import ChangeAnswer, EditAnswer, Receipt, receipt
from manytold.read.edits import edit_between

MOST_VERSIONS = 30
"""Newest wordings that are compared with the one before; a live blog may have hundreds."""


def edit_answers(versions: Sequence[Article]) -> list[EditAnswer | None]:
    """For each wording, the oldest first, what was changed since the one before; None where it is not compared."""
    left_out = max(0, len(versions) - MOST_VERSIONS)
    compared = [_answer(one, other) for one, other in pairwise(versions[left_out:])]
    return [*[None] * (len(versions) - len(compared)), *compared]


def _answer(old: Article, new: Article) -> EditAnswer:
    edit = edit_between(old, new)
    texts = {(a.id, a.version): a.text for a in (old, new)}

    def shown(span: Span | None) -> Receipt | None:
        return receipt(span, texts) if span else None

    changes = tuple(ChangeAnswer(c.kind, shown(c.before), shown(c.after)) for c in edit.changes)
    return EditAnswer(changes, edit.stealth, edit.why, shown(edit.note))
