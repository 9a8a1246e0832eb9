"""What the names of a page's boxes say about them: words of classes and ids, roles and tags, as marks."""

import re
from functools import lru_cache

WORDS: dict[str, str] = {
    "advert": (
        "ad ads adv advert adverts advertisement advertising adslot adunit anzeige anzeigen werbung publicidad "
        "publicite pub sponsor sponsored sponsors promo promos promotion promoted taboola outbrain dfp gpt banner "
        "partner affiliate commerce shop deals deal buy product"
    ),
    "comment": (
        "comment comments disqus discussion forum kommentar kommentare comentarios commentaires reply replies "
        "respond coral viafoura"
    ),
    "letter": ("newsletter newsletters nl subscribe subscription signup register registration optin mailing email"),
    "wall": "paywall gate regwall upsell pitch piano premium offer barrier plus abo login",
    "consent": "cookie cookies consent gdpr cmp privacy onetrust",
    "share": (
        "share sharing shares social teilen compartir partager addthis sharebar follow whatsapp facebook twitter"
    ),
    "related": (
        "related recommended recommendations recommendation recommend rel readmore mostread trending popular more "
        "latest also similar next teaser teasers recirc recirculation suggested further mehr lire onward "
        "crosslink inline relacionadas relacionados"
    ),
    "list": ("list grid card cards carousel slider feed stream river module widget item items promo collection swiper"),
    "side": "sidebar aside rail side right secondary complementary column col tertiary",
    "menu": (
        "nav navigation navbar menu menus breadcrumb breadcrumbs toolbar topbar submenu masthead header skip search"
    ),
    "foot": "footer bottom colophon copyright legal imprint disclaimer corrections correction",
    "caption": "caption captions figcaption credit credits legend copyright kicker",
    "picture": (
        "image images img photo photos picture figure gallery slideshow media video player audio thumbnail thumb"
    ),
    "person": (
        "author authors byline bylines autor autores bio profile writer vcard contributor contributors reporter"
    ),
    "data": "meta date time timestamp published updated dateline info datum posted pubdate readtime duration",
    "topic": "tag tags topic topics category categories keyword keywords section label labels schlagworte",
    "head": "title headline hed heading titel titulo",
    "lead": (
        "dek deck summary lead lede standfirst subtitle subhead subheadline subheading intro excerpt abstract "
        "description teasertext"
    ),
    "body": (
        "body content text prose copy articlebody entry richtext paragraphs paragraph txt texto corpo fliesstext "
        "articletext maincontent wysiwyg"
    ),
    "story": "article story post news artikel articulo single detail page main beitrag",
    "extra": (
        "box infobox factbox fact facts sidebox aside callout pullquote pull embed tweet instagram note tip poll "
        "quiz table glossary toc contents"
    ),
    "unseen": (
        "hidden hide visually sr offscreen screenreader invisible print modal popup overlay dialog tooltip toast"
    ),
}
MARKS = (*WORDS, "in_nav", "in_aside", "in_footer", "in_header", "in_form", "in_figure", "in_table", "in_list")
MARKS = (*MARKS, "in_quote", "in_article", "in_main", "in_heading", "in_caption", "in_address", "in_dialog")
MARKS = (*MARKS, "hidden", "in_link")
BIT = {name: 1 << at for at, name in enumerate(MARKS)}
UNSEEN, LINK = BIT["hidden"], BIT["in_link"]
BY_WORD: dict[str, int] = {
    word: sum(BIT[mark] for mark, words in WORDS.items() if word in words.split())
    for word in " ".join(WORDS.values()).split()
}
BY_TAG = {
    "nav": BIT["in_nav"],
    "menu": BIT["in_nav"],
    "aside": BIT["in_aside"],
    "footer": BIT["in_footer"],
    "header": BIT["in_header"],
    "form": BIT["in_form"],
    "figure": BIT["in_figure"],
    "table": BIT["in_table"],
    "ul": BIT["in_list"],
    "ol": BIT["in_list"],
    "dl": BIT["in_list"],
    "blockquote": BIT["in_quote"],
    "article": BIT["in_article"],
    "main": BIT["in_main"],
    "figcaption": BIT["in_caption"],
    "address": BIT["in_address"],
    "dialog": BIT["in_dialog"],
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), BIT["in_heading"]),
    **dict.fromkeys(("amp-ad", "amp-embed"), BIT["advert"]),
    "amp-social-share": BIT["share"],
    "amp-sidebar": BIT["menu"],
    "amp-user-notification": BIT["consent"],
    "amp-consent": BIT["consent"],
}
PARTS = re.compile(r"[a-z]+|[A-Z][a-z]+|[A-Z]+(?![a-z])")
STATES = frozenset(("no", "not", "has", "with", "without", "is", "show", "enable", "enabled", "open", "mobile"))


def marks_of(tag: str, names: str) -> int:
    """The marks that a tag and the words of its class, id and roles give; a name such as `has-ads` says nothing."""
    marks = BY_TAG.get(tag, 0)
    for name in names.split():
        marks |= _of_name(name)
    return marks


@lru_cache(maxsize=20_000)
def _of_name(name: str) -> int:
    marks, parts = 0, [part.lower() for part in PARTS.findall(name)]
    if STATES.isdisjoint(parts):
        for part in parts:
            marks |= BY_WORD.get(part, 0)
    return marks
