"""Passages of another matter pasted into an article: adverts, press releases, the beginning of the next story.

A window of blocks is compared with all the rest by the cosine of their stems, weighted by how rare each word is in the
language (fixed frequencies, never those of a collection). On 317 labelled articles the end that was pasted from another
article has a cosine below 0.049 in 95 % of cases (one paragraph), the least related end of a clean article one below
0.041 in 10 %: the words alone do not tell them apart. So a window goes only when something else speaks against it:
words that sell or come from a wire of press releases, or, in plain text, a headline of its own. What then is left is
looked at by `topicmodel`, which weighs many such numbers and is trained to cut next to nothing of clean articles.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from manytold.model.articles import Contamination
from manytold.read.blocks import Block, Cleaned
from manytold.read.topicmodel import shipped
from manytold.text.words import is_stop, rarity, stem, words

MARKED_COSINE = 0.06
LOUD_COSINE = 0.2
TITLED_COSINE = 0.03
TITLED_WORDS = 40
PROSE_WORDS = 25
HEAD_WORDS = 60
LEAD_WORDS = 25
LEAST_WORDS = 12
MARKS = 2
WINDOW = 6
ROUNDS = 4
MAX_BLOCKS = 400
UNSPACED = frozenset(("ja", "zh", "ko", "th", "lo", "km", "my"))
HEADLINE_WORDS = (4, 18)
OTHER_MATTER = "a passage about another matter"
HEADINGS = 3
GATHERED = re.compile(
    r"\b(?:round-?up|news in brief|briefs|briefing|at a glance|digest|newsletter|live updates|live ?blog|liveticker"
    r"|as it happened|minute by minute|kurz gemeldet|kurznachrichten|en breve|en bref|minuto a minuto)\b",
    re.IGNORECASE,
)
IN_OTHER_NEWS = re.compile(
    r"(?:in|and in|also in) (?:other|related|brief)\b.{0,20}\b(?:news|developments?)\b|elsewhere[,:]|außerdem:"
    r"|und außerdem|en otras noticias|à part cela",
    re.IGNORECASE,
)
"""Texts that tell of several matters on purpose say so in the headline or where the next matter begins."""

MARK = re.compile(
    r"/\s?(?:ACCESSWIRE|PRNewswire|PRNewswire-\w{1,20}|PR Newswire|EIN Presswire|Newsfile Corp\.?)\s?/"
    r"|\((?:BUSINESS WIRE|GLOBE ?NEWSWIRE|ots|newsaktuell|PRESSEPORTAL)\)|\bpress release\b|\bPressemitteilung\b"
    r"|\bcomunicado de prensa\b|\bcommuniqué de presse\b|\b(?:MEDIA |PRESS )?CONTACTS?\s?:|\bSOURCE\s?:"
    r"|\bPressekontakt\b|\bContacto de prensa\b"
    r"|\bfor (?:more|additional|further) (?:info|information|details)\b.{0,60}\b(?:visit|contact)\b"
    r"|\bplease visit\b|\bvisit (?:https?://|www\.|us at\b)"
    r"|\bis (?:a|the|an) (?:\w+[ -]){0,3}(?:online )?(?:provider|maker|manufacturer|supplier|retailer) of\b"
    r"|\bView source version\b|\b(?:proud|pleased|delighted|excited) to announce\b|\bearly bookers?\b"
    r"|\bcomplimentary\b|\bvouchers?\b|\bpress desk\b|\bforward-looking statements\b"
    r"|\b(?:ist|sind) (?:ein|der|die) (?:führende[rs]?|weltweit)\b|\(\d{3}\)\s?\d{3}-\d{4}"
    r"|\+\d{1,3}[ -]\d[\d -]{6,14}|\b[\w.+-]{1,40}@[\w-]{1,40}\.[a-z]{2,10}\b|\[email\s?protected\]"
    r"|\bhttps?://\S{4,200}|\bwww\.[\w-]{2,60}\.[a-z]{2,10}"
    r"|\b(?:call|order|buy|shop|book|enrol|enroll|sign up|subscribe|apply|act) (?:now|today)\b|\bclick here\b"
    r"|\blimited[- ]time offer\b|\bmoney[- ]back\b"
    r"|\b(?:free|best|lowest) (?:\w+ ){0,3}(?:quotes?|prices?|rates?|shipping|deals?|trial|samples?)\b"
    r"|\bbest deals\b|\bsaves? (?:up to )?(?:[$€£] ?)?\d+(?: ?%)?(?!\w)|\btired of\b[^.]{3,80}\?|\bmention the\b"
    r"|\bspecial offer\b|\b\d{1,2} ?(?:%|percent|per cent) off\b|\bonly [$€£]\s?\d"
    r"|\b(?:just|ab|nur|desde|solo) (?:[$€£]\s?)?\d+(?:[.,]\d\d)? ?(?:€|\$|£|euros?)|\bpromo(?:tional)? code\b"
    r"|\b(?:discount|coupon)s?\b|\bterms (?:and conditions )?apply\b|\bgift card\b|\bmoney-saving\b"
    r"|\bjetzt (?:bestellen|kaufen|sichern|buchen|anrufen|testen)\b|\bRabatt(?:code|e)?\b|\bGutschein(?:code)?\b"
    r"|\bversandkostenfrei\b|\bSonderangebot\b|\bspar(?:en|st) .{0,20}\d+ ?%|\bmehr Infos? (?:unter|auf)\b"
    r"|\b(?:compre|compra|llame|llama|reserve|reserva|pide) (?:ahora|ya|hoy)\b|\bdescuentos?\b|\boferta especial\b"
    r"|\benvío gratis\b|\bmás información en\b|\b(?:achetez|commandez|appelez|réservez) (?:maintenant|dès)\b"
    r"|\bcode promo\b|\boffre spéciale\b|\blivraison gratuite\b|\bplus d['’]informations sur\b",
    re.IGNORECASE,
)

NEEDLES = (
    *("wire", "newsfile", "(ots", "newsaktuell", "presseportal", "pressemitteilung", "comunicado", "communiqué"),
    *("contact", "kontakt", "visit", "provider", "maker", "manufacturer", "supplier", "retailer"),
    *("complimentary", "voucher", "forward-looking", "führende", "weltweit", "+", "@", "[email", "http", "www."),
    *("lowest", "save", "promo", "discount", "coupon", "gutschein", "rabatt", "sparen"),
    *("sparst", "sonderangebot", "versandkostenfrei", "descuento", "achetez", "commandez", "appelez", "réservez"),
    *("money-back", "money-saving"),
    *("press release", "to announce", "early booker", "press desk", "click here", "limited-time", "limited time"),
    *("money back", "free ", "best ", "tired of", "mention the", "special offer", "% off", "cent off", "terms "),
    *("gift card", "jetzt ", "mehr info", "oferta especial", "envío gratis", "más información", "offre spéciale"),
    *("source:", "source :", "source\u00a0:", "source version", "only $", "only €", "only £", "livraison gratuite"),
    *("plus d'", "plus d’"),
    *(f"{verb} {day}" for verb in ("compre", "compra", "llame", "llama", "pide") for day in ("ahora", "ya", "hoy")),
    *(f"{verb} {day}" for verb in ("reserve", "reserva") for day in ("ahora", "ya", "hoy")),
    *(f"{verb} {day}" for verb in ("call", "order", "buy", "shop", "book", "act") for day in ("now", "today")),
    *(f"{verb} {day}" for verb in ("enrol", "enroll", "sign up", "subscribe", "apply") for day in ("now", "today")),
)
"""Every sign holds one of these in small letters, or what `NUMBERED` finds; most texts hold few, which saves time."""
NUMBERED = re.compile(r"\(\d{3}\)|\d ?(?:[€$£]|euro)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Window:
    """Blocks `start` to `end` and how they stand to the rest."""

    cosine: float
    start: int
    end: int
    marks: int


def marks(text: str) -> int:
    """How many different signs of an advert or a press release a text carries."""
    return _marks(text[:20_000], NEEDLES)


def marks_of(texts: Sequence[str]) -> list[int]:
    """The same of each of several texts, faster: most needles are in none of them."""
    whole = "\n".join(text[:20_000] for text in texts).casefold()
    present = [needle for needle in NEEDLES if needle in whole]
    return [_marks(text[:20_000], present) for text in texts]


def _marks(text: str, needles: Sequence[str]) -> int:
    small = text.casefold()
    if not any(needle in small for needle in needles) and not NUMBERED.search(text):
        return 0
    return len({found[0].lower()[:20] for found in MARK.finditer(text)})


def without_foreign(
    blocks: Sequence[Block], language: str | None, lines_only: bool = False, title: str = ""
) -> Cleaned:
    """Blocks without those of another matter; what goes is returned with the reason.

    `lines_only` tells that the blocks are the lines of a plain text, where a headline in between starts another story;
    on a web page it is a heading.
    """
    kept, cut = list(blocks), list[Contamination]()
    of_one = lines_only and language not in UNSPACED and not _gathers(title, kept)
    for _ in range(ROUNDS):
        window = _worst(kept, language, of_one) if 2 <= len(kept) <= MAX_BLOCKS else None
        if window is None:
            break
        reason = "an advert or press release" if window.marks >= MARKS else OTHER_MATTER
        cut += [Contamination(block.text, reason) for block in kept[window.start : window.end]]
        del kept[window.start : window.end]
    if of_one and 2 < len(kept) <= MAX_BLOCKS:
        start = shipped().foreign_end(title, [block.text for block in kept], language)
        cut += [Contamination(block.text, OTHER_MATTER) for block in kept[start:] if start is not None]
        del kept[len(kept) if start is None else start :]
    return Cleaned(tuple(kept), tuple(cut))


def _gathers(title: str, blocks: Sequence[Block]) -> bool:
    """Whether a text tells of several matters on purpose: a round-up, a live blog, briefs with headings."""
    headings = sum(_is_headline(block) for block in blocks[1:])
    named = GATHERED.search(title) is not None
    return named or headings >= HEADINGS or any(IN_OTHER_NEWS.match(block.text) for block in blocks[1:])


def _worst(blocks: Sequence[Block], language: str | None, of_one: bool) -> Window | None:
    """The window that is furthest from the rest among those that may be cut."""
    signs = marks_of([block.text for block in blocks])
    titled = of_one and language is not None and any(map(_is_headline, blocks[1:]))
    if sum(signs) < MARKS and not titled:
        return None
    vectors = [_vector(block.text, language) for block in blocks]
    total: Counter[str] = Counter()
    for vector in vectors:
        total.update(vector)
    lengths = [block.length for block in blocks]
    foreign = []
    for start in range(1, len(blocks)):
        for window in _windows(start, vectors, signs, total):
            if _sells(window, lengths):
                bounded = _bounded(window, vectors, signs, total)
                foreign.append(_with_headline(bounded, blocks, vectors, total))
            elif titled and _is_headline(blocks[start]) and _is_other_story(window, lengths):
                foreign.append(window)
    return min(foreign, key=lambda w: (w.cosine, w.start - w.end, w.start), default=None)


def _windows(start: int, vectors: Sequence[Counter[str]], signs: Sequence[int], total: Counter[str]) -> list[Window]:
    """All windows that begin at `start` and are short or reach the end; one pass with running sums."""
    found, seen = [], 0
    inside: Counter[str] = Counter()
    to_total = own = 0.0
    whole = _dot(total, total)
    for end in range(start + 1, len(vectors) + 1):
        vector = vectors[end - 1]
        own += 2 * _dot(vector, inside) + _dot(vector, vector)
        to_total += _dot(vector, total)
        inside.update(vector)
        seen += signs[end - 1]
        if end - start <= WINDOW or end == len(vectors):
            found.append(Window(_cosine(own, to_total, whole), start, end, seen))
    return found


def _cosine(own: float, to_total: float, whole: float) -> float:
    """Cosine between a window and what is left without it."""
    rest = whole - 2 * to_total + own
    return (to_total - own) / math.sqrt(own * rest) if own > 0 and rest > 1e-9 else 1.0


def _sells(window: Window, lengths: Sequence[int]) -> bool:
    """Whether a window carries signs of an advert or press release and has little to do with the rest."""
    size, before = sum(lengths[window.start : window.end]), sum(lengths[: window.start])
    if window.marks < MARKS or size < LEAST_WORDS or before < LEAD_WORDS:
        return False
    bound = MARKED_COSINE if window.marks == MARKS else LOUD_COSINE
    return window.cosine < bound and 2 * (sum(lengths) - size) >= size


def _is_other_story(window: Window, lengths: Sequence[int]) -> bool:
    """Whether a window that begins with a headline runs to the end and has next to nothing to do with the rest."""
    inside = lengths[window.start : window.end]
    enough = sum(inside) >= TITLED_WORDS and sum(lengths[: window.start]) >= HEAD_WORDS
    return enough and window.end == len(lengths) and max(inside) >= PROSE_WORDS and window.cosine < TITLED_COSINE


def _is_headline(block: Block) -> bool:
    return not block.closed and HEADLINE_WORDS[0] <= block.length <= HEADLINE_WORDS[1]


def _with_headline(
    window: Window, blocks: Sequence[Block], vectors: Sequence[Counter[str]], total: Counter[str]
) -> Window:
    """The window with the short line before it when that line is a headline to it rather than part of the rest."""
    before = window.start - 1
    if before < 1 or not _is_headline(blocks[before]):
        return window
    inside: Counter[str] = Counter()
    for vector in vectors[window.start : window.end]:
        inside.update(vector)
    rest = total.copy()
    rest.subtract(inside)
    rest.subtract(vectors[before])
    if _dot(vectors[before], inside) <= _dot(vectors[before], rest):
        return window
    return Window(window.cosine, before, window.end, window.marks)


def _bounded(window: Window, vectors: Sequence[Counter[str]], signs: Sequence[int], total: Counter[str]) -> Window:
    """The window without blocks at its edges that sell nothing and have no more to do with it than with the article."""
    start, end = window.start, window.end
    while end - start > 1 and _belongs_outside(start, start, end, vectors, signs, total):
        start += 1
    while end - start > 1 and _belongs_outside(end - 1, start, end, vectors, signs, total):
        end -= 1
    return Window(window.cosine, start, end, window.marks)


def _belongs_outside(
    at: int, start: int, end: int, vectors: Sequence[Counter[str]], signs: Sequence[int], total: Counter[str]
) -> bool:
    if signs[at]:
        return False
    inside: Counter[str] = Counter()
    for vector in vectors[start:end]:
        inside.update(vector)
    rest = total.copy()
    rest.subtract(inside)
    inside.subtract(vectors[at])
    own, other = (_dot(vectors[at], each) / math.sqrt(_dot(each, each) or 1.0) for each in (inside, rest))
    return other >= own


def _vector(text: str, language: str | None) -> Counter[str]:
    vector: Counter[str] = Counter()
    for _, _, word in words(text[:20_000]):
        if len(word) > 1 and not word.isdigit() and not is_stop(word, language):
            vector[stem(word, language)] += rarity(word, language)  # type: ignore[assignment]
    return vector


def _dot(one: Counter[str], other: Counter[str]) -> float:
    if len(one) > len(other):
        one, other = other, one
    return float(sum(weight * other[key] for key, weight in one.items() if key in other))
