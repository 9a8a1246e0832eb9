"""Ten pages and more of an invented valley paper with everything that makes its chrome hard to tell.

Standing paragraphs, authors, notices with changing numbers; one text under two addresses; a storyline whose background
is repeated word for word; a page that loses its chrome, one that comes back with it, and one where it is the matter.
"""

import re
from dataclasses import replace

from manytold.model.articles import Article
from manytold.model.pages import Page
from manytold.read.article import article_id
from manytold.read.blocks import Block, assemble, digest
from manytold.run.plan import Plan
from manytold.run.standard import STANDARD
from manytold.steps import Each
from tests.run.make import make_page

HOST = "fell-courier.example"
ABOUT = (
    "The Fell Courier has been printed in the old mill since 1871 and belongs to the two hundred people who read it. "
    "Whoever wants to own a hundredth of a printing press may knock at the side door."
)
AUTHOR = "Ottoline Brack keeps geese, plays the bassoon badly and has written about everything since the age of twelve."
SECOND = "Rufus Penhallow was a postman for thirty years and still cannot pass a letter box without looking inside it."
FOLLOW = "More notes from our kitchen table"
ONGOING = "The inquiry goes on."
BACKGROUND = "In March a gondola of the Gramsel cable car fell near Pillar Nine and killed a surveyor from Dunmore."


def notice(number: int) -> str:
    return f"Pollen count {number}, moonrise at {number}.40, and {number} seats left for the bellringers' supper."


STORIES = {
    "lynx": (
        "A lynx with two kittens has been filmed above Brannick for the first time in a century, rangers said.",
        "The camera of the ranger Imke Sollund hangs in a larch near the glacier and is read every fortnight.",
        "Shepherds asked for collars and mastiffs; the ministry promised subsidies for both before autumn.",
    ),
    "bakery": (
        "Bakers in Pellworm have agreed to print allergens on paper bags after a child swallowed marzipan.",
        "The guild said that stencils and beetroot ink would cost each oven a few pennies.",
        "Pastry chef Leontine Vasak called it overdue and showed an almond-free nougat.",
    ),
    "choir": (
        "The Hollin choir sang a requiem by the forgotten composer Balthasar Trew to an empty cathedral.",
        "Microphones recorded the tenors for a vinyl edition whose proceeds repair the organ bellows.",
        "Conductor Maren Oxley found the manuscript behind a wardrobe in a vicarage.",
    ),
    "tunnel": (
        "Miners drilled through the last metre of the Kessel tunnel, which shortens the trip to Arvad by an hour.",
        "Engineer Tobias Quill said that quartz had blunted ninety drill heads since winter.",
        "Locomotives will test the ballast in August; tickets go on sale afterwards.",
    ),
    "chess": (
        "Schoolgirl Adela Wint beat a grandmaster in Lorne with a sacrifice that commentators called reckless.",
        "The fourteen-year-old learned her openings from a barber who kept a board beside the mirror.",
        "Federation officials invited her to the olympiad in Tashkent.",
    ),
    "oysters": (
        "Oyster beds off Marrow Point reopened after biologists found no more toxic plankton in the estuary.",
        "Fisherman Gil Petrie loaded thirty crates before sunrise and sold them on the quay.",
        "A laboratory in Selby will sample molluscs weekly until Christmas.",
    ),
    "archive": (
        "Archivists in Thorne have deciphered a medieval ledger that lists debts for saffron, wax and falcons.",
        "The parchment had been glued into the spine of a hymnal, palaeographer Ilse Brandt explained.",
        "An exhibition opens beside the crypt; visitors may handle a facsimile.",
    ),
    "cyclist": (
        "Cyclist Ramon Ibarra won the climb to Fenwick despite a puncture and a swarm of wasps.",
        "His mechanic swapped a wheel in eleven seconds, which the peloton did not notice.",
        "The sprinter Dov Maltz keeps the yellow jersey before the time trial.",
    ),
}
GONDOLA = {
    "gondola-repair": (
        "The Gramsel cable car stays shut until mechanics have replaced every clamp on its gondolas, its owner said.",
        "Gondola clamps from the foundry at Dunmore had hairline cracks, according to the Gramsel surveyor's office.",
    ),
    "gondola-trial": (
        "The owner of the Gramsel cable car will stand trial in Dunmore over the gondola that fell near Pillar Nine.",
        "Prosecutor Hedda Lim accuses the Gramsel company of having skipped two inspections of the gondola's clamp.",
    ),
    "gondola-grief": (
        "A bell was rung in Dunmore for the surveyor who died when a Gramsel gondola fell at Pillar Nine.",
        "The family of the surveyor asked the Gramsel cable car company for an apology at the chapel in Dunmore.",
    ),
}
TITLES = {
    "lynx": "Lynx returns to Brannick", "bakery": "Pellworm bakers label bags", "choir": "Requiem without listeners",
    "tunnel": "Kessel tunnel is through", "chess": "Grandmaster falls to schoolgirl", "oysters": "Oysters are back",
    "archive": "Ledger found inside hymnal", "cyclist": "Ibarra wins at Fenwick",
    "gondola-repair": "New clamps at Gramsel",
    "gondola-trial": "Gramsel owner to stand trial", "gondola-grief": "Dunmore mourns its surveyor",
}  # fmt: skip


def read_lines(page: Page) -> Article:
    """The headline and every paragraph, whatever an extractor would make of them."""
    found = re.findall(r"<(h1|p)>(.*?)</\1>", page.body.decode(), re.DOTALL)
    text, passages = assemble(found[0][1], [Block("paragraph", line) for _, line in found[1:]])
    name = article_id(page)
    return Article(
        name, 1, HOST, "Fell Courier", text, digest(text), passages, page.fetched, url=page.url, language="en"
    )


LINES: Plan = replace(STANDARD, read=Each("read", 1, read_lines))
"""The real walk over pages of which every line is read."""


def page(slug: str, told: tuple[str, ...], hours: float, late: float = 1.0, *, under: str = "") -> Page:
    return make_page(HOST, under or slug, TITLES[slug], told, hours, late)


def dressed(slug: str, at: int) -> tuple[str, ...]:
    """A story with what stands around it: a notice above, the author and the paper below."""
    story = STORIES[slug]
    inside = (story[0], FOLLOW, *story[1:]) if at % 2 else story
    return (notice(at), *inside, ONGOING, SECOND if at % 4 else AUTHOR, ABOUT)


def site_pages() -> list[Page]:
    """All pages, of which some addresses come twice."""
    plain = [page(slug, dressed(slug, at), at) for at, slug in enumerate(STORIES)]
    copies = [page("lynx", dressed("lynx", 0), 0.5, under=f"lynx-{n}") for n in range(3)]
    line = [page(slug, (*story, BACKGROUND, ABOUT), 30 + at) for at, (slug, story) in enumerate(GONDOLA.items())]
    undressed = [page("chess", STORIES["chess"], 4, late=9)]
    back = [page("choir", (*STORIES["choir"], ONGOING), 2, late=0.5)]
    own = (
        "The Fell Courier moves out of the old mill, where its printing press has stood since 1871, to a barn.",
        "Two hundred people own a hundredth of the press each; its readers may knock at the barn's side door.",
    )
    itself = [make_page(HOST, "moving", "Fell Courier leaves the old mill", (*own, ABOUT), 50)]
    return plain + copies + line + undressed + back + itself
