"""What a stretch of time is the length of: what goes on for it, or the two happenings it lies between.

Two tellings that give different lengths differ only where both say so in one of these plain shapes.
"""

import re

from manytold.compare.telling import Told
from manytold.model.statements import Stretch, TimeExpression

OF = re.compile(r"(?:\sof|\sde|'|’)?\s(?P<what>[^\W\d_]{3,30})")
"""`four hours of talks`, `four hours’ talks`, `a four-hour meeting`."""
GOES_ON = re.compile(
    r"(?P<who>[^;:.]{3,90}?)\s(?:lasted|went on|goes on|continued|dragged on|ran|runs|dauerten?"
    r"|durèrent|dura|duraron|duró)"
    r"(?:\s(?:for|on for|into|pendant|durante))?\s(?:(?:about|around|nearly|almost|only|just|more than|at least)\s)?$",
    re.IGNORECASE,
)
DOES_FOR = re.compile(
    r"\s(?P<what>[^\W\d_]{3,30})(?:\s[^\W\d_]{1,12}ly)?\sfor\s(?:(?:about|around|nearly|almost|only|just)\s)?$",
    re.IGNORECASE,
)
FORESEEN = re.compile(
    r"\b(?:planned|scheduled|expected|meant|due|booked|supposed|set|allowed|geplant|prévue?s?|previst[oa]s?)\b"
    r"[^,;.]{0,12}$",
    re.IGNORECASE,
)
BETWEEN = re.compile(
    r"(?:\s\w+){0,3}?\s(?:between|from|zwischen|entre|desde)\s(?P<from>[^,;:.]{3,60}?)\s(?:and|to|until|till|und|bis|et|y|hasta)\s"
    r"(?P<to>[^,;:.]{3,40})",
    re.IGNORECASE,
)
ASIDE = re.compile(r",[^,]{0,80},")
FIRST = re.compile(r"\b(?:first|erste[nrs]?|premi(?:er|ère)|primer[ao]?)\b", re.IGNORECASE)
PLANNED = "planned"
WEAK = frozenset(("for", "the", "and", "that"))


def matters_of(one: Told, time: TimeExpression, sentence: Stretch) -> frozenset[str]:
    """Marks of what the length is of: `does talk`, or `first > alarm` with a mark for each end; empty where unclear.

    A length that is only foreseen has the mark `PLANNED` and no other.
    """
    text = one.article.text
    before, after = text[sentence.start : time.start], text[time.end : sentence.end]
    if time.tense == "future" or FORESEEN.search(before[-40:]):
        return frozenset((PLANNED,))
    between = BETWEEN.match(after)
    if between:
        starts = set(one.weights_of(between["from"])) | ({"1st"} if FIRST.search(between["from"]) else set())
        return frozenset(f"{a} > {b}" for a in starts for b in one.weights_of(between["to"]))
    return frozenset(f"does {stem}" for stem in _going_on(one, time, before, after))


def _going_on(one: Told, time: TimeExpression, before: str, after: str) -> set[str]:
    found: set[str] = set()
    of = OF.match(after)
    if of and (after.startswith((" of ", " de ", "' ", "’ ")) or "-" in time.text):
        found |= set(one.weights_of(of["what"]))
    lasted = GOES_ON.search(ASIDE.sub("", before))
    if lasted:
        return found | set(one.weights_of(lasted["who"]))
    does = DOES_FOR.search(before[-60:])
    return found | (set(one.weights_of(does["what"])) if does and does["what"].lower() not in WEAK else set())
