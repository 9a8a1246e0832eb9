"""Whom a pronoun means: the one who spoke last, unless somebody else has come in since or the sex does not agree."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from manytold.compare.cues import word_set
from manytold.compare.given import MEN, WOMEN
from manytold.compare.scene import Scene, Token
from manytold.compare.speakers import ALONE, CARRIED, Subject, clear, sentence_subject
from manytold.compare.verb_second import at_opening

LOOK_BACK = 2
"""Sentences in which a pronoun may find its person."""
FAR_BACK = 6
"""The same where gender is written and nothing nearer fits."""
MOST_NAMES = 200
"""Names back from there that are counted."""
LONGEST = 200
"""Tokens of a sentence that are looked at."""
STILL_SPEAKING = 3
"""Sentences after which nobody is held to speak on."""
THEY = frozenset(("they", "ils", "elles", "ellos", "ellas"))
WOMAN = word_set(
    "mrs ms miss madam lady queen princess spokeswoman chairwoman policewoman actress mother wife daughter sister "
    "frau königin mme madame présidente señora doña alcaldesa ministra presidenta directora mutter tochter schwester "
    "woman girl businesswoman congresswoman councilwoman she femme maire directrice"
)
MAN = word_set(
    "mr sir lord king prince spokesman chairman policeman actor father husband son brother herr sprecher könig "
    "bürgermeister monsieur señor don alcalde man boy businessman congressman vater sohn"
)
GERMAN_MEN = word_set("präsident minister kanzler bundeskanzler direktor leiter richter anwalt ministerpräsident papst")
"""Offices that name a man in German, where a woman's have an ending of their own."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody who has spoken: the start of the sentence, who, and the last word of a description."""

    at: int
    subject: Subject


def resolve(scene: Scene, pronoun: str, frame: tuple[int, int], spoken: Sequence[Spoken]) -> Subject | None:
    """Whom the pronoun in the sentence `frame` means, or None; `spoken` lists earlier speakers in order of the text."""
    cues = scene.cues
    last = _still(scene, frame, spoken)
    if pronoun == CARRIED.pronoun:
        return last
    if pronoun == ALONE.pronoun:
        return _newly_told(scene, frame, spoken) or last or _told_of(scene, frame)
    if pronoun in THEY:
        spoke = last is not None and last.described and _many(scene, last.head)
        told = last if spoke else _told_of(scene, frame)
        found = told if told is not None and told.described and _many(scene, told.head) else None
        return found or (_several_before(scene, frame) if cues.capital_nouns else None)
    if pronoun not in cues.he and pronoun not in cues.she:
        return None
    inside = _people(scene, frame[0], _first(scene, pronoun, frame))
    woman = pronoun in cues.she
    one = next(iter(inside)) if len(inside) == 1 else ""
    if one and _sex(scene, one) in (None, woman):
        return Subject(True, one)
    near = _before(scene, frame, inside, spoken[-1] if last is not None else None, woman=woman)
    return near or (_farther(scene, frame, spoken, woman=woman) if cues.capital_nouns else None)


def _before(
    scene: Scene, frame: tuple[int, int], inside: frozenset[str], spoken: Spoken | None, *, woman: bool
) -> Subject | None:
    """The one of the sentences before: who spoke there, the only person, or the subject."""
    place = bisect_left(scene.frames, frame)
    for start, end in reversed(scene.frames[max(0, place - LOOK_BACK) : place]):
        if spoken is not None and spoken.at >= start and not inside - {spoken.subject.speaker}:
            return _fitting(scene, spoken.subject, woman)
        found = {name for name in inside | _people(scene, start, end) if _sex(scene, name) in (None, woman)}
        if len(found) == 1:
            return Subject(True, next(iter(found)))
        told = _opening(scene, start, end)
        if found:
            return told if told.speaker in found else None
        known = told.speaker is not None and (told.speaker in scene.people or told.head in scene.cues.roles)
        if known and _fitting(scene, told, woman):
            return told
    return None if spoken is None or inside else _fitting(scene, spoken.subject, woman)


