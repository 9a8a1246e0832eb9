"""A careless rewording machine: exchanges words, turns sentences round, damages names and numbers; keeps their order.

Three strengths. `light` puts synonyms in for about 15 % of the content words. `medium` does so for about 35 % and turns
half of the sentences round inside, where a rule fits. `strong` does so for 60 %, turns 70 % round, and adds the noise
of a translation there and back: articles and prepositions, tense, half-translated or misspelt names, numbers written
otherwise, sentences split and joined. Like real machines it has no idea what it says. Content words are those in small
letters outside the list of function words; where WordNet knows nothing for a word it stays. Quotations are reworded
like everything else.
"""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from bench.wordnet import Wordnet

WORD = re.compile(r"[\w']+")
FUNCTION = frozenset(
    WORD.findall(
        "a an the and or but nor so yet if because as while when where than that which who whom whose this these "
        "those it its he him his she her hers they them their theirs we us our ours i me my mine you your yours "
        "of in on at by for from to into onto with without within about against between among through during "
        "before after above below under over up down out off near is are was were be been being am do does did "
        "done have has had having will would shall should can could may might must not no n't there here then "
        "also all any some each both more most other another such only own same too very just what how why"
    )
)
ARTICLES = dict.fromkeys(("a", "an", "the"), ("", "the", "a", "this"))
PREPOSITIONS = {
    "in": ("at", "inside", "within"), "on": ("upon", "at", "in"), "at": ("in", "on"), "of": ("from", "of the"),
    "for": ("to", "of"), "by": ("through", "from"), "with": ("along with", "by"), "from": ("of", "out of"),
    "after": ("following", "subsequent to"), "before": ("prior to", "ahead of"), "about": ("regarding", "on"),
    "during": ("in the course of", "in"), "against": ("versus", "towards"), "between": ("among", "amid"),
    "into": ("in", "inside"), "over": ("above", "on"), "under": ("beneath", "below"), "near": ("close to", "by"),
}  # fmt: skip
TENSES = {
    "said": ("has said", "says", "mentioned"), "was": ("has been", "is"), "were": ("have been", "are"),
    "is": ("was", "has been"), "are": ("were", "have been"), "has": ("had", "possesses"), "had": ("has had", "has"),
    "will": ("is going to", "would"), "would": ("will", "was going to"), "can": ("is able to", "could"),
    "could": ("was able to", "can"), "did": ("has done", "does"), "told": ("has told", "tells"),
}  # fmt: skip
HALVES = {
    "new": "Nova", "saint": "San", "john": "Juan", "united": "Unified", "north": "Northern", "south": "Southern",
    "east": "Eastern", "west": "Western", "street": "Avenue", "city": "Town", "state": "Nation", "states": "Nations",
    "white": "Blanc", "house": "Home", "chinese": "Chinese language", "president": "Chief", "court": "Tribunal",
    "police": "Constabulary", "county": "District", "monday": "Mon", "tuesday": "Tues", "wednesday": "Wed",
    "thursday": "Thurs", "friday": "Fri", "saturday": "Sat", "sunday": "Sun", "george": "Jorge", "michael": "Miguel",
    "department": "Division", "party": "Get together", "apple": "Fruit", "peter": "Pedro", "senator": "Sen",
}  # fmt: skip
SMALL = WORD.findall(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
TOKEN = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?|\d+(?:[.,]\d+)*|\s+|.", re.DOTALL)
SENTENCE = re.compile(r"(?<=[.!?])[\"\u201d']?\s+(?=[\"\u201c']?[A-Z0-9])|\n+")
HEAD = re.compile(
    r"^((?:In|On|At|After|Before|During|According to|While|When|As|With|By|Since)\b[^,;]{3,80}), (.{20,}?)([.!?]?)$"
)
TAIL = re.compile(
    r"^(.{20,}) ((?:on|in|at|after|during|before|since|near|while|when|because|as) [^,.;]{3,60})([.!?]?)$"
)
PAIR = re.compile(r"\b([a-z]{3,}) (and|or) ([a-z]{3,})\b")
SAYS = re.compile(r"^(.{15,}), ([^,]{3,60}) (said|told reporters|announced)([^,.]{0,40})([.!?]?)$")
BREAK = re.compile(r"^(.{30,}?), (and|but|which|who|while|as) (.{25,})$")


@dataclass(frozen=True, slots=True)
class Strength:
    """Shares between 0 and 1: of content words exchanged, of sentences turned round, and of places with noise."""

    name: str
    words: float
    turned: float
    noise: float


STRENGTHS = (Strength("light", 0.15, 0.0, 0.0), Strength("medium", 0.35, 0.5, 0.0), Strength("strong", 0.6, 0.7, 0.2))


@dataclass(frozen=True, slots=True)
class Reworded:
    """A text made anew and how much of it was: content words of the old text, and those exchanged."""

    text: str
    content: int
    exchanged: int


class Rewriter:
    """Rewords texts; the same text, strength and seed give the same result."""

    def __init__(self, wordnet: Wordnet) -> None:
        self._wordnet = wordnet
        self._known: dict[str, tuple[str, ...]] = {}

    def reword(self, text: str, strength: Strength, seed: int) -> Reworded:
        """The whole text with its sentences in their old order."""
        chance = random.Random(f"{seed} {strength.name} {len(text)}")
        chosen = self._choose(text, strength)
        paragraphs, content, exchanged = [], 0, 0
        for line in text.split("\n"):
            done: list[str] = []
            for sentence in SENTENCE.split(line.strip()):
                if sentence:
                    made, some, swaps = self._sentence(sentence, strength, chosen, chance)
                    content, exchanged = content + some, exchanged + swaps
                    done += _split_or_join(done, made, strength.noise, chance)
            paragraphs.append(" ".join(done))
        return Reworded("\n".join(paragraphs), content, exchanged)

    def _choose(self, text: str, strength: Strength) -> float:
        """How often a word that has synonyms is exchanged, so that of all content words the wanted share is."""
        content = [w.lower() for w in TOKEN.findall(text) if _is_content(w)]
        able = sum(1 for word in content if self._synonyms(word))
        return min(1.0, strength.words * len(content) / able) if able else 0.0

    def _synonyms(self, word: str) -> tuple[str, ...]:
        if word not in self._known:
            self._known[word] = self._wordnet.synonyms(word)
        return self._known[word]

    def _sentence(self, sentence: str, strength: Strength, often: float, chance: random.Random) -> tuple[str, int, int]:
        if chance.random() < strength.turned:
            sentence = _turned(sentence, chance)
        tokens, content, exchanged, first = TOKEN.findall(sentence), 0, 0, True
        for at, token in enumerate(tokens):
            if _is_content(token):
                content += 1
                found = self._synonyms(token.lower())
                if found and chance.random() < often:
                    exchanged += 1
                    tokens[at] = found[min(len(found) - 1, int(chance.expovariate(0.7)))]
            elif strength.noise:
                tokens[at] = _noisy(token, first, strength.noise, chance)
            first = first and not token.strip()
        made = re.sub(r"  +", " ", "".join(tokens)).strip()
        return made[:1].upper() + made[1:], content, exchanged


def _is_content(token: str) -> bool:
    return token[:1].islower() and len(token) > 2 and token not in FUNCTION


def _turned(sentence: str, chance: random.Random) -> str:
    """The parts of a sentence in another order, by the first of some shuffled ways that fits."""
    ways: list[tuple[re.Pattern[str], Callable[[re.Match[str]], str]]] = [
        (HEAD, lambda m: f"{m[2]} {_small(m[1])}{m[3]}"),
        (TAIL, lambda m: f"{m[2][:1].upper()}{m[2][1:]}, {_small(m[1])}{m[3]}"),
        (PAIR, lambda m: f"{m[3]} {m[2]} {m[1]}"),
        (SAYS, lambda m: f"{m[2][:1].upper()}{m[2][1:]} {m[3]}{m[4]} {_small(m[1])}{m[5]}"),
    ]
    chance.shuffle(ways)
    for pattern, way in ways:
        if pattern.search(sentence):
            return pattern.sub(way, sentence, count=1)
    return sentence


def _small(clause: str) -> str:
    """A clause that no longer opens the sentence; a name keeps its large letter."""
    word = clause.split(" ", 1)[0]
    return clause[:1].lower() + clause[1:] if word.lower() in FUNCTION and word != "I" else clause


def _noisy(token: str, first: bool, often: float, chance: random.Random) -> str:
    """What translating there and back does to a function word, a name or a number."""
    if chance.random() >= often * (2 if token.lower() in TENSES else 1):
        return token
    low = token.lower()
    instead = ARTICLES.get(low) or PREPOSITIONS.get(low) or TENSES.get(low)
    if instead:
        return chance.choice(instead)
    if token[:1].isdigit() or low in SMALL:
        return _number(low)
    if token[:1].isupper() and not first and len(token) > 2:
        return HALVES.get(low) or _misspelt(token, chance)
    return token


def _number(token: str) -> str:
    if token in SMALL:
        return str(SMALL.index(token))
    plain = token.replace(",", "")
    if plain.isdigit() and int(plain) < len(SMALL):
        return SMALL[int(plain)]
    if plain.isdigit() and int(plain) >= 10_000 and int(plain) % 100 == 0:
        return f"{int(plain) / 1000:g} thousand"
    return plain if plain != token else f"{int(plain):,}" if plain.isdigit() and int(plain) > 2100 else token


def _misspelt(name: str, chance: random.Random) -> str:
    """A letter left out, doubled, or exchanged for one that sounds alike."""
    at = chance.randrange(1, len(name))
    letter = name[at]
    alike = {"k": "c", "c": "k", "i": "y", "y": "i", "v": "w", "w": "v", "s": "z", "z": "s", "f": "ph", "e": "a"}
    return name[:at] + chance.choice(("", letter * 2, alike.get(letter, letter + "h"))) + name[at + 1 :]


def _split_or_join(done: list[str], made: str, often: float, chance: random.Random) -> list[str]:
    """The new sentence as one or two; with `done` changed where it is joined to the one before."""
    drawn = chance.random()
    broken = BREAK.match(made)
    if drawn < often * 0.4 and broken:
        opener = {"which": "This", "who": "They", "while": "Meanwhile,", "as": "At that time"}.get(broken[2], "")
        rest = f"{opener} {broken[3]}".strip()
        return [broken[1] + ".", rest[:1].upper() + rest[1:]]
    if drawn > 1 - often * 0.3 and done and done[-1].endswith("."):
        joined = done.pop()[:-1] + ", and " + _small(made)
        return [joined]
    return [made]
