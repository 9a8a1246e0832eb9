"""Names of English texts from the language model's mentions: one kind for each name in a document."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from manytold.model.statements import Name, NameKind
from manytold.text.gazetteer import places
from manytold.text.lexicon import lexicon_of
from manytold.text.lexicon.tables import NameWords
from manytold.text.names import wholes_of
from manytold.text.parse import Mention, Parse

Fits = dict[NameKind, float]
SHAPE = 0.5
"""What the kind by shape counts beside the logarithms of what the model makes of each mention."""


def names_of(text: str, parse: Parse, language: str | None, by_shape: Sequence[Name] = ()) -> tuple[Name, ...]:
    """Names in order of the text, without overlaps, with those mentions that the model missed and others show.

    What names by shape say of the kind of the same words is one more voice; where the text goes on after its last
    parsed word, they stand alone.
    """
    words = lexicon_of(language).names
    own = [m for mention in parse.mentions for m in _bare(text, parse, mention, words)]
    own = [*_parted(text, parse, own)]
    found = sorted([*own, *_missed(text, parse, own)], key=lambda m: m.first)
    forms = [_form(text, parse, m) for m in found]
    wholes = wholes_of(forms, places(language))
    shapes = {(name.start, name.end): name.kind for name in by_shape}
    votes: dict[str, Fits] = defaultdict(lambda: defaultdict(float))
    for mention, form in zip(found, forms, strict=True):
        for kind, fit in mention.fits:
            votes[wholes[form]][kind] += fit
        if (other := shapes.get(_place(parse, mention))) and other != "other":
            votes[wholes[form]][other] += SHAPE
    kinds = {whole: max(fits, key=lambda kind: (fits[kind], kind)) for whole, fits in votes.items()}
    end = parse.ends[-1] if parse.ends else 0
    return tuple(
        Name(*_place(parse, m), _raw(text, parse, m), kinds[wholes[form]], wholes[form])
        for m, form in zip(found, forms, strict=True)
    ) + tuple(name for name in by_shape if name.start >= end)


def _place(parse: Parse, mention: Mention) -> tuple[int, int]:
    return parse.starts[mention.first], parse.ends[mention.after - 1]


def _raw(text: str, parse: Parse, mention: Mention) -> str:
    return text[parse.starts[mention.first] : parse.ends[mention.after - 1]]


def _form(text: str, parse: Parse, mention: Mention) -> str:
    return " ".join(_raw(text, parse, mention).split())


def _bare(text: str, parse: Parse, mention: Mention, words: NameWords) -> Iterator[Mention]:
    """A mention without titles before it and small words after it ("Velm airport"), if it is a name with a capital."""
    first, after = mention.first, mention.after
    said = [text[parse.starts[at] : parse.ends[at]] for at in range(first, after)]
    while said and said[-1].islower():
        said.pop()
        after -= 1
    if not said or (len(said) == 1 and (said[0].lower() in words.demonyms or parse.tags[first] == "NOUN")):
        return
    if mention.kind == "person":
        first += next((n for n, word in enumerate(said) if word.lower().strip(".") not in words.titles), len(said))
    if mention.kind == "other" and parse.tags[after - 1] == "ADJ":
        return
    if first < after:
        yield replace(mention, first=first, after=after)


def _parted(text: str, parse: Parse, own: Sequence[Mention]) -> Iterator[Mention]:
    """Names joined by a hyphen are two where both are known by themselves ("the Xi-Putin summit")."""
    raw = [_raw(text, parse, mention) for mention in own]
    ends = {name.split()[-1] for name in raw if "-" not in name}
    for mention, name in zip(own, raw, strict=True):
        sides = name.split("-")
        if len(sides) == 2 and all(side.split()[-1:] and side.split()[-1] in ends for side in sides):
            cut = next(at for at in range(mention.first, mention.after) if text[parse.starts[at]] == "-")
            yield from (replace(mention, after=cut), replace(mention, first=cut + 1))
        else:
            yield mention


def _missed(text: str, parse: Parse, own: Sequence[Mention]) -> Iterator[Mention]:
    """Words that are a name elsewhere in the document, or a person's last, where the model saw none."""
    words = [text[a:b] for a, b in zip(parse.starts, parse.ends, strict=True)]
    taken = {at for m in own for at in range(m.first, m.after)}
    forms: dict[tuple[str, ...], Mention] = {}
    for mention in own:
        forms.setdefault(tuple(words[mention.first : mention.after]), mention)
        if mention.kind == "person" and words[mention.after - 1].isalpha():
            forms.setdefault((words[mention.after - 1],), mention)
    longest = max(map(len, forms), default=0)
    at = 0
    while at < len(words):
        size = _known(words, at, forms, taken, min(longest, LONGEST)) if words[at][:1].isupper() else 0
        if size:
            like = forms[tuple(words[at : at + size])]
            if all(parse.tags[i] in ("PROPN", "NOUN") for i in range(at, at + size)):
                yield Mention(at, at + size, like.kind, ((like.kind, 0.0),))
        at += size or 1


LONGEST = 8


def _known(words: Sequence[str], at: int, forms: dict[tuple[str, ...], Mention], taken: set[int], most: int) -> int:
    if at in taken:
        return 0
    for size in range(min(most, len(words) - at), 0, -1):
        if tuple(words[at : at + size]) in forms and not taken.intersection(range(at, at + size)):
            return size
    return 0