def _farther(scene: Scene, frame: tuple[int, int], spoken: Sequence[Spoken], *, woman: bool) -> Subject | None:
    """The nearest one of the right sex in the sentences before: the only person or office there, or its subject.

    Only where a word's gender is written, so that `sie` does not mean a man and `er` no woman.
    """
    place = bisect_left(scene.frames, frame)
    for start, end in reversed(scene.frames[max(0, place - FAR_BACK) : place + 1]):
        stop = min(end, _first_pronoun(scene, frame)) if start == frame[0] else end
        found = {name for name in _people(scene, start, stop) if _sex(scene, name) in (None, woman)}
        told = _opening(scene, start, stop)
        if told.speaker in found or (len(found) == 1 and told.pronoun is None):
            return Subject(True, told.speaker if told.speaker in found else next(iter(found)))
        if told.speaker is not None and told.head in scene.cues.roles and _fitting(scene, told, woman):
            return told
        offices = _offices(scene, start, stop, woman=woman)
        if len(offices) == 1 and not found:
            return offices[0]
        spoke = next((s.subject for s in reversed(spoken) if start <= s.at < end), None)
        if spoke is not None and start != frame[0] and _personal(scene, spoke) and _fitting(scene, spoke, woman):
            return spoke
        most = _most_told(scene, found, start)
        if most:
            return Subject(True, most)
    return None


PERSONAL = ("er", "in", "ist", "or", "eur", "ent", "ant", "ige", "ende", "ender")
"""Ends of nouns of persons."""


def _personal(scene: Scene, subject: Subject) -> bool:
    """Whether it is a name or a noun that means a person."""
    return not subject.described or subject.head in scene.cues.roles or subject.head.endswith(PERSONAL)


def _first_pronoun(scene: Scene, frame: tuple[int, int]) -> int:
    cues = scene.cues
    pronouns = cues.he | cues.she
    return next((t.start for t in scene.between(*frame)[:LONGEST] if t.low in pronouns and not t.quoted), frame[0])


def _offices(scene: Scene, start: int, end: int, *, woman: bool) -> list[Subject]:
    """Offices without a name that tell the sex (`der Bundeskanzlerin`)."""
    tokens = scene.between(start, end)[:LONGEST]
    found: dict[str, Subject] = {}
    for token in tokens:
        office = token.name < 0 and not token.quoted and token.low in scene.cues.roles
        if office and _sex_of_word(scene, token.low) is woman:
            word = scene.text[token.start : token.end]
            found[token.low] = Subject(True, word, None, token.low, described=True, nameless=True)
    return list(found.values())


def _most_told(scene: Scene, found: set[str], before: int) -> str:
    """The one of several persons whom the text names most up to here; nobody where two are named as often."""
    last = bisect_left(scene.names, before, key=lambda name: name.start)
    told = (name.whole or name.text for name in scene.names[max(0, last - MOST_NAMES) : last])
    times = Counter(name for name in told if name in found)
    ranked = times.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return ranked[0][0]


def _several_before(scene: Scene, frame: tuple[int, int]) -> Subject | None:
    """Those whom one of the sentences before tells of, where only pronouns stand between."""
    place = bisect_left(scene.frames, frame)
    for start, end in reversed(scene.frames[max(0, place - LOOK_BACK - 1) : place]):
        told = _opening(scene, start, end)
        if told.speaker is not None:
            return told if told.described else None
    return None


def _many(scene: Scene, head: str) -> bool:
    """Whether a description is of several people; where the plural does not show, it may be."""
    return not scene.cues.finite or head.endswith("s") or head in ("people", "police", "media")


def _opening(scene: Scene, start: int, end: int) -> Subject:
    """The subject of a whole sentence."""
    tokens = scene.between(start, end)[:LONGEST]
    return at_opening(scene, tokens) if scene.cues.capital_nouns else sentence_subject(scene, tokens)


