"""What somebody demands, promises, stresses or condemns: reported speech whose words are no clause of their own.

`Marek criticised the delay of the works`, `Orlov urged the council to act`: what follows the verb is the content. Only
a named person, a body or a text as subject makes these verbs tell of speech.
"""

from collections.abc import Iterator, Sequence

from manytold.compare.phrases import is_adverb
from manytold.compare.scene import Scene, Token

FEWEST_WORDS = 3


def acts(scene: Scene, tokens: Sequence[Token], busy: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Verb and first token of the content, for verbs that are not `busy` with a clause."""
    cues = scene.cues
    for verb, token in enumerate(tokens):
        if token.quoted or token.name >= 0 or token.low not in cues.acts or verb in busy:
            continue
        begin = _content(scene, tokens, verb)
        if begin > 0 and len(tokens) - begin >= FEWEST_WORDS and not tokens[begin].quoted:
            yield verb, begin


def _content(scene: Scene, tokens: Sequence[Token], verb: int) -> int:
    """Where the object starts, with the preposition that the verb needs (`called for`), or -1."""
    cues, at = scene.cues, verb + 1
    wanted = cues.acts[tokens[verb].low]
    while at < len(tokens) and is_adverb(tokens[at].low):
        at += 1
    if at >= len(tokens) - 1:
        return -1
    if tokens[at].low in wanted:
        return at + 1 if tokens[at].low != "to" else at
    small = cues.prepositions | cues.conjunctions | cues.finite | cues.joining | cues.fillers
    plain = tokens[at].name >= 0 or (tokens[at].low[0].isalnum() and tokens[at].low not in small)
    return at if "" in wanted and plain else -1


def content_end(scene: Scene, tokens: Sequence[Token], begin: int, stop: int) -> int:
    """Where the content of such a verb ends at the latest: before a further clause or a further verb of its subject."""
    cues = scene.cues
    for at in range(begin + 1, stop - 1):
        after = tokens[at + 1]
        if tokens[at].quoted:
            continue
        if tokens[at].low == "," and (
            after.low in cues.openers or after.low in cues.conjunctions or after.low in cues.running
        ):
            return at
        if tokens[at].low == "," and after.name < 0 and after.low.endswith("ing"):
            return at
        if tokens[at].low in cues.conjunctions and after.low in cues.finite:
            return at
    return stop
