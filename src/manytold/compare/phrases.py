"""Rows of tokens that name somebody: `the head of the harbour office`, found from their last or from their first word.

No grammar is known, only small words: a description is a row of nouns, names and adjectives with its article, which may
go on after `of` and the like. In a language whose nouns have capitals, a small word belongs to it only as an adjective.
"""

from collections.abc import Sequence

from manytold.compare.scene import Scene, Token

LONGEST = 16
"""Tokens that a description may have."""
MOST_ADJECTIVES = 3
POSSESSIVE = frozenset("'’")
SIGNS = frozenset('„“”«»"')
"""Marks around the name of a work inside a description (`die „Computerwoche“`)."""
BEFORE_ADJECTIVES = frozenset(("nicht", "bisher", "sehr"))
GENITIVE = frozenset(("der", "des", "eines", "einer", "seiner", "ihrer", "dieser", "dieses", "deren", "dessen"))
"""Articles of German that go on with a description; the others begin an object (`sagte der Chef dem Sender`)."""
ENDINGS = ("e", "en", "er", "es", "em")


def is_adverb(word: str) -> bool:
    """Whether an English word looks like `recently`."""
    return word.endswith("ly") and len(word) > 5


def nominal(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Whether a token may be a noun, a name or an adjective of a description."""
    token, cues = tokens[at], scene.cues
    if token.name >= 0:
        return True
    if token.quoted or not token.low[0].isalnum():
        return False
    if cues.capital_nouns and token.upper and at > 0 and tokens[at - 1].low not in ":.–":
        return True
    if token.low in cues.small or token.low in cues.articles:
        return False
    if token.low[0].isdigit() or not cues.capital_nouns:
        return not is_adverb(token.low)
    return token.upper or _is_adjective(scene, tokens, at)


def _is_adjective(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word of German leads to a noun: `stellvertretende Chef`."""
    cues = scene.cues
    for place in range(at, min(len(tokens), at + MOST_ADJECTIVES)):
        token = tokens[place]
        if token.upper or token.name >= 0:
            return place > at
        if token.low in BEFORE_ADJECTIVES:
            continue
        known = token.low in cues.small or token.low in cues.articles
        if known or not token.low.replace("-", "").isalpha() or not token.low.endswith(ENDINGS):
            return False
    return False


def rightward(scene: Scene, tokens: Sequence[Token], begin: int) -> int:
    """The last token of the description that starts at `begin`, or `begin - 1` where none does."""
    cues, last = scene.cues, begin - 1
    at, limit = begin, min(len(tokens), begin + LONGEST)
    while at < limit:
        token = tokens[at]
        if nominal(scene, tokens, at):
            if last >= begin and not cues.capital_nouns and _turns(scene, tokens, at):
                break
            last = at
        elif token.low in POSSESSIVE or (token.low == "s" and at > begin):
            last = at if token.low == "s" else last
        elif token.low in SIGNS and not token.quoted:
            last = at if last >= begin and token.low in '“”»"' else last
        elif token.low in cues.articles:
            owned = cues.capital_nouns and token.low in GENITIVE
            if last >= begin and not (owned or tokens[at - 1].low in cues.linking):
                break
        elif last < begin or not _goes_on(scene, tokens, at):
            break
        at += 1
    return last


def _turns(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Whether the verb starts at a word that may be a noun: right after a name or an office, or by its ending."""
    cues, token, before = scene.cues, tokens[at], tokens[at - 1]
    if token.name >= 0 or token.upper or token.low in cues.roles or token.low in cues.bodies or token.low in cues.heads:
        return False
    ends = before.name >= 0 or before.low in cues.roles or before.low in cues.bodies or before.low in cues.heads
    return ends or (token.low.endswith("ed") and before.low not in cues.articles)


def _goes_on(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Whether a preposition or an `and` carries the description on."""
    cues = scene.cues
    after = at + 1
    while after < len(tokens) and tokens[after].low in cues.articles:
        after += 1
    if after >= len(tokens) or not nominal(scene, tokens, after):
        return False
    if tokens[at].low in cues.linking:
        return True
    first = tokens[at + 1]
    joins = tokens[at].low in cues.conjunctions
    return joins and (first.name >= 0 or first.low in cues.roles or first.low in cues.bodies)


def leftward(scene: Scene, tokens: Sequence[Token], end: int) -> int:
    """The first token of the description that ends at `end`, or `end + 1` where none does."""
    cues, first = scene.cues, end + 1
    at = end
    while at >= 0 and end - at < LONGEST:
        token = tokens[at]
        if nominal(scene, tokens, at):
            first = at
        elif token.low in cues.articles:
            first = at
            joined = at > 1 and tokens[at - 1].low in cues.conjunctions and tokens[at - 2].name >= 0
            if at == 0 or not (joined or tokens[at - 1].low in cues.linking):
                break
        elif first > end or not (token.low in POSSESSIVE or token.low in SIGNS or _comes_from(scene, tokens, at)):
            break
        at -= 1
    return first


def _comes_from(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Whether a description goes on before a preposition or an `and`."""
    cues, token = scene.cues, tokens[at]
    if at == 0 or not nominal(scene, tokens, at - 1):
        return False
    if token.low in cues.linking or token.low in cues.prepositions:
        return True
    before = tokens[at - 1]
    return token.low in cues.conjunctions and (
        before.name >= 0 or before.low in cues.bodies or before.low in cues.heads
    )


def head_end(scene: Scene, tokens: Sequence[Token], first: int, last: int) -> int:
    """The last token of the nouns that a description is about, before its `of …`."""
    cues = scene.cues
    for at in range(first + 1, last + 1):
        low = tokens[at].low
        if tokens[at].name >= 0 and tokens[at].name == tokens[at - 1].name:
            continue
        if tokens[at - 1].low in cues.conjunctions:
            continue
        if low in cues.prepositions or low in cues.linking or low in cues.articles:
            return at - 1
    return last


PARTICIPLES = ("ende", "enden", "ender", "ene", "enen", "ener", "te", "ten", "ter")
LONGEST_ATTRIBUTE = 14
"""Tokens between an article and the participle before its noun."""


def past_attribute(scene: Scene, tokens: Sequence[Token], begin: int) -> int:
    """Where the noun of an article starts that is parted from it (`die in Velm geborene Marek`), else `begin`."""
    cues = scene.cues
    if not cues.capital_nouns or begin + 3 >= len(tokens) or tokens[begin].low not in cues.articles:
        return begin
    lead = tokens[begin + 1]
    if lead.low not in cues.prepositions and lead.low not in cues.fillers | {"als"}:
        return begin
    for at in range(begin + 2, min(len(tokens) - 1, begin + LONGEST_ATTRIBUTE)):
        token = tokens[at]
        if not token.low[0].isalnum() and token.low not in SIGNS:
            return begin
        if not token.upper and token.low.endswith(PARTICIPLES) and nominal(scene, tokens, at):
            return at + 1 if nominal(scene, tokens, at + 1) else begin
    return begin
