"""Checkable statements: sentences, cut where a new clause with its own content starts."""

import re
from bisect import bisect_left

from manytold.compare.marks import marked
from manytold.model.articles import Article
from manytold.model.statements import Annotation, Claim
from manytold.text.words import is_stop, stem, words

SUBJECTS = (
    "the|a|an|he|she|it|they|we|there|this|these|those|no|nobody|his|her|its|their|der|die|das|er|sie|es|ein|eine|le|la|les"
    "|il|elle|ils|el|los|las"
)
CUT = re.compile(
    rf"; |(?: [—–] )|, (?=(?:while|whereas|although|though|während|tandis que|mientras"
    rf"|(?:and|but|und|aber|et|mais|y|pero) (?:{SUBJECTS})) )"
)
ENGLISH_CUT = re.compile(
    rf"{CUT.pattern}|, (?=(?:who|whose|which|where|though|although|after|when|because|since|before|as|so|until|if"
    rf"|[a-z]{{3,}}ing) )"
    rf"| (?=(?:after|because|although|whereas|while|when|before) (?:{SUBJECTS}) )"
    rf"|,? (?:and|but) (?=(?:also |then |later )?[a-z]{{3,}}ed )"
)
"""Also where a relative clause, a participle or a second verb starts."""
LINE = re.compile(r"[^\n]+")
FEWEST = 4
"""Content words that a clause needs to stand as a claim of its own."""
MOST = 80
"""Content words above which a stretch is no sentence but a list or a broken page."""


def find_claims(article: Article, annotation: Annotation) -> tuple[Claim, ...]:
    """Claims in order of the text; questions, captions and stretches without content are left out."""
    text, language = article.text, article.language
    hidden = [(p.start, p.end) for p in article.passages if p.kind in ("caption", "heading")]
    found: list[Claim] = []
    for start, end in _whole(text, annotation):
        if text[end - 1] in "?？" or any(a <= start and end <= b for a, b in hidden):
            continue
        found.extend(_claim(text, a, b, language) for a, b in clauses(text, start, end, language))
    return tuple(claim for claim in found if FEWEST - 1 <= len(claim.words) <= MOST)


def _whole(text: str, annotation: Annotation) -> list[tuple[int, int]]:
    """Sentences, those inside one pair of quotation marks joined with what stands around them in their paragraph."""
    marks = marked(text, [m.span() for m in LINE.finditer(text)])
    found: list[tuple[int, int]] = []
    at = 0
    for part in annotation.sentences:
        while at < len(marks) and found and marks[at].outer_end <= found[-1][1]:
            at += 1
        cut = bool(found) and at < len(marks) and marks[at].outer_start < found[-1][1]
        if cut and "\n" not in text[found[-1][1] : part.start]:
            found[-1] = (found[-1][0], part.end)
        else:
            found.append((part.start, part.end))
    return found


def clauses(text: str, start: int, end: int, language: str | None) -> list[tuple[int, int]]:
    """A sentence as stretches that each carry enough content; a cut between two poor ones is not made."""
    parts: list[tuple[int, int]] = []
    marks = marked(text, [(start, end)])
    content = [start + place for place, _, _ in content_words(text[start:end], language)]
    at, mark = start, 0
    for cut in (ENGLISH_CUT if language == "en" else CUT).finditer(text, start, end):
        while mark < len(marks) and marks[mark].outer_end <= cut.start():
            mark += 1
        if mark < len(marks) and marks[mark].outer_start < cut.start():
            continue
        before = bisect_left(content, cut.start()) - bisect_left(content, at)
        if before >= FEWEST and len(content) - bisect_left(content, cut.end()) >= FEWEST:
            parts.append((at, cut.start()))
            at = cut.end()
    parts.append((at, end))
    return parts


def content_words(text: str, language: str | None) -> list[tuple[int, int, str]]:
    """Words that carry meaning: no everyday words, no single letters; numbers count."""
    return [w for w in words(text) if not is_stop(w[2], language) and (len(w[2]) > 1 or w[2].isdigit())]


def _claim(text: str, start: int, end: int, language: str | None) -> Claim:
    stems = {stem(word, language) for _, _, word in content_words(text[start:end], language)}
    return Claim(start, end, tuple(sorted(stems)))
