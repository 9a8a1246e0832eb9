"""Whom a pronoun means, when nothing contradicts it and nobody else can be meant."""

from bisect import bisect_left
from collections.abc import Sequence

from manytold.compare.cues import word_set
from manytold.compare.scene import Scene
from manytold.compare.speakers import sentence_subject

LOOK_BACK = 2
"""Sentences in which a pronoun may find its person."""
WOMAN = word_set(
    "mrs ms miss madam lady queen princess spokeswoman chairwoman policewoman actress mother wife daughter sister "
    "frau sprecherin bürgermeisterin ministerin präsidentin kanzlerin mme madame présidente señora doña alcaldesa "
    "ministra presidenta directora"
)
MAN = word_set(
    "mr sir lord king prince spokesman chairman policeman actor father husband son brother herr sprecher "
    "bürgermeister monsieur señor don alcalde"
)


def resolve(scene: Scene, pronoun: str, frame: tuple[int, int], spoken: Sequence[tuple[int, str]]) -> str | None:
    """The fullest name of the person that a pronoun in the sentence `frame` means, or None.

    `spoken` lists earlier speakers with the start of their sentences. The one person of the sentence before is meant;
    of several, only the one who is both its subject and the last speaker.
    """
    cues = scene.cues
    if pronoun not in cues.he and pronoun not in cues.she:
        return None
    woman = pronoun in cues.she
    place = bisect_left(scene.frames, frame)
    earlier = scene.frames[max(0, place - LOOK_BACK) : place]
    inside = _people(scene, frame[0], _first(scene, pronoun, frame))
    for start, end in reversed(earlier):
        found = inside | _people(scene, start, end)
        if len(found) == 1:
            return _fitting(scene, next(iter(found)), woman)
        last = spoken[-1] if spoken else None
        if len(found) > 1:
            subject = sentence_subject(scene, scene.between(start, end)).speaker
            same = last is not None and last[0] >= start and last[1] == subject
            return _fitting(scene, subject, woman) if same and subject else None
        if last is not None and last[0] == start and not inside:
            return _fitting(scene, last[1], woman)
    return None


def _first(scene: Scene, pronoun: str, frame: tuple[int, int]) -> int:
    return next((t.start for t in scene.between(*frame) if t.low == pronoun and not t.quoted), frame[0])


def _people(scene: Scene, start: int, end: int) -> frozenset[str]:
    """Persons named between two places, outside of marks."""
    found = {t.name for t in scene.between(start, end) if t.name >= 0 and not t.quoted}
    return frozenset(scene.names[i].whole for i in found if scene.names[i].kind == "person")


def _fitting(scene: Scene, whole: str, woman: bool) -> str | None:
    """The name, unless a title beside it tells the other sex."""
    against = MAN if woman else WOMAN
    return None if scene.titles.get(whole, frozenset()) & against else whole
