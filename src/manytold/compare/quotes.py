"""Quotations of one article with their speakers: marks, then reported speech, then pronouns in order of the text."""

from dataclasses import replace

from manytold.compare.attribution import Draft, attribute
from manytold.compare.clauses import with_speaker
from manytold.compare.pronouns import Spoken, resolve
from manytold.compare.reported import reported
from manytold.compare.scene import Scene, scene_of
from manytold.compare.speakers import CARRIED, Subject
from manytold.model.articles import Article
from manytold.model.statements import Annotation, Quotation
from manytold.text.parse import Parse


def find_quotes(article: Article, annotation: Annotation, parse: Parse | None = None) -> tuple[Quotation, ...]:
    """Direct, mixed and reported quotations in order of the text; a language without cue tables gets no speakers.

    With the trees of its sentences more reported speech is found.
    """
    scene = scene_of(article, annotation)
    marked = _marked(scene, parse)
    used = frozenset(draft.cue[0] for draft in marked if draft.cue is not None)
    drafts = [*marked, *reported(scene, used, parse)]
    drafts.sort(key=lambda draft: (draft.cue or (draft.start, 0), draft.start))
    found: list[Quotation] = []
    spoken: list[Spoken] = []
    for draft in drafts:
        subject: Subject | None = draft.subject
        if draft.subject.pronoun is not None:
            subject = resolve(scene, draft.subject.pronoun, draft.frame, spoken)
        speaker = subject.speaker if subject is not None else None
        if speaker is not None and subject is not None:
            speaker = _fullest(scene, speaker) if speaker in scene.wholes else speaker
            spoken.append(Spoken(draft.frame[0], replace(subject, speaker=speaker)))
        elif draft.subject.pronoun == CARRIED.pronoun:
            continue
        if draft.start == draft.end:
            continue
        found.append(_quotation(scene, draft, speaker, described=subject is not None and subject.nameless))
    return tuple(sorted(found, key=lambda quote: (quote.start, quote.end)))


def _fullest(scene: Scene, speaker: str) -> str:
    """The full name of the one person of the text whom a family name can mean; without an office before it."""
    words = speaker.split()
    while len(words) > 2 and words[0].lower() in scene.cues.roles:
        words = words[1:]
    if len(words) > 1:
        return " ".join(words)
    people = scene.families.get(speaker, frozenset())
    return next(iter(people)) if len(people) == 1 else speaker


def _marked(scene: Scene, parse: Parse | None) -> list[Draft]:
    found: list[Draft] = []
    for index in range(len(scene.marks)):
        draft = attribute(scene, index, found[-1] if found else None)
        if draft is not None:
            found.append(draft if parse is None else with_speaker(scene, parse, draft))
    return found


def _quotation(scene: Scene, draft: Draft, speaker: str | None, *, described: bool) -> Quotation:
    cue = None if draft.cue is None else scene.text[draft.cue[0] : draft.cue[1]]
    place = None if draft.cue is None else draft.cue[0]
    return Quotation(draft.start, draft.end, draft.kind, speaker, cue, place, described and speaker is not None)
