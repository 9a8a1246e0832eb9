"""Reported speech by the trees of English sentences: a verb of speech with its subject and the clause it takes.

It finds what rows of words do not tell: a clause without a joining word that no known verb form shows, words between
verb and clause, a verb put into the clause. Where a row of words tells who says what, that stands: it cuts what is said
more truly, as a tree hangs the second half of it on the verb of speech too often. A verb that is denied, or that
somebody is only to do (`declined to say`), reports nothing.
"""

from collections.abc import Iterator
from dataclasses import replace

from manytold.compare.attribution import Draft
from manytold.compare.scene import Scene, Token
from manytold.compare.speakers import NOBODY, SOMEBODY, Subject, clear, describe
from manytold.model.statements import Stretch
from manytold.text.parse import ROOT, SUBJECTS, Parse

FEWEST_WORDS = 3
MOST_TOKENS = 400
"""Tokens of a sentence that are looked at; one of more is a list or none."""
SHOWN = frozenset(("flat", "compound", "nmod", "case", "fixed", "nummod", "amod", "det", "conj", "cc"))
"""What belongs to a speaker as shown; appositions and relative clauses do not."""
BUSY = frozenset(("obj", "xcomp", "ccomp", "mark", "cc"))
"""What a verb that is only put into a clause does not have."""
RELATIVES = frozenset(("who", "that", "which"))
DENIED = frozenset(("not", "n't", "n’t", "never"))
CLOSING = frozenset('%)”"“»')


def in_clauses(scene: Scene, parse: Parse, frame: tuple[int, int], busy: frozenset[int]) -> Iterator[Draft]:
    """Clauses of a sentence with who says them, for verbs outside marks of which none starts at a place of `busy`."""
    if scene.text[frame[1] - 1] == "?":
        return
    cues = scene.cues
    for token in scene.between(*frame)[:MOST_TOKENS]:
        low = token.low
        if token.start in busy or token.quoted or token.name >= 0:
            continue
        if low in cues.say or low in cues.tell or low in cues.weak:
            draft = _told_by(scene, parse, token, frame)
            if draft is not None:
                yield draft


def is_denied(scene: Scene, parse: Parse, cue: tuple[int, int]) -> bool:
    """Whether a verb is one that somebody did not do: `has not said that the bridge is safe`."""
    verb = next(iter(parse.within(*cue)), ROOT)
    return verb != ROOT and any(_low(scene, parse, child) in DENIED for child in parse.children[verb])


def with_speaker(scene: Scene, parse: Parse, draft: Draft) -> Draft:
    """The same with the verb's own subject, where the words beside it are no name and nobody known to speak.

    Of 64 such speakers in some 560 articles of news, 8 or 9 became wrong and most others right. Where the words name
    somebody, or `police` and the like, trees are wrong as often as they are right.
    """
    doubtful = draft.subject == SOMEBODY or (draft.subject.described and not clear(scene, draft.subject))
    if draft.cue is None or not doubtful:
        return draft
    verb = next(iter(parse.within(*draft.cue)), ROOT)
    if verb == ROOT or parse.tags[verb] != "VERB":
        return draft
    word = _own_subject(scene, parse, verb)
    if word is None or _low(scene, parse, word) in (draft.subject.speaker or "").lower().split():
        return draft
    subject = _described(scene, parse, word)
    return replace(draft, subject=subject) if subject.speaker or subject.pronoun else draft


def may_report(scene: Scene, verb: Token, subject: Subject) -> bool:
    """Whether somebody speaks; a doubtful verb, or one that is a noun as well, needs a person, a body or a text."""
    cues = scene.cues
    doubtful = (
        verb.low in cues.nouns or verb.low in cues.running or (verb.low in cues.weak and verb.low not in cues.tell)
    )
    return subject.found and (not doubtful or clear(scene, subject))


def _told_by(scene: Scene, parse: Parse, token: Token, frame: tuple[int, int]) -> Draft | None:
    verb = next(iter(parse.within(token.start, token.end)), ROOT)
    if verb == ROOT or parse.tags[verb] != "VERB" or not _is_done(scene, parse, verb):
        return None
    place = _content(parse, verb)
    if place is None:
        return None
    subject = _subject(scene, parse, verb)
    inside = scene.between(max(place.start, frame[0]), min(place.end, frame[1]))
    told = [at for at, t in enumerate(inside) if t.low[0].isalnum()]
    if any(t.low == ";" for t in scene.between(min(place.start, token.start), max(place.end, token.end))):
        return None
    if len(told) < FEWEST_WORDS or not may_report(scene, token, subject):
        return None
    last = max(at for at, t in enumerate(inside) if t.low[0].isalnum() or t.low in CLOSING)
    return Draft(inside[told[0]].start, inside[last].end, "indirect", subject, (token.start, token.end), frame)


