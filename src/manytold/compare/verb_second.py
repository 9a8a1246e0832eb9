"""Subjects in a language whose finite verb stands second (German): before the verb, or right after it where something
else opens the clause; in a clause that ends with its verb, after the word that opens it.
"""

from collections.abc import Sequence

from manytold.compare.phrases import SIGNS, nominal, past_attribute, rightward
from manytold.compare.scene import Scene, Token
from manytold.compare.speakers import NOBODY, SOMEBODY, Subject, clear, describe, ending_at, right_subject, starting_at

BREAKS = frozenset(":;–—")
FOCUS = frozenset(("auch", "selbst", "sogar", "allein", "gerade", "nur"))
"""Words that stand before a subject without making it something else."""
RELATIVE = frozenset(("der", "die", "das"))
NOMINATIVE = frozenset(("der", "ein"))
THAT_ONE = {"dieser": "er", "letzterer": "er", "diese": "sie", "letztere": "sie"}
ABSTRACT = ("ung", "ungen", "heit", "heiten", "keit", "keiten", "tion", "tionen", "tät", "ismus")
"""Endings of things that are spoken of and do not speak."""
FEMININE = ("ung", "heit", "keit", "schaft", "tion", "tät", "agentur", "presse")
"""Endings of nouns whose article `der` is no subject's (`der Zeitung sagte Marek`)."""
FARTHEST = 40
"""Tokens between a verb and the start of its clause."""
LONGEST_ASIDE = 8
"""Tokens between brackets that are passed over."""
SKIPPED = 8
"""Tokens between a verb and its subject after it (`sagte am Montag in Berlin der Sprecher`)."""


def right_after(scene: Scene, tokens: Sequence[Token]) -> tuple[Subject, tuple[int, int]] | None:
    """`…“, schmunzelt Marek`: whatever verb stands right after the marks and a comma, with its subject behind it."""
    cues = scene.cues
    if len(tokens) < 3 or tokens[0].low != ",":
        return None
    verb = tokens[1]
    if verb.upper or verb.name >= 0 or verb.low in cues.small - cues.say - cues.tell or verb.low in cues.articles:
        return None
    if verb.low in cues.impersonal or not verb.low.endswith(VERB_ENDINGS):
        return None
    found = _after(scene, tokens, 1)
    known = found.speaker is not None or found.pronoun in cues.he | cues.she
    return (found, (verb.start, verb.end)) if known else None


VERB_ENDINGS = ("t", "te", "ten", "en")
"""Of third persons, present and past."""


