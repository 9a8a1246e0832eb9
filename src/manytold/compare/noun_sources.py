"""German sources that no verb names: `laut Polizei`, `nach Angaben der Stadt`, `der Vorwurf der Stadt, es sei …`."""

from collections.abc import Sequence

from manytold.compare.phrases import rightward
from manytold.compare.scene import Scene, Token
from manytold.compare.speakers import NOBODY, Subject, clear, describe, ending_at, right_subject
from manytold.compare.verb_second import BREAKS, FARTHEST, THAT_ONE, at_opening

Found = tuple[Subject, tuple[int, int]]


def behind_noun(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """Who stands behind a noun of speech: `der Vorwurf der Stadt`, `das Fazit von Marek`."""
    cues = scene.cues
    if tokens[at].low not in cues.speech_nouns or at + 2 >= len(tokens) or tokens[at].name >= 0:
        return NOBODY
    low = tokens[at + 1].low
    if low not in cues.by and low not in ("der", "des"):
        return NOBODY
    return describe(scene, tokens, at + 2, rightward(scene, tokens, at + 2))


def by_noun(scene: Scene, left: Sequence[Token]) -> Found | None:
    """Whose words stand between marks right after `der Vorwurf der Stadt, es sei …`, without a verb of speech."""
    cues = scene.cues
    commas = 0
    for at in range(len(left) - 1, max(-1, len(left) - FARTHEST), -1):
        low = left[at].low
        if low in BREAKS or (commas and (low in cues.say or low in cues.tell)):
            return None
        commas += low == ","
        found = behind_noun(scene, left, at)
        if found.speaker is not None and commas == 1:
            return found, (left[at].start, left[at].end)
    return None


def for_whom(scene: Scene, tokens: Sequence[Token]) -> Found | None:
    """Whose judgement it is: `für den Minister ist die Lage …`, `… sei für Marek …`."""
    cues = scene.cues
    if not any(t.low in cues.being for t in tokens):
        return None
    for at in range(len(tokens) - 1):
        if tokens[at].low == "für" and (at == 0 or tokens[at - 1].low in cues.being):
            found = describe(scene, tokens, at + 1, rightward(scene, tokens, at + 1))
            if found.speaker is not None and (found.speaker in scene.people or clear(scene, found)):
                return found, (tokens[at].start, tokens[at].end)
    return None


def reports(scene: Scene, tokens: Sequence[Token]) -> Found | None:
    """The source named by a preposition: `laut Polizei`, `nach Angaben der Stadt`, `der Stadt zufolge`."""
    cues = scene.cues
    for place, token in enumerate(tokens):
        if token.name >= 0 or token.quoted:
            continue
        if token.low in cues.after_words and 0 < place < len(tokens) - 1 and tokens[place - 1].low in ",–":
            if (that := THAT_ONE.get(tokens[place + 1].low)) and rightward(scene, tokens, place + 1) <= place + 1:
                return Subject(True, None, that), (token.start, token.end)
            found = right_subject(scene, tokens, place)
            if found.speaker is not None:
                return found, (token.start, token.end)
        if token.low in cues.after_sources and place > 0:
            found = ending_at(scene, tokens, place - 1)
            return (found, (token.start, token.end)) if found.found else None
        if token.low in ("laut", "gemäß") and place + 1 < len(tokens):
            found = describe(scene, tokens, place + 1, rightward(scene, tokens, place + 1))
            return (found, (token.start, token.end)) if found.found else None
        noun = _source_noun(scene, tokens, place)
        if noun >= 0:
            found = _of_source(scene, tokens, noun)
            return found, (token.start, tokens[noun].end)
    return None


def _source_noun(scene: Scene, tokens: Sequence[Token], at: int) -> int:
    """Where the noun stands that makes a source of `nach`; -1 where none does."""
    if tokens[at].low not in ("nach", "aus", "in"):
        return -1
    for place in range(at + 1, min(len(tokens), at + 4)):
        if tokens[place].low in scene.cues.source_nouns and (
            tokens[at].low == "nach" or tokens[place].low in ("sicht", "worten")
        ):
            return place
        if tokens[place].upper and tokens[place].name < 0:
            return -1
    return -1


def _of_source(scene: Scene, tokens: Sequence[Token], noun: int) -> Subject:
    """Who stands behind `Angaben`: `der Polizei`, `von Marek`; without anybody the noun itself (`Medienberichten`)."""
    begin = noun + 1
    if noun > 0 and tokens[noun - 1].low == "eigenen":
        return at_opening(scene, tokens)
    if begin < len(tokens) and tokens[begin].low in scene.cues.by:
        begin += 1
    elif begin < len(tokens) and tokens[begin].low not in scene.cues.articles and not tokens[begin].upper:
        return describe(scene, tokens, noun, noun)
    found = right_subject(scene, tokens, begin - 1)
    return found if found.found else describe(scene, tokens, noun, noun)
