"""What a language needs to say who says what: one `Cues` per language, empty sets for an unknown one.

`say` verbs may report a whole clause without a joining word; `tell` verbs report with a joining word or around marks;
`call` verbs put a name on somebody and report words between marks only; `weak` verbs tell of thoughts and findings and
report a clause when their subject is a person, a body or a text.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

Words = frozenset[str]
NONE: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of one language, all in lower case."""

    say: Words = NONE
    tell: Words = NONE
    call: Words = NONE
    call_as: Words = NONE
    """Verbs that do so with `as` (`sieht … als`)."""
    running: Words = NONE
    """Forms without a subject of their own (`saying`, `diciendo`)."""
    sources: tuple[tuple[str, ...], ...] = ()
    """Words that stand before a source: `according to`."""
    after_sources: Words = NONE
    """Words that stand after a source: `zufolge`."""
    joining: Words = NONE
    fillers: Words = NONE
    """What may stand between a subject and its verb."""
    passive: Words = NONE
    by: Words = NONE
    prepositions: Words = NONE
    conjunctions: Words = NONE
    openers: Words = NONE
    """Words that start a clause, so that what follows may be its subject."""
    articles: Words = NONE
    he: Words = NONE
    she: Words = NONE
    they: Words = NONE
    plural: str = ""
    """Ending of a verb whose pronoun means several (`sie sagten`)."""
    roles: Words = NONE
    """Nouns and adjectives of offices, as they stand beside a name."""
    bodies: Words = NONE
    """Bodies that speak for themselves."""
    body_ends: tuple[str, ...] = ("\0",)
    """Ends of nouns of bodies."""
    dashes: bool = False
    """Dialogue is marked by dashes, and any verb may stand between spoken words and their subject."""
    wanting: Words = NONE
    """Verbs right before quoted words that are their subject's (`will „noch einmal prüfen“`)."""
    nouns: Words = NONE
    """Forms of verbs that are nouns as well, which need a clear subject (`remarks`, `reports`)."""
    heard_by: Words = NONE
    """Words that may stand between a verb and its joining word (`told reporters that`)."""
    owners: Words = NONE
    """Articles that say whose: `her office` is nobody in particular."""
    calling_out: Words = NONE
    """Forms of `call` verbs that report when they follow the words (`…,” she called`)."""
    titles: Words = NONE
    """Words after which marks hold the name of a work or a thing."""
    weak: Words = NONE
    """Verbs that speak only with a person, a body or a text as subject (`showed`, `believes`)."""
    heads: Words = NONE
    """Nouns of people and texts that may do so (`critics`, `report`, `study`)."""
    texts: Words = NONE
    """Nouns of texts, which have no name and speak all the same (`statement`)."""
    finite: Words = NONE
    """Forms that tell a clause from a row of nouns (`is`, `has`, `will`), for clauses without a joining word."""
    linking: Words = NONE
    """Prepositions that go on with a description (`spokesman for the ministry`)."""
    capital_nouns: bool = False
    """Nouns have a capital, the verb stands second, and what stands before it need not be its subject."""
    perfect: Words = NONE
    """Auxiliaries that send their verb to the end of the clause (`hat … gesagt`)."""
    split: Mapping[str, Words] = field(default_factory=dict)
    """Verbs that speak only with one of these words later in the clause (`gab … bekannt`)."""
    after_words: Words = NONE
    """Words that attribute what stands before them without a verb (`so der Sprecher`)."""
    source_nouns: Words = NONE
    """Nouns that make a source of a preposition (`nach Angaben`)."""
    speech_nouns: Words = NONE
    """Nouns of what somebody says, whose owner speaks (`der Vorwurf der Stadt, es sei …`)."""
    mood: Words = NONE
    """Forms by which a whole sentence is told as somebody's words (`sei`, `habe`)."""
    not_subject: Words = NONE
    """Words that open what cannot be a subject (`dem`, `am`)."""
    acts: Mapping[str, Words] = field(default_factory=dict)
    """Verbs whose object is what is said, each with the words it may stand behind; an empty word is a plain object."""
    asking: Words = NONE
    """Words that open a reported question (`asked whether`, `explained how`)."""
    opinions: Words = NONE
    """Nouns that somebody speaks by when they are `being` of one (`ist der Meinung`)."""
    being: Words = NONE
    not_title: Words = NONE
    """Small words after which words with capitals in marks are no title (`as “The Great One”`)."""
    known_articles: Words = NONE
    """Articles and prepositions before the name of a known thing (`im „Schwarzen Bären“`)."""
    quoting: Words = NONE
    """Verbs whose object speaks (`zitierte Marek`), and whose subject does in the passive."""
    hearers: Words = NONE
    """Those who are told (`Zeitung`, `Journalisten`), where a case that does not show may make them the subject."""
    impersonal: Words = NONE
    """Verbs without a subject of their own, said of a text (`heißt es in dem Schreiben`)."""
    small: Words = field(init=False, default=NONE)
    """Words that are no part of a description, whatever stands beside them."""

    def __post_init__(self) -> None:
        verbs = (self.say | self.tell | self.weak) - self.nouns
        words = (
            self.perfect
            | self.mood
            | self.prepositions
            | self.conjunctions
            | self.openers
            | self.fillers
            | self.passive
            | self.finite
        )
        object.__setattr__(self, "small", verbs | words | self.he | self.she | self.they | self.after_words)


def word_set(text: str) -> Words:
    """The words of a table written as one text."""
    return frozenset(text.split())


def regular(verbs: str) -> Words:
    """Present, past and running forms of regular English verbs."""
    forms: set[str] = set()
    for verb in verbs.split():
        base = verb.removesuffix("e")
        y = verb.endswith("y") and verb[-2] not in "aeiou"
        past = verb[:-1] + "ied" if y else base + "ed"
        forms |= {verb, verb[:-1] + "ies" if y else verb + "s", past, base + "ing"}
    return frozenset(forms)


def weak_german(stems: str) -> Words:
    """Third person, plural and participle of regular German verbs."""
    forms: set[str] = set()
    for stem in stems.split():
        e = "e" if stem.endswith(("t", "d", "chn")) else ""
        forms |= {f"{stem}{e}te", f"{stem}{e}ten", f"{stem}{e}t", f"{stem}en", f"ge{stem}{e}t"}
    return frozenset(forms)