def _is_done(scene: Scene, parse: Parse, verb: int) -> bool:
    """Whether what a verb tells is done: neither denied nor only wished, asked for or refused."""
    if is_denied(scene, parse, (parse.starts[verb], parse.ends[verb])):
        return False
    words = {_low(scene, parse, child) for child in parse.children[verb]}
    return "to" not in words or _low(scene, parse, parse.heads[verb]) in scene.cues.calling_out


def _content(parse: Parse, verb: int) -> Stretch | None:
    """The clause that a verb takes, without the word that joins it, or that it is put into."""
    taken = next((child for child in parse.children[verb] if parse.labels[child] == "ccomp"), None)
    if taken is None:
        return _around(parse, verb)
    whole = parse.subtree(taken)
    if whole.start < parse.starts[verb] < whole.end:
        return None
    joined = (c for c in parse.children[taken] if parse.labels[c] == "mark" and parse.starts[c] == whole.start)
    return Stretch(max((parse.ends[c] for c in joined), default=whole.start), whole.end)


def _around(parse: Parse, verb: int) -> Stretch | None:
    """The clause that a verb with nothing but its subject is put into: `the bridge, the mayor said, is safe`."""
    own = {parse.labels[child] for child in parse.children[verb]}
    if parse.labels[verb] != "parataxis" or own.isdisjoint(SUBJECTS) or own & BUSY:
        return None
    whole, part = parse.subtree(parse.heads[verb]), parse.subtree(verb)
    if parse.starts[parse.heads[verb]] > part.start:
        return None
    goes_on = any(parse.tags[word] != "PUNCT" for word in parse.within(part.end, whole.end))
    return whole if goes_on else Stretch(whole.start, part.start)


def _subject(scene: Scene, parse: Parse, verb: int) -> Subject:
    """Who speaks: the one by whom it is said, the verb's own subject or that of the verb it goes on from."""
    word = _agent(scene, parse, verb)
    if word is None:
        word = _own_subject(scene, parse, verb)
    if word is None and parse.labels[verb] != "parataxis":
        word = parse.subject_of(verb)
    return NOBODY if word is None else _described(scene, parse, word)


def _own_subject(scene: Scene, parse: Parse, verb: int) -> int | None:
    """The subject that hangs on a verb itself; for `who`, the noun that the clause is about."""
    word = next((child for child in parse.children[verb] if parse.labels[child] in SUBJECTS), None)
    if word is not None and parse.tags[word] == "PRON" and _low(scene, parse, word) in RELATIVES:
        return parse.heads[verb] if parse.labels[verb] == "acl" else None
    return word


def _agent(scene: Scene, parse: Parse, verb: int) -> int | None:
    for child in parse.children[verb]:
        small = (_low(scene, parse, c) for c in parse.children[child] if parse.labels[c] == "case")
        if parse.labels[child] == "obl" and not scene.cues.by.isdisjoint(small):
            return child
    return None


def _described(scene: Scene, parse: Parse, word: int) -> Subject:
    """A subject as `describe` shows it, from the words that hang closely on its noun."""
    start, end = parse.starts[word], parse.ends[word]
    for child in parse.children[word]:
        if parse.labels[child] in SHOWN and not (parse.labels[child] == "case" and child < word):
            part = parse.subtree(child)
            start, end = min(start, part.start), max(end, part.end)
    tokens, cues = scene.between(start, end), scene.cues
    if not tokens:
        return NOBODY
    if parse.tags[word] == "PRON":
        low = tokens[-1].low
        return Subject(True, None, low) if low in cues.he or low in cues.she or low in cues.they else NOBODY
    found = describe(scene, tokens, 0, len(tokens) - 1)
    if not found.found and parse.tags[word] == "PROPN":
        return Subject(True, scene.text[parse.starts[word] : parse.ends[word]], None, tokens[-1].low)
    return found


def _low(scene: Scene, parse: Parse, word: int) -> str:
    return scene.text[parse.starts[word] : parse.ends[word]].lower()