def without_asides(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without what stands in brackets: `(GRÜNE)`."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        close = -1
        if tokens[at].low == "(":
            close = next((i for i in range(at, min(len(tokens), at + LONGEST_ASIDE)) if tokens[i].low == ")"), -1)
        if close >= 0:
            at = close + 1
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def subject_of(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject:
    """Who speaks by the verb at index `cue`: its subject, its agent, whom it quotes, or the text that it is said of."""
    cues, low = scene.cues, tokens[cue].low
    passive = any(t.low in cues.passive for t in tokens[max(0, cue - FARTHEST) : cue])
    if low in cues.quoting and not passive:
        begin = cue + 2 if tokens[cue + 1 : cue + 2] and tokens[cue + 1].low == "man" else cue + 1
        whom = describe(scene, tokens, begin, rightward(scene, tokens, begin))
        if whom.speaker is not None and not whom.described:
            return whom
    if low in cues.impersonal:
        text = any(t.low == "es" for t in tokens[max(0, cue - 4) : cue + 3])
        says = text or tokens[-1].low == ":" or (cue > 0 and tokens[cue - 1].low == ",")
        return _in_text(scene, tokens, cue) if text else subject(scene, tokens, cue) if says else NOBODY
    by = None if low in cues.quoting else agent(scene, tokens, cue)
    return subject(scene, tokens, cue) if by is None else by


def _in_text(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject:
    """`heißt es in dem Schreiben`, `aus Paris hieß es`: what stands after `in` or `aus`, behind the verb first."""
    stop = next((i for i in range(cue + 1, len(tokens)) if tokens[i].low in BREAKS | {","}), len(tokens))
    for at in (*range(cue + 1, min(stop, len(tokens) - 1)), *range(cue)):
        if tokens[at].low in ("in", "im", "aus", "von", "vom"):
            begin = past_attribute(scene, tokens, at + 1)
            while begin < cue and tokens[begin].low in scene.cues.fillers:
                begin += 1
            found = describe(scene, tokens, begin, rightward(scene, tokens, begin))
            if found.found:
                return found
    return SOMEBODY


def subject(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject:
    """The subject of the verb at index `cue`, on whichever side it stands; quoted words may be left out of `tokens`."""
    cues = scene.cues
    start = _clause_start(scene, tokens, cue)
    while start < cue and tokens[start].low in FOCUS:
        start += 1
    verb = _finite(scene, tokens, start, cue)
    if start >= verb:
        return _after(scene, tokens, verb)
    first = tokens[start].low
    below = (first in cues.openers or first in RELATIVE) and start > 0 and tokens[start - 1].low == ","
    if below and first in RELATIVE and start > 1:
        below = nominal(scene, tokens, start - 2) or tokens[start - 2].low in SIGNS
    if below or (first == "wie" and all(t.low != "," for t in tokens[start:verb])):
        return _verb_last(scene, tokens, start, cue)
    if first in cues.conjunctions and start > 0:
        return at_opening(scene, tokens[_sentence_start(tokens, start) : start])
    if first in cues.openers and first not in RELATIVE and start == 0:
        return _after(scene, tokens, verb)
    if _no_subject(scene, tokens, start, verb):
        found = _after(scene, tokens, verb)
        return found if found.found else _several(scene, tokens, start, cue)
    return _several(scene, tokens, start, verb)


def _several(scene: Scene, tokens: Sequence[Token], start: int, verb: int) -> Subject:
    """What opens the clause, else what stands right before the verb."""
    cues, opens = scene.cues, tokens[start].low
    found = NOBODY if opens in cues.not_subject - cues.articles else starting_at(scene, tokens, start)
    dative = opens == "der" and found.head.endswith(FEMININE)
    noun = tokens[start + 1] if start + 1 < verb else tokens[start]
    several = opens == "die" and noun.upper and noun.low.endswith("en") and tokens[verb].low.endswith("te")
    if found.described and (dative or several):
        other = _after(scene, tokens, verb)
        if other.found:
            return other
    abstract = found.head.endswith(ABSTRACT) and not found.head.endswith(scene.cues.body_ends)
    if found.described and (found.head in scene.cues.hearers or abstract):
        other = _after(scene, tokens, verb)
        if other.speaker in scene.people or (other.speaker is not None and other.head in scene.cues.roles):
            return other
    if found.pronoun is not None:
        many = found.pronoun in scene.cues.she and tokens[verb].low.endswith(scene.cues.plural)
        return Subject(True, None, "they") if many else found
    if found.found:
        return found
    at = verb - 1
    while at > start and (tokens[at].low in scene.cues.fillers or tokens[at].low == ","):
        at -= 1
    return ending_at(scene, tokens, at)


def _clause_start(scene: Scene, tokens: Sequence[Token], cue: int) -> int:
    """Where the clause of a verb starts; a comma counts only where a clause opens after it, or at the verb itself."""
    cues = scene.cues
    at = cue - 1
    if at > 0 and tokens[at].low == ",":
        opened = _inserted(scene, tokens, at)
        if opened < 0 and _after(scene, tokens, cue).found:
            return cue
        at = opened - 1 if opened > 0 else at
    while at > max(-1, cue - FARTHEST):
        low = tokens[at].low
        if low in BREAKS or (low == "," and at + 1 < cue and _opens_clause(scene, tokens, at, cue)):
            return at + 1
        if low in cues.conjunctions and at + 1 == cue:
            return at
        if low in cues.conjunctions and _joins_clause(scene, tokens, at):
            return at + 1
        at -= 1
    return max(0, cue - FARTHEST)


def _joins_clause(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Whether a conjunction opens a clause: before a pronoun, or before an article right after quoted words."""
    cues, after = scene.cues, tokens[at + 1]
    if after.low in cues.he or after.low in cues.she:
        return True
    between = scene.text[tokens[at - 1].end : tokens[at].start] if at else ""
    return after.low in cues.articles and any(sign in SIGNS for sign in between)


def _opens_clause(scene: Scene, tokens: Sequence[Token], comma: int, cue: int) -> bool:
    """Whether a clause starts after a comma: by its first word, or by an auxiliary with its subject."""
    cues, opens = scene.cues, tokens[comma + 1].low
    if opens in cues.perfect and _after(scene, tokens, comma + 1).found:
        return True
    clause = opens in cues.openers or opens in cues.joining or opens in ("der", "so", "denn")
    return clause and not _is_apposition(scene, tokens, comma, cue)


def _inserted(scene: Scene, tokens: Sequence[Token], close: int) -> int:
    """The comma that opens what the one at `close` ends, where that is an apposition or a relative clause; else -1."""
    for at in range(close - 1, max(0, close - FARTHEST), -1):
        if tokens[at].low in BREAKS:
            return -1
        if tokens[at].low != ",":
            continue
        last = rightward(scene, tokens, at + 1)
        relative = tokens[at + 1].low in ("der", "die", "das", "deren", "dessen") and nominal(scene, tokens, at - 1)
        return at if last + 1 == close or relative else -1
    return -1


def _is_apposition(scene: Scene, tokens: Sequence[Token], comma: int, cue: int) -> bool:
    """Whether `, der Vorsitzende,` only tells more of the name before it: nouns up to the next comma or the verb."""
    last = rightward(scene, tokens, comma + 1)
    if comma < 1 or not (nominal(scene, tokens, comma - 1) or tokens[comma - 1].low in SIGNS):
        return False
    if last <= comma + 1 or (tokens[comma + 1].low in RELATIVE and tokens[comma + 2].name >= 0):
        return False
    after = tokens[cue + 1].low if cue + 1 < len(tokens) else "."
    ends = after in ".,:" or after in scene.cues.perfect
    return (last + 1 == cue and not ends) or tokens[last + 1].low in ",("


def _finite(scene: Scene, tokens: Sequence[Token], start: int, cue: int) -> int:
    """The place of the finite verb: an auxiliary before a participle, else the verb itself."""
    if tokens[cue].low.endswith(("te", "ten")):
        return cue
    for at in range(start, cue):
        if tokens[at].low in scene.cues.perfect and not tokens[at].quoted:
            return at
    return cue


def _sentence_start(tokens: Sequence[Token], conjunction: int) -> int:
    """Where the part starts that shares its subject with a verb right after `und`."""
    at = conjunction - 1
    while at > 0 and tokens[at - 1].low not in BREAKS:
        at -= 1
    return max(0, at)


def _no_subject(scene: Scene, tokens: Sequence[Token], start: int, verb: int) -> bool:
    """Whether what opens the clause cannot be its subject: an adverb, a preposition, a dative."""
    cues, token = scene.cues, tokens[start]
    if token.name >= 0:
        return False
    if token.low in ("das", "dies") and start + 1 < verb:
        return False
    if token.low in cues.not_subject or token.low in cues.prepositions or token.low in cues.fillers:
        return True
    known = token.low in cues.articles or token.low in cues.he or token.low in cues.she or token.low in cues.they
    return not known and not nominal(scene, tokens, start)


def _after(scene: Scene, tokens: Sequence[Token], verb: int) -> Subject:
    """The subject right after a verb, adverbs and days left out; a body that is told something is none."""
    cues = scene.cues
    at = verb + 1
    while at < min(len(tokens), verb + 1 + SKIPPED):
        low = tokens[at].low
        if low in cues.fillers and tokens[at].name < 0:
            at += 1
        elif low == "das" and clear(scene, right_subject(scene, tokens, at - 1)):
            break
        elif low in cues.prepositions or low in cues.not_subject:
            last = rightward(scene, tokens, at + 1)
            if last <= at:
                return NOBODY
            at = last + 1
        else:
            break
    if at < len(tokens) and tokens[at].low in THAT_ONE and rightward(scene, tokens, at) <= at:
        return _that_one(scene, tokens, at)
    return right_subject(scene, tokens, at - 1) if at > 0 else NOBODY


def _that_one(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """`dieser`: the person named last in the sentence, else as a pronoun."""
    named = [t for t in tokens[:at] if t.name >= 0 and scene.names[t.name].kind == "person"]
    if named and tokens[at].low.startswith("dies"):
        name = scene.names[named[-1].name]
        return Subject(True, name.whole or name.text)
    return Subject(True, None, THAT_ONE[tokens[at].low])


def _verb_last(scene: Scene, tokens: Sequence[Token], opener: int, cue: int) -> Subject:
    """`wie ein Sprecher mitteilte`, `die er … nannte`: the first noun or pronoun after the word that opens the clause;
    a relative pronoun without one stands for the noun before it.
    """
    cues = scene.cues
    at = opener + 1
    while at < cue and tokens[at].low in cues.fillers:
        at += 1
    if at >= cue:
        return SOMEBODY
    relative = tokens[opener].low in RELATIVE and opener > 1
    nominative = tokens[at].low in NOMINATIVE or tokens[at].name >= 0
    if relative and not nominative and tokens[at].low not in cues.he | cues.she | cues.they:
        return ending_at(scene, tokens, opener - 2)
    if tokens[at].low in cues.prepositions:
        return SOMEBODY
    return starting_at(scene, tokens, at)


def at_opening(scene: Scene, tokens: Sequence[Token]) -> Subject:
    """The subject of a sentence whose verb is not known: what opens it, else what follows the first small word."""
    start = 0
    while start < len(tokens) and (tokens[start].low in scene.cues.conjunctions or tokens[start].low in FOCUS):
        start += 1
    if start >= len(tokens):
        return NOBODY
    if not _no_subject(scene, tokens, start, start):
        return _several(scene, tokens, start, len(tokens) - 1)
    at = start + 1
    last = rightward(scene, tokens, at)
    at = max(at, last + 1)
    return _after(scene, tokens, at) if at < len(tokens) else NOBODY


def agent(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject | None:
    """Who speaks where the verb is passive: `wurde von Marek … genannt`; None where it is not."""
    cues = scene.cues
    beside = tokens[max(0, cue - FARTHEST) : cue + 3]
    is_passive = any(t.low in cues.passive for t in beside) and tokens[cue].low.startswith(("ge", "be", "ver", "zit"))
    if not is_passive:
        return None
    for at in range(max(0, cue - FARTHEST), min(len(tokens) - 1, cue + 4)):
        if tokens[at].low in cues.by:
            found = describe(scene, tokens, at + 1, rightward(scene, tokens, at + 1))
            if found.found:
                return found
    return NOBODY
