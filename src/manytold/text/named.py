"""Names of English texts from the language model's mentions: one kind for each name in a document."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from manytold.model.statements import Name, NameKind
from manytold.text.gazetteer import places
from manytold.text.names import wholes_of
from manytold.text.parse import Mention, Parse

Fits = dict[NameKind, float]


def names_of(text: str, parse: Parse, language: str | None) -> tuple[Name, ...]:
    """Names in order of the text, without overlaps, with those mentions that the model missed and others show."""
    found = sorted([*parse.mentions, *_missed(text, parse)], key=lambda m: m.first)
    forms = [_form(text, parse, m) for m in found]
    wholes = wholes_of(forms, places(language))
    votes: dict[str, Fits] = defaultdict(lambda: defaultdict(float))
    for mention, form in zip(found, forms, strict=True):
        for kind, fit in mention.fits:
            votes[wholes[form]][kind] += fit
    kinds = {whole: max(fits, key=lambda kind: (fits[kind], kind)) for whole, fits in votes.items()}
    return tuple(
        Name(parse.starts[m.first], parse.ends[m.after - 1], _raw(text, parse, m), kinds[wholes[form]], wholes[form])
        for m, form in zip(found, forms, strict=True)
    )


def _raw(text: str, parse: Parse, mention: Mention) -> str:
    return text[parse.starts[mention.first] : parse.ends[mention.after - 1]]


def _form(text: str, parse: Parse, mention: Mention) -> str:
    return " ".join(_raw(text, parse, mention).split())


def _missed(text: str, parse: Parse) -> Iterator[Mention]:
    """Words that are a name elsewhere in the document, where the model saw none."""
    words = [text[a:b] for a, b in zip(parse.starts, parse.ends, strict=True)]
    taken = {at for m in parse.mentions for at in range(m.first, m.after)}
    forms: dict[tuple[str, ...], Mention] = {}
    for mention in parse.mentions:
        forms.setdefault(tuple(words[mention.first : mention.after]), mention)
    longest = max(map(len, forms), default=0)
    at = 0
    while at < len(words):
        size = _known(words, at, forms, taken, min(longest, LONGEST)) if words[at][:1].isupper() else 0
        if size:
            like = forms[tuple(words[at : at + size])]
            if all(parse.tags[i] in ("PROPN", "NOUN") for i in range(at, at + size)):
                yield Mention(at, at + size, like.kind, ())
        at += size or 1


LONGEST = 8


def _known(words: Sequence[str], at: int, forms: dict[tuple[str, ...], Mention], taken: set[int], most: int) -> int:
    if at in taken:
        return 0
    for size in range(min(most, len(words) - at), 0, -1):
        if tuple(words[at : at + size]) in forms and not taken.intersection(range(at, at + size)):
            return size
    return 0
