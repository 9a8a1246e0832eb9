"""Article → whether it tells several matters (a round-up, a live blog), and which parts of it tell which.

Two parts are of one matter when they share a name or enough rare words; a part without a name of its own, and one that
begins with a quotation, goes with the part before. A text whose parts fall into several matters, none of which has most
of the words, tells several, whatever it says of itself; one that announces so needs less.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from manytold.events.announced import announces_several, turns
from manytold.events.profile import COMMON, profile
from manytold.model.articles import Article, Passage
from manytold.model.events import Profile
from manytold.model.statements import Annotation
from manytold.text.annotate import annotate
from manytold.text.words import is_stop, rarity, stem, words

RELATED = 3.4
"""Weight of shared words from which two parts are of one matter: one rare name, or two or three rare words. Of texts
put together from the beginnings of four to eight articles of different events 23 % are found, 28 % with sub-headlines;
of the 2,903 articles of five labelled sets few, and rightly, and of the 78 of the sample newsroom none. At 4.5 it is
40 % and 57 %, but two of the sample."""
RELATED_IF_TOLD = 6.0
"""The same for texts that say of themselves that they tell several matters. Of such made texts 75 % to 99 % are found,
and of the 9 articles of the labelled sets that say so the one that is a round-up; at 7.0 also an explainer."""
A_NAME = 3.0
"""What a shared word of a name weighs at least."""
RAREST = 5.0
ENOUGH = ((4, 40, 0.4), (5, 20, 0.35))
"""From how many matters, each of how many words, there are several, when the longest has at most that part of them all.
With 3, 40 and 0.5, or 4, 20 and 0.4, three reports of the sample newsroom are taken, which tell one matter each."""
ENOUGH_IF_TOLD = ((3, 12, 0.65),)
FEWEST = 3
"""Passages below which a text that announces several matters is taken sentence by sentence."""
SHORT = 20
"""Words below which a passage goes with the one before, unless it is an item of a list."""
MOST_PARTS = 150
MOST_MATTERS = 16
"""Parts and matters that are looked at: a live blog may have thousands."""
QUOTES = "\"“”„«»‘'「『"
HEADED = 3
"""Sub-headlines from which they, and nothing else, begin the parts."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a text with the stems it holds, by weight, and those that are words of names."""

    start: int
    end: int
    length: int
    stems: dict[str, float]
    named: frozenset[str]


def profile_of(article: Article) -> Profile:
    """The profile of an article, with those of its matters where it tells several."""
    whole = profile(article)
    seen = annotate(article)
    told = _told(article, seen)
    parts = _parts(article, seen, told)
    matters = _matters(parts, RELATED_IF_TOLD if told else RELATED)
    why = _why(article, told, matters)
    if not why:
        return whole
    chosen = sorted(matters, key=lambda some: (-sum(part.length for part in some), some[0].start))[:MOST_MATTERS]
    ordered = sorted(chosen, key=lambda some: some[0].start)
    return replace(
        whole, several=why, matters=tuple(_matter(article, some, n) for n, some in enumerate(ordered)) or (whole,)
    )


def _told(article: Article, seen: Annotation) -> str:
    """How a text says that it tells several matters, or nothing."""
    if article.kind == "liveblog":
        return "it is a live blog"
    words_of_it = announces_several(article.title, article.language)
    if words_of_it:
        return f"its headline says “{words_of_it}”"
    body = [p for p in article.passages if p.kind != "title"]
    turning = any(turns(article.text[p.start : p.end], article.language) for p in body[1:])
    return "it turns to other news" if turning and seen.sentences else ""


def _why(article: Article, told: str, matters: Sequence[Sequence[Part]]) -> str:
    lengths = [sum(part.length for part in some) for some in matters]
    for fewest, least, most in ENOUGH_IF_TOLD if told else ENOUGH:
        many = sum(length >= least for length in lengths)
        if many >= fewest and max(lengths) <= most * sum(lengths):
            return f"{told}, and its parts tell {many} matters" if told else f"its parts tell {many} matters"
    return told if article.kind == "liveblog" else ""


