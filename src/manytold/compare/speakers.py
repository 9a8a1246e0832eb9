"""Who speaks, from the words around a cue; what is not clear is None, for a wrong speaker is worse than none."""

from collections.abc import Sequence
from dataclasses import dataclass

from manytold.compare.scene import Scene, Token

LONGEST_SUBJECT = 14
"""Tokens that a subject may stretch over with its titles and its apposition."""
LOOK_BACK = 2
"""Sentences in which a pronoun may find its person."""
COMMA = frozenset(",–—")
POSSESSIVE = frozenset("'’")


@dataclass(frozen=True, slots=True)
class Subject:
    """Who does what a verb tells: a `speaker` that is shown, or a `pronoun` yet to be resolved; both None if unclear.

    `found` says that there is somebody at all, so that the words are attributed although nobody can be named.
    """

    found: bool = False
    speaker: str | None = None
    pronoun: str | None = None


NOBODY = Subject()
SOMEBODY = Subject(found=True)


def left_subject(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject:
    """The subject of the verb at index `cue`, which stands before it."""
    cues = scene.cues
    at = _before_fillers(scene, tokens, cue)
    if at < 0:
        return NOBODY
    before = tokens[at]
    if tokens[cue].low in cues.running:
        return _running_subject(scene, tokens, at)
    if before.low in cues.passive and cue - at <= 2:
        return NOBODY
    if before.low in cues.conjunctions:
        return sentence_subject(scene, tokens[:at])
    if before.low in COMMA:
        return _around_apposition(scene, tokens, at)
    several = cues.plural and before.low in cues.she and tokens[cue].low.endswith(cues.plural)
    return SOMEBODY if several else _ending_at(scene, tokens, at)


def _before_fillers(scene: Scene, tokens: Sequence[Token], cue: int) -> int:
    """The place of the last word before a verb and its adverbs, auxiliaries and days; -1 where there is none."""
    at = cue - 1
    while at >= 0 and tokens[at].name < 0 and (tokens[at].low in scene.cues.fillers or _is_adverb(tokens[at].low)):
        at -= 1
    return at


def _is_adverb(word: str) -> bool:
    return word.endswith("ly") and len(word) > 5


def _running_subject(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """`with Xi calling`, or `Xi met him, saying`: its own subject, or that of the sentence."""
    if tokens[at].low in COMMA or tokens[at].low in scene.cues.conjunctions:
        return sentence_subject(scene, tokens[:at])
    if at > 1 and tokens[at].low == "as" and tokens[at - 1].low in ("quoted", "cited"):
        while at > 0 and tokens[at - 1].low in scene.cues.passive | scene.cues.fillers | {"quoted", "cited"}:
            at -= 1
        return _ending_at(scene, tokens, at - 1) if at > 0 else NOBODY
    if tokens[at].name >= 0:
        first = _first_of_name(tokens, at)
        lead = tokens[first - 1].low if first > 0 else ""
        if lead in ("with", "con", "avec", "mit") or lead in scene.cues.conjunctions:
            return _named(scene, tokens, at)
    return NOBODY


def _first_of_name(tokens: Sequence[Token], at: int) -> int:
    while at > 0 and tokens[at - 1].name == tokens[at].name:
        at -= 1
    return at


def _named(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    name = scene.names[tokens[at].name]
    return Subject(True, name.whole or name.text)


def _ending_at(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """The subject whose last word stands at `at`."""
    cues, token = scene.cues, tokens[at]
    if token.low in cues.he or token.low in cues.she or token.low in cues.they:
        return Subject(True, None, token.low)
    if token.name >= 0:
        return _name_subject(scene, tokens, at)
    if token.low in cues.bodies:
        return _body_subject(scene, tokens, at)
    if token.low in cues.roles:
        return _role_subject(scene, token.low)
    if token.low.isalpha() and not token.upper and token.low not in cues.openers:
        return SOMEBODY
    return NOBODY


def _name_subject(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """The name at `at`, unless it only belongs to the subject (`an aide of Marek`) or shares it (`Marek and Orlov`)."""
    cues = scene.cues
    first = _first_of_name(tokens, at)
    index = first - 1
    while index >= 0 and _belongs(scene, tokens, index):
        index -= 1
    if index < 0:
        return _named(scene, tokens, at)
    lead = tokens[index]
    if lead.low in cues.prepositions:
        return _head_before(scene, tokens, index)
    if (
        lead.low in cues.conjunctions
        and index > 0
        and (tokens[index - 1].name >= 0 or tokens[index - 1].low in cues.bodies)
    ):
        return SOMEBODY
    return _named(scene, tokens, at)


def _belongs(scene: Scene, tokens: Sequence[Token], index: int) -> bool:
    """Whether a token is part of the titles before a name."""
    token, cues = tokens[index], scene.cues
    if token.low in cues.roles or token.low in cues.articles or token.low in POSSESSIVE or token.low == "s":
        return True
    return token.upper and token.low not in cues.prepositions and token.low not in cues.openers and token.low.isalpha()


def _head_before(scene: Scene, tokens: Sequence[Token], preposition: int) -> Subject:
    """`police in Brenholm`: the body before the preposition speaks; any other head is somebody without a name."""
    if preposition > 0 and tokens[preposition - 1].low in scene.cues.bodies:
        return _body_subject(scene, tokens, preposition - 1)
    if preposition > 0 and tokens[preposition - 1].low in scene.cues.roles:
        return SOMEBODY
    return SOMEBODY


def _body_subject(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """A body with the words that tell which one: `regional fire service`; joined with another it is not shown."""
    cues = scene.cues
    first = at
    while first > 0 and at - first < 5 and _names_body(scene, tokens[first - 1]):
        first -= 1
    while first < at and tokens[first].low in POSSESSIVE | {"s"}:
        first += 1
    lead = tokens[first - 1].low if first > 0 else ""
    if lead in cues.conjunctions or lead in cues.prepositions or lead in cues.owners:
        return SOMEBODY
    return Subject(True, scene.text[tokens[first].start : tokens[at].end])


def _names_body(scene: Scene, token: Token) -> bool:
    cues = scene.cues
    if token.low in POSSESSIVE:
        return True
    stops = (cues.articles, cues.prepositions, cues.conjunctions, cues.openers, cues.fillers, cues.say, cues.tell)
    return token.low.replace("-", "").isalpha() and not any(token.low in words for words in stops)


def _role_subject(scene: Scene, role: str) -> Subject:
    """`the mayor` is the one person whom this text calls mayor, if there is only one."""
    found = scene.roles.get(role, frozenset())
    return Subject(True, next(iter(found))) if len(found) == 1 else SOMEBODY


def _around_apposition(scene: Scene, tokens: Sequence[Token], comma: int) -> Subject:
    """`Marek, the mayor of Brenholm, said`: the name before the apposition, if it is the only person there."""
    low = [t.low for t in tokens]
    for at in range(comma - 1, max(0, comma - LONGEST_SUBJECT) - 1, -1):
        if low[at] in COMMA and at > 0:
            between = {t.name for t in tokens[at:comma] if t.name >= 0 and scene.names[t.name].kind == "person"}
            if tokens[at - 1].name >= 0 and not between:
                return _name_subject(scene, tokens, at - 1)
            if between and low[at - 1] in scene.cues.roles and tokens[comma - 1].name >= 0:
                return _named(scene, tokens, comma - 1)
    return NOBODY


def right_subject(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject:
    """The subject of the verb at index `cue`, which stands after it: `said Dora Marek`, `said the mayor`."""
    cues = scene.cues
    limit = min(len(tokens), cue + 1 + LONGEST_SUBJECT)
    body = -1
    for at in range(cue + 1, limit):
        token = tokens[at]
        if token.name >= 0 and not _only_where(scene, tokens, at):
            return _named_right(scene, tokens, at)
        if at == cue + 1 and (token.low in cues.he or token.low in cues.she or token.low in cues.they):
            return Subject(True, None, token.low)
        if token.name >= 0:
            continue
        if token.low in cues.bodies:
            body = at
        elif token.low in COMMA and _person_follows(scene, tokens, at):
            continue
        elif token.low in cues.prepositions and body < 0 and _is_office(scene, tokens[cue + 1 : at]):
            return _after_office(scene, tokens, at)
        elif _past_noun(scene, tokens, at) or (not _may_title(scene, token) and not _place_follows(scene, tokens, at)):
            break
    if body > 0:
        return _body_subject(scene, tokens[: body + 1], body)
    return _role_right(scene, tokens, cue)


def _past_noun(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Whether a small word of a language with capital nouns stands where no adjective can: the subject has ended."""
    cues = scene.cues
    small = not tokens[at].upper and tokens[at].low.isalpha() and tokens[at].low not in cues.articles | cues.roles
    return "dass" in cues.joining and small and tokens[at - 1].low not in cues.articles


def _only_where(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    """Whether a name only tells which office is meant: `of Brenholm`, `Brenholm's mayor`, `Marek's lawyer`."""
    end = at
    while end + 1 < len(tokens) and tokens[end + 1].name == tokens[at].name:
        end += 1
    owns = end + 1 < len(tokens) and tokens[end + 1].low in POSSESSIVE
    if owns or _is_person(scene, tokens[at]):
        return owns
    lead = tokens[_first_of_name(tokens, at) - 1].low
    after = tokens[end + 1].low if end + 1 < len(tokens) else ""
    titled = after in scene.cues.roles or after in scene.cues.bodies
    return lead in scene.cues.prepositions or (lead in scene.cues.articles and titled)


def _place_follows(scene: Scene, tokens: Sequence[Token], at: int) -> bool:
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    known = after is not None and after.name >= 0 and scene.names[after.name].kind != "person"
    return known and tokens[at].low in scene.cues.prepositions


def _is_office(scene: Scene, tokens: Sequence[Token]) -> bool:
    return any(token.low in scene.cues.roles for token in tokens)


def _after_office(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """`said the head of the office's inquiry, Petra Holm`: the person right after the first comma."""
    comma = next((i for i in range(at, min(len(tokens), at + LONGEST_SUBJECT)) if tokens[i].low == ","), -1)
    between = tokens[at : max(at, comma)]
    if comma < 0 or not _person_follows(scene, tokens, comma) or any(_is_person(scene, t) for t in between):
        return SOMEBODY
    return _named_right(scene, tokens, comma + 1)


def _is_person(scene: Scene, token: Token) -> bool:
    return token.name >= 0 and scene.names[token.name].kind == "person"


def _may_title(scene: Scene, token: Token) -> bool:
    cues = scene.cues
    return token.low in cues.roles or token.low in cues.articles or token.low in POSSESSIVE or (
        token.low.replace("-", "").isalpha() and token.low not in cues.prepositions | cues.conjunctions | cues.openers
    )  # fmt: skip


def _person_follows(scene: Scene, tokens: Sequence[Token], comma: int) -> bool:
    after = tokens[comma + 1] if comma + 1 < len(tokens) else None
    return after is not None and after.name >= 0 and scene.names[after.name].kind == "person"


def _named_right(scene: Scene, tokens: Sequence[Token], at: int) -> Subject:
    """The name unless another one shares the verb: `said Marek and Orlov`."""
    end = at
    while end + 1 < len(tokens) and tokens[end + 1].name == tokens[at].name:
        end += 1
    joined = end + 2 < len(tokens) and tokens[end + 1].low in scene.cues.conjunctions and tokens[end + 2].name >= 0
    owns = end + 1 < len(tokens) and tokens[end + 1].low in POSSESSIVE
    return SOMEBODY if joined or owns else _named(scene, tokens, at)


def _role_right(scene: Scene, tokens: Sequence[Token], cue: int) -> Subject:
    for token in tokens[cue + 1 : cue + 4]:
        if token.low in scene.cues.roles:
            return _role_subject(scene, token.low)
    return SOMEBODY if cue + 1 < len(tokens) and tokens[cue + 1].low in scene.cues.articles else NOBODY


def sentence_subject(scene: Scene, tokens: Sequence[Token]) -> Subject:
    """The subject that a sentence starts with, after an opening like `On Friday,`."""
    start = 0
    for _ in range(2):
        comma = next((i for i, t in enumerate(tokens[start : start + 12], start) if t.low in COMMA), -1)
        first = tokens[start] if start < len(tokens) else None
        if first is None or comma < 0 or not (first.low in scene.cues.prepositions or first.low in scene.cues.fillers):
            break
        start = comma + 1
    return _starting_at(scene, tokens[start : start + LONGEST_SUBJECT])


def _starting_at(scene: Scene, tokens: Sequence[Token]) -> Subject:
    """Titles and a name, a pronoun or a body at the very start."""
    cues = scene.cues
    if not tokens:
        return NOBODY
    if tokens[0].low in cues.he or tokens[0].low in cues.she or tokens[0].low in cues.they:
        return Subject(True, None, tokens[0].low)
    last = -1
    for at, token in enumerate(tokens):
        if token.name >= 0:
            last = at
        elif not _belongs(scene, tokens, at) and token.low not in cues.bodies:
            break
        elif token.low in cues.bodies:
            last = at
    if last < 0:
        return NOBODY
    after = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if after in POSSESSIVE or (after in cues.conjunctions and last + 2 < len(tokens) and tokens[last + 2].name >= 0):
        return SOMEBODY
    return _ending_at(scene, tokens, last)
