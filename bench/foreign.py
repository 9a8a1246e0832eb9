"""What is cut of paragraphs about another matter, and what of articles that nothing was pasted into.

`./dev bench foreign [--json]`. 300 articles of the labelled sets, read as plain texts by the whole reader: three in
four get one to three neighbouring paragraphs (of 15 words or more) of an article on another event at their end, one in
four an advert or press release invented for this. The articles are those of the third of stories that training kept out
(`bench/pasted.py`); untouched ones are all of that third. `near` takes the other paragraphs from the same collection,
`middle` puts them between the article's own.
"""

import random
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bench.adverts import ADVERTS
from bench.figures import Figure, report
from bench.labelled import DATA, READ_AT
from bench.pasted import MOST_PASTED, ROUGH, Pasted, Text, strangers, texts
from manytold.model.articles import Article
from manytold.model.pages import Page
from manytold.read.article import read_page

COUNT = 300
SEED = 20
ADVERT_SHARE = 4
F1_BAR, ALARM_BAR = 0.95, 0.01
FOREIGN_REASONS = ("a passage about another matter", "an advert or press release")


@dataclass(slots=True, frozen=True)
class Outcome:
    """Of one article: pasted blocks, those cut, own ones cut as foreign (`lost`) and by any rule (`gone`)."""

    pasted: int
    cut: int
    lost: int
    gone: int
    alarm: bool
    advert: bool
    own: int


def made(kept: Sequence[Text], near: bool = False, middle: bool = False) -> list[tuple[Pasted, bool]]:
    """300 articles with something pasted in, the same ones each time; and whether that is an advert."""
    chance = random.Random(SEED)
    order = sorted(kept, key=lambda text: text.id)
    chance.shuffle(order)
    found = list[tuple[Pasted, bool]]()
    for number, text in enumerate(order * 3):
        adverts = [blocks for language, blocks in ADVERTS if language == text.language]
        advert = not near and number % ADVERT_SHARE == 0 and bool(adverts)
        blocks = chance.choice(adverts) if advert else strangers(text, order, chance, near)
        at = len(text.blocks) // 2 if middle else len(text.blocks)
        if blocks and len(found) < COUNT:
            whole = (*text.blocks[:at], *blocks, *text.blocks[at:])
            found.append((Pasted(text, whole, at, at + len(blocks)), advert))
    return found


def outcome(pasted: Pasted, advert: bool = False) -> Outcome:
    """What the reader makes of one article, written as a headline and paragraphs with empty lines between."""
    words = "\n\n".join((pasted.text.title, *pasted.blocks)).strip()
    page = Page(None, None, 200, "text/plain", words.encode(), READ_AT, path=f"{pasted.text.id}.txt")
    article = read_page(page)
    if not isinstance(article, Article):
        return Outcome(pasted.end - pasted.start, 0, 0, 0, False, advert, 0)
    cut = {_letters(piece.text) for piece in article.contamination}
    foreign = {_letters(piece.text) for piece in article.contamination if piece.reason in FOREIGN_REASONS}
    told = {_letters(line) for line in article.text.split("\n")}
    alarm = any(piece.reason in FOREIGN_REASONS for piece in article.contamination)
    gone = [_letters(block) in cut and _letters(block) not in told for block in pasted.blocks]
    inside = gone[pasted.start : pasted.end]
    own = [*pasted.blocks[: pasted.start], *pasted.blocks[pasted.end :]]
    lost = sum(_letters(block) in foreign for block in own)
    return Outcome(len(inside), sum(inside), lost, sum(gone) - sum(inside), alarm, advert, len(own))


def _letters(line: str) -> str:
    return "".join(sign for sign in line.casefold() if sign.isalnum())


def scores(name: str, outcomes: Sequence[Outcome], bar: float | None = None) -> Iterator[Figure]:
    """Precision, recall and F1 of the blocks that are cut."""
    right, cut = sum(o.cut for o in outcomes), sum(o.cut + o.lost for o in outcomes)
    precision, recall = right / max(1, cut), right / max(1, sum(o.pasted for o in outcomes))
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    yield Figure(f"{name}: paragraph precision", precision, "")
    yield Figure(f"{name}: paragraph recall", recall, "")
    yield Figure(f"{name}: paragraph F1", f1, "", bar, "at least")
    yield Figure(f"{name}: articles that lost a paragraph", sum(o.lost > 0 for o in outcomes) / len(outcomes), "")


def figures(kept: Sequence[Text]) -> Iterator[Figure]:
    at_end = [outcome(*one) for one in made(kept)]
    yield from scores("at the end", at_end, F1_BAR)
    yield from scores("at the end, articles", [o for o in at_end if not o.advert])
    yield from scores("at the end, adverts", [o for o in at_end if o.advert])
    for count in range(1, MOST_PASTED + 1):
        yield from scores(f"at the end, articles, {count}", [o for o in at_end if not o.advert and o.pasted == count])
    untouched = [outcome(Pasted(text, text.blocks, 0, 0)) for text in kept]
    alarms = sum(o.alarm for o in untouched) / len(untouched)
    yield Figure("untouched articles", float(len(untouched)), "")
    yield Figure("untouched articles with a passage cut", alarms, "", ALARM_BAR, "at most")
    lost = sum(o.gone for o in untouched) / max(1, sum(o.own for o in untouched))
    yield Figure("paragraphs of clean plain texts lost, by any rule", lost, "")
    yield from scores("near", [outcome(*one) for one in made(kept, near=True)])
    yield from scores("middle", [outcome(*one) for one in made(kept, middle=True)])


def main() -> int:
    if not DATA.exists():
        sys.stderr.write("left out: the labelled sets are not beside the checkout\n")
        return 0
    kept = [text for text in texts(DATA) if text.held and text.collection not in ROUGH]
    return report("foreign", list(figures(kept)))


if __name__ == "__main__":
    sys.exit(main())