def _parts(article: Article, seen: Annotation, told: str) -> list[Part]:
    """The parts of a text in order, each with what it holds."""
    stretches = _stretches(article, seen, told)[:MOST_PARTS]
    return [_part(article, seen, start, end) for start, end in stretches]


def _stretches(article: Article, seen: Annotation, told: str) -> list[tuple[int, int]]:
    """Sub-headlines with what stands under them; else passages; the sentences of one that is told to be a round-up."""
    body = [p for p in article.passages if p.kind not in ("title", "chrome")]
    headed = sum(p.kind == "heading" for p in body) >= HEADED
    if told and len(body) < FEWEST and body:
        first = body[0].start
        body = [Passage(s.start, s.end, "paragraph") for s in seen.sentences if s.start >= first]
    named = sorted(name.start for name in seen.names)
    found: list[tuple[int, int]] = []
    for passage in body:
        begins = passage.kind == "heading" if headed else _begins(article, passage, named, bool(told))
        if found and not begins:
            found[-1] = (found[-1][0], passage.end)
        else:
            found.append((passage.start, passage.end))
    return found


def _begins(article: Article, passage: Passage, named: Sequence[int], told: bool) -> bool:
    """Whether a passage can be about something else than the one before."""
    text = article.text[passage.start : passage.end]
    if passage.kind == "heading" or turns(text, article.language):
        return True
    is_short = len(text.split()) < SHORT and passage.kind != "item" and not told
    has_name = any(passage.start <= at < passage.end for at in named)
    has_name = has_name or (told and _has_rare_capital(text, article.language))
    return has_name and not is_short and text.lstrip()[:1] not in QUOTES


def _has_rare_capital(text: str, language: str | None) -> bool:
    """Whether a word with a capital is so rare that it may be a name, where names are hard to tell from nouns."""
    found = (word for start, _, word in words(text) if start and word[0].isupper())
    return any(rarity(word, language) >= RAREST for word in found)


def _part(article: Article, seen: Annotation, start: int, end: int) -> Part:
    text, language = article.text[start:end], article.language
    stems: dict[str, float] = {}
    for _, _, word in words(text):
        if len(word) < 2 or word[0].isdigit() or is_stop(word, language):
            continue
        weight, form = min(rarity(word, language), RAREST) - COMMON, stem(word, language)
        if weight > 0:
            stems[form] = min(weight, stems.get(form, RAREST))
    whole = (word for name in seen.names if start <= name.start < end for _, _, word in words(name.whole))
    named = frozenset(stem(word, language) for word in whole if len(word) > 1 and not is_stop(word, language))
    return Part(start, end, len(text.split()), stems, named)


def _matters(parts: Sequence[Part], related: float) -> list[list[Part]]:
    """The parts by matter: those that are related, also by way of others."""
    home = list(range(len(parts)))
    for i, part in enumerate(parts):
        for j in range(i):
            if home[i] != home[j] and _shared(part, parts[j]) >= related:
                old, new = max(home[i], home[j]), min(home[i], home[j])
                home = [new if one == old else one for one in home]
    return [[part for part, at in zip(parts, home, strict=True) if at == number] for number in sorted(set(home))]


def _shared(a: Part, b: Part) -> float:
    """What two parts have in common: rare words, and words of names whatever their rarity."""
    names = a.named & b.named
    common = (a.stems.keys() & b.stems.keys()) - names
    return sum(a.stems[form] for form in sorted(common)) + sum(
        max(A_NAME, a.stems.get(form, 0.0)) for form in sorted(names)
    )


def _matter(article: Article, parts: Sequence[Part], number: int) -> Profile:
    """The profile of one matter, as if it were an article; its first line counts as its headline where it is one."""
    texts = [article.text[part.start : part.end] for part in parts]
    text = "\n".join(texts)
    title = next((p for p in article.passages if p.start == parts[0].start and p.kind == "heading"), None)
    end = title.end - title.start if title else 0
    passages = (Passage(0, end, "title"), Passage(end, len(text), "paragraph")) if end else ()
    made = replace(article, id=f"{article.id}/{number}", text=text, passages=passages)
    return profile(made)
