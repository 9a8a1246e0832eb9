"""What somebody demands, promises, stresses or condemns: reported speech whose words are no clause of their own.

`Marek criticised the delay of the works`, `Orlov urged the council to act`: what follows the verb is the content. Only a
named person, a body or a text as subject makes these verbs tell of speech.
"""

from collections.abc import Iterator, Sequence

from manytold.compare.phrases import is_adverb, nominal
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
    plain = nominal(scene, tokens, at) or tokens[at].low in cues.articles or tokens[at].low == "what"
    return at if "" in wanted and plain else -1
