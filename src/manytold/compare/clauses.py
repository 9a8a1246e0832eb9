"""Reported speech by the trees of English sentences: a verb of speech with its subject and the clause it takes.

It finds what rows of words do not tell, such as a clause without a joining word or a speaker between verb and clause.
"""

from collections.abc import Iterator

from manytold.compare.attribution import Draft
from manytold.compare.scene import Scene, Token
from manytold.compare.speakers import NOBODY, Subject, clear, describe
from manytold.model.statements import Stretch
from manytold.text.parse import ROOT, SUBJECTS, Parse

FEWEST_WORDS = 3
CONTENT = frozenset(("ccomp",))
RELATIVES = frozenset(("who", "that", "which"))
OF_NAME = frozenset(("flat", "compound", "nmod", "case", "fixed", "nummod", "amod", "det", "conj", "cc"))
"""What belongs to a speaker as shown; appositions and relative clauses do not."""
INSERTED = frozenset(("parataxis",))
FULL = frozenset(("obj", "xcomp", "ccomp", "mark", "cc"))
SMALL = frozenset(("mark", "punct", "cc"))
MOST_TOKENS = 400


def in_clauses(scene: Scene, parse: Parse, frame: tuple[int, int], busy: frozenset[int]) -> Iterator[Draft]:
    """Clauses of a sentence with who says them, for verbs of speech outside marks that do not start at `busy` places."""
    if scene.text[frame[1] - 1] == "?":
        return
    for token in scene.between(*frame)[:MOST_TOKENS]:
        if token.start not in busy and not token.quoted and token.name < 0 and _speaks(scene, token):
            draft = _reported(scene, parse, token, frame)
            if draft is not None:
                yield draft


def _speaks(scene: Scene, token: Token) -> bool:
    cues, low = scene.cues, token.low
    return low in cues.say or low in cues.tell or low in cues.weak


def _reported(scene: Scene, parse: Parse, token: Token, frame: tuple[int, int]) -> Draft | None:
    verb = next(iter(parse.within(token.start, token.end)), -1)
    if verb < 0 or parse.tags[verb] != "VERB":
        return None
    place = _content(parse, verb)
    subject = _subject(scene, parse, verb)
    if place is None or not _may_report(scene, token, subject):
        return None
    inside = [t for t in scene.between(max(place.start, frame[0]), min(place.end, frame[1]))]
    while inside and not inside[0].low[0].isalnum():
        inside = inside[1:]
    while inside and not inside[-1].low[0].isalnum() and inside[-1].low not in '%)”"“»':
        inside = inside[:-1]
    if len(inside) < FEWEST_WORDS:
        return None
    return Draft(inside[0].start, inside[-1].end, "indirect", subject, (token.start, token.end), frame)


def _content(parse: Parse, verb: int) -> Stretch | None:
    """The clause that a verb takes, without the word that joins it, or that it is put into."""
    taken = next((c for c in parse.children[verb] if parse.labels[c] in CONTENT), None)
    if taken is not None:
        whole = parse.subtree(taken)
        start = whole.start
        for child in parse.children[taken]:
            if parse.labels[child] == "mark" and parse.starts[child] == start:
                start = parse.ends[child]
        if whole.start < parse.starts[verb] < whole.end:
            return None
        return Stretch(start, whole.end)
    return _around(parse, verb)


def _around(parse: Parse, verb: int) -> Stretch | None:
    """The clause that a verb with nothing but its subject is put into: `the bridge, the mayor said, is safe`."""
    own = {parse.labels[c] for c in parse.children[verb]}
    if parse.labels[verb] not in INSERTED or not own & set(SUBJECTS) or own & FULL:
        return None
    whole, part = parse.subtree(parse.heads[verb]), parse.subtree(verb)
    if parse.starts[parse.heads[verb]] > part.start:
        return None
    rest = [w for w in parse.within(part.end, whole.end) if parse.tags[w] != "PUNCT"]
    return whole if rest else Stretch(whole.start, part.start)


def _may_report(scene: Scene, verb: Token, subject: Subject) -> bool:
    cues = scene.cues
    doubtful = verb.low in cues.nouns or verb.low in cues.running or (verb.low in cues.weak and verb.low not in cues.tell)
    return subject.found and (not doubtful or clear(scene, subject))


def _subject(scene: Scene, parse: Parse, verb: int) -> Subject:
    """Who speaks: the subject, the agent of a passive, or the noun that a relative clause is about."""
    word = _agent(scene, parse, verb)
    if word is None:
        word = parse.subject_of(verb)
        if word is not None and parse.tags[word] == "PRON" and _low(scene, parse, word) in RELATIVES:
            word = parse.heads[verb] if parse.labels[verb] == "acl" else None
    if word is None or word == ROOT:
        return NOBODY
    return _described(scene, parse, word)


def _passive(scene: Scene, parse: Parse, verb: int) -> bool:
    return any(
        parse.labels[c] == "aux" and _low(scene, parse, c) in scene.cues.passive
        for c in parse.children[verb]
    )


def _agent(scene: Scene, parse: Parse, verb: int) -> int | None:
    for child in parse.children[verb]:
        if parse.labels[child] == "obl" and any(
            _low(scene, parse, c) in scene.cues.by and parse.labels[c] == "case"
            for c in parse.children[child]
        ):
            return child
    return None


def _described(scene: Scene, parse: Parse, word: int) -> Subject:
    start, end = parse.starts[word], parse.ends[word]
    for child in parse.children[word]:
        if parse.labels[child] in OF_NAME and _low(scene, parse, child) not in scene.cues.by:
            part = parse.subtree(child)
            start, end = min(start, part.start), max(end, part.end)
    tokens = scene.between(start, end)
    if not tokens:
        return NOBODY
    if parse.tags[word] == "PRON":
        cues, low = scene.cues, tokens[-1].low
        return Subject(True, None, low) if low in cues.he or low in cues.she or low in cues.they else NOBODY
    found = describe(scene, tokens, 0, len(tokens) - 1)
    if not found.found and parse.tags[word] == "PROPN":
        return Subject(True, scene.text[parse.starts[word] : parse.ends[word]], None, tokens[-1].low)
    return found


def _low(scene: Scene, parse: Parse, word: int) -> str:
    return scene.text[parse.starts[word] : parse.ends[word]].lower()