def _told_of(scene: Scene, frame: tuple[int, int]) -> Subject | None:
    """The person or body that the sentence before tells of."""
    place = bisect_left(scene.frames, frame)
    found = _opening(scene, *scene.frames[place - 1]) if place else None
    if found is None or found.speaker is None:
        return None
    words = found.speaker.split()
    named = len(words) > 1 and all(word[0].isupper() for word in words)
    return found if named or clear(scene, found) else None


def _newly_told(scene: Scene, frame: tuple[int, int], spoken: Sequence[Spoken]) -> Subject | None:
    """The person whom the sentence right before tells of, where nobody speaks in it."""
    place = bisect_left(scene.frames, frame)
    if not scene.cues.capital_nouns or not place or (spoken and spoken[-1].at >= scene.frames[place - 1][0]):
        return None
    found = _told_of(scene, frame)
    return found if found is not None and found.speaker in scene.people else None


def _still(scene: Scene, frame: tuple[int, int], spoken: Sequence[Spoken]) -> Subject | None:
    """The last speaker, if the words are near enough to be still theirs."""
    if not spoken:
        return None
    here, there = bisect_left(scene.frames, frame), bisect_left(scene.frames, (spoken[-1].at, 0))
    return spoken[-1].subject if here - there <= STILL_SPEAKING else None


def _first(scene: Scene, pronoun: str, frame: tuple[int, int]) -> int:
    return next((t.start for t in scene.between(*frame)[:LONGEST] if t.low == pronoun and not t.quoted), frame[0])


def _people(scene: Scene, start: int, end: int) -> frozenset[str]:
    """Persons named between two places, outside of marks."""
    tokens = scene.between(start, end)[:LONGEST]
    found = {t.name for t in tokens if t.name >= 0 and not t.quoted}
    people = frozenset(scene.names[i].whole for i in found if scene.names[i].kind == "person")
    return people or frozenset(_unknown(scene, tokens))


def _unknown(scene: Scene, tokens: Sequence[Token]) -> Iterator[str]:
    """Names of no known kind that stand as those of persons do: without an article and without a noun before them."""
    for at, token in enumerate(tokens):
        if token.name < 0 or token.quoted or scene.names[token.name].kind != "other":
            continue
        before = tokens[at - 1] if at else None
        if (
            before is None
            or before.low in scene.cues.roles
            or (before.name < 0 and before.low not in scene.cues.articles and not before.upper and before.low.isalpha())
        ):
            yield scene.names[token.name].whole


def _fitting(scene: Scene, subject: Subject, woman: bool) -> Subject | None:
    """The one who spoke, unless the sex is known to be the other one or a body spoke."""
    if subject.described:
        if subject.head in scene.cues.bodies or subject.head in scene.cues.speech_nouns:
            return None
        sex = _sex_of_word(scene, subject.head)
        return subject if sex in (None, woman) else None
    if subject.speaker not in scene.people and subject.head in scene.cues.bodies:
        return None
    return subject if _sex(scene, subject.speaker or "") in (None, woman) else None


def _sex(scene: Scene, whole: str) -> bool | None:
    """Whether a person is known to be a woman (True) or a man (False), by a title beside the name or a given name."""
    titles = scene.titles.get(whole, frozenset())
    told = {sex for title in titles if (sex := _sex_of_word(scene, title)) is not None}
    if len(told) == 1:
        return told.pop()
    first = whole.split(maxsplit=1)[0].lower() if " " in whole else ""
    if first in WOMEN:
        return True
    return False if first in MEN else None


def _sex_of_word(scene: Scene, word: str) -> bool | None:
    german = scene.cues.capital_nouns
    if word in WOMAN or (german and word.endswith("in") and word.removesuffix("in") in MAN | GERMAN_MEN):
        return True
    return False if word in MAN or (german and word in GERMAN_MEN) else None
