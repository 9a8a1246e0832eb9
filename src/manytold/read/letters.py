"""What a mail needs before and after it is read as a page: its layout made plain, its frame cut, its sender named.

Newsletters are laid out in nested tables, say hidden words for the list of mails, and end in lines about themselves.
Nothing they name is asked for; a sender is what the mail claims, and said to be unconfirmed where the receiving server
found the claim false.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

from lxml import etree

from manytold.model.articles import Contamination, PassageKind
from manytold.model.pages import Page
from manytold.read.blocks import Block, without_chrome, without_repeats
from manytold.read.chrome import chrome
from manytold.read.limits import MAX_LINES, MAX_TEXT, lean, too_much
from manytold.read.metadata import Metadata
from manytold.text.html import clean, load
from manytold.text.urls import speaks_for

ADDRESS = "mid:"
FRAME = "a line of the newsletter about itself"
FOOT = "the foot of the newsletter"
FRAME_WORDS = 30
FOOT_WORDS = 45
FOOT_SHORT = 15
ROW = "a row of short lines, as of a table or buttons"
ROW_WORDS = 3
ROW_LINES = 3
WRAPPED = 50
"""Characters from which on a line of a plain mail was broken by a program, not its writer (RFC 3676: at 66 to 78)."""
BLOCKS = frozenset(
    (
        *("p", "div", "td", "th", "tr", "table", "center", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol"),
        *("blockquote", "section", "article", "header", "footer", "body", "pre", "hr", "br", "dt", "dd", "figure"),
    )
)
KINDS: dict[str, PassageKind] = {
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "li": "item",
    "blockquote": "quote",
}
UNSEEN = re.compile(
    r"display\s{0,5}:\s{0,5}none|visibility\s{0,5}:\s{0,5}hidden|mso-hide\s{0,5}:\s{0,5}all"
    r"|(?:max-height|font-size|(?<![a-z-])height|opacity)\s{0,5}:\s{0,5}0(?:\.0{1,5})?(?:px|pt|em)?\s{0,5}(?:;|!|$)",
    re.IGNORECASE,
)
ABOUT_ITSELF = re.compile(
    r"(?:view|read|open|see|having trouble|can['’]?t (?:see|read)|trouble)\b.{0,60}\b(?:in (?:your|a|the) (?:web )?"
    r"browser|web version)\b|(?:view|read|open)(?: this| the| it)?(?: e-?mail| newsletter| message| post| issue)? "
    r"(?:online|in (?:the )?app|on the web)\W{0,5}\Z"
    r"|(?:you(?:['’]re| are) receiving|you received|you(?:['’]re| are) subscribed|why (?:did|am) i)\b.{0,40}"
    r"\b(?:e-?mail|newsletter|message|list|this)\b"
    r"|(?:this|the) (?:e-?mail|newsletter|message) (?:was|has been|is) (?:sent|intended|delivered)\b"
    r"|(?:you(?:['’]re| are) currently an? \w+ subscriber|thanks for reading\b.{0,80}\bsubscribe"
    r"|(?:get|start|claim) .{0,30}\b(?:off|free) (?:for|trial)\b|upgrade to paid|pledge your support)\b"
    r"|(?:subscribe(?: now| here)?|read in app|restack|like|(?:leave a )?comment|share|sponsored)\W{0,3}\Z"
    r"|(?:sponsored|presented|brought to you|powered) by\b.{0,40}[^.!?]\Z|unsubscribe\b.{0,60}\Z"
    r"|(?:to|click (?:here )?to|if you (?:no longer|do not|don['’]t)\b.{0,60}) unsubscribe\b"
    r"|(?:was|has) this (?:e-?mail|newsletter)?\b.{0,20}\bforwarded"
    r"|forward(?:ed)? (?:this (?:e-?mail|newsletter)|to a friend)\b"
    r"|(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?|profile|settings)\b"
    r"|(?:please )?add\b.{0,60}\b(?:address book|contacts|safe senders?)\b|(?:our|the) (?:mailing|postal) address\b"
    r"|(?:diese[rn]?|den) (?:e-?mail|mail|newsletter)\b.{0,60}\b(?:browser|online|abbestellen|abmelden)\b"
    r"|(?:falls|wenn|wird|werden)\b.{0,50}\bnicht (?:richtig|korrekt)\b.{0,20}\b(?:angezeigt|dargestellt)"
    r"|(?:im|in ihrem) browser\b|(?:vom )?newsletter (?:abmelden|abbestellen)|sie erhalten (?:diese[ns]?|den|das)\b"
    r"|(?:abmelden|abbestellen)\Z|(?:ver|leer|abrir)\b.{0,50}\b(?:tu|su|el) navegador\b"
    r"|darse de baja|cancelar (?:la |su |tu )?suscripción|(?:has recibido|recibes?|usted recibe) este\b"
    r"|(?:voir|lire|afficher|consulter)\b.{0,60}\b(?:le|votre) navigateur\b|se désabonner|se désinscrire"
    r"|vous recevez (?:cet|ce|cette)\b|(?:me |vous )?désabonner|lien de désinscription",
    re.IGNORECASE,
)
IN_THE_FOOT = re.compile(
    r"\bunsubscrib|\bopt[- ]?out\b|\bpreferences\b|\bprivacy (?:policy|notice)|\bmailing address\b"
    r"|\bregistered (?:office|in)\b|\bconfidential\b|©|\(c\) ?\d{4}|\ball rights reserved\b"
    r"|\bsent (?:to|by)\b.{0,80}@|\babmeld|\babbestell|\bimpressum\b|\bdarse de baja\b|\bsuscripción\b"
    r"|\bdésabonn|\bdésinscri|\byou (?:can|may)\b.{0,30}\b(?:subscri|unsub)|\bno longer wish\b",
    re.IGNORECASE,
)
TO_THE_READER = re.compile(
    r"©|\(c\) ?\d{4}|\bsent (?:to|by)\b.{0,80}@"
    r"|\b(?:all rights reserved|registered (?:office|in)|you|your|this (?:e-?mail|message|newsletter)"
    r"|diese (?:e-?mail|nachricht)|sie|ihren?|usted|tus?|este correo|vous|votre|ce (?:courriel|message))\b",
    re.IGNORECASE,
)
COMPANY = re.compile(
    r"\d|\b(?:ltd|limited|inc|llc|plc|gmbh|ag|s\.?a\.?|s\.?l\.?|sarl|company|registered)\b", re.IGNORECASE
)
NETWORKS = frozenset(
    (
        *("facebook", "twitter", "x", "instagram", "linkedin", "youtube", "tiktok", "threads", "bluesky", "mastodon"),
        *("whatsapp", "telegram", "pinterest", "reddit", "share", "tweet", "like", "forward", "email", "rss"),
    )
)
BULLET = re.compile(r"(?:[-*•·+]|\[\d{1,3}\]|>)\s{1,5}")
LEAD_ON = re.compile(
    r"(?<=[.!?…\"”»'’])\s{1,5}(?:(?:read|see|learn|find out) (?:more|on)(?: here)?"
    r"|read the (?:full|whole) (?:story|article|report)|continue reading|keep reading|more|weiterlesen"
    r"|mehr(?: lesen| dazu)?|zum artikel|leer más|seguir leyendo"
    r"|lire (?:la suite|plus|l['’]article))\s{0,3}[:›»→>.…]{0,3}\s{0,3}\Z",
    re.IGNORECASE,
)
LINK = re.compile(r"<?\b(?:https?://|www\.)[^\s<>]{1,2000}>?")
RULE = re.compile(r"[-=_*~#]{3,}")
SIGNATURE = re.compile(r"(?m)^-- $")


@dataclass(frozen=True, slots=True)
class Told:
    """What a mail tells: its headline, its lines, and what was cut; `pitched` if a paywall's words were among that."""

    title: str
    blocks: tuple[Block, ...]
    cut: tuple[Contamination, ...]
    pitched: bool


def is_letter(page: Page) -> bool:
    """Whether a page came as a mail."""
    return (page.url or "").startswith(ADDRESS)


def read_letter(text: str, page: Page) -> Told | str:
    """What a mail tells, or the reason why it is not read.

    A mail has no site around it, so that nothing is picked out: all its lines count but those known not to be its text.
    """
    if page.media_type == "text/html":
        markup = lean(text)
        if refused := too_much(markup):
            return refused
        blocks = _of_markup(markup)
    elif len(text) > MAX_TEXT or text.count("\n") > MAX_LINES:
        return f"the mail has more than {MAX_TEXT:,} characters or {MAX_LINES:,} lines"
    else:
        blocks = _of_text(text)
    subject = subject_of(page)
    kept, frame = without_frame(blocks)
    trimmed = without_chrome(without_repeats(kept, subject))
    return Told(subject or _headline(trimmed.blocks), trimmed.blocks, (*frame, *trimmed.cut), trimmed.pitched)


def _headline(blocks: Sequence[Block]) -> str:
    return next((block.text for block in blocks[:3] if block.kind == "heading"), "")


def _of_markup(markup: str) -> list[Block]:
    """The lines that a reader sees, in their order: layout, pictures and hidden words make none."""
    tree = load(markup)
    return [] if tree is None else [Block(kind, line) for kind, line in _lines(tree) if any(map(str.isalnum, line))]


def _lines(tree: etree._Element) -> Iterator[tuple[PassageKind, str]]:
    """Every line with its kind."""
    said: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        unseen = _is_unseen(element, name)
        if event == "start" and unseen:
            walk.skip_subtree()
            continue
        if name in BLOCKS:
            if line := _line("".join(said)):
                yield _kind(element if event == "end" else element.getparent()), line
            said = []
        words = element.tail if event == "end" else element.text
        said.append(words or "")
    if line := _line("".join(said)):
        yield "paragraph", line


def _line(words: str) -> str:
    """A line in clean words, without a link to the rest of a story at its end."""
    return LEAD_ON.sub("", clean(words))


def _kind(element: etree._Element | None) -> PassageKind:
    """The kind of a line by the block it stands in, or by one of the two around that."""
    for _ in range(3):
        if element is None:
            break
        if (name := str(element.tag)) in KINDS:
            return KINDS[name]
        element = element.getparent()
    return "paragraph"


def _is_unseen(element: etree._Element, name: str) -> bool:
    if name in ("head", "title", "script", "style", "img", "svg", "form", "button", "select", "noscript", "figcaption"):
        return True
    return "hidden" in element.attrib or bool(UNSEEN.search((element.get("style") or "")[:2000]))


def _of_text(text: str) -> list[Block]:
    """The lines of a plain mail: paragraphs joined, marks of items and rules under headings taken off."""
    blocks: list[Block] = []
    for line in unwrapped(text).split("\n"):
        words = _line(LINK.sub("", line))
        if RULE.fullmatch(line.strip()) and blocks and not blocks[-1].closed:
            blocks[-1] = Block("heading", blocks[-1].text)
        elif any(map(str.isalnum, words)):
            item = BULLET.match(words)
            blocks.append(Block("item", words[item.end() :]) if item else Block("paragraph", words))
    return blocks


def unwrapped(text: str) -> str:
    """A plain mail with each paragraph on one line, and without what stands under its signature mark (RFC 3676)."""
    lines: list[str] = []
    body = text.replace("\r\n", "\n")
    mark = SIGNATURE.search(body, len(body) // 2)
    for line in body[: mark.start() if mark else len(body)].split("\n"):
        before = lines[-1] if lines else ""
        flowed = before.endswith(" ") or len(before.rpartition("\n")[2]) >= WRAPPED
        if (
            line.strip()
            and before.strip()
            and flowed
            and not (BULLET.match(line.lstrip()) or RULE.fullmatch(line.strip()))
        ):
            lines[-1] = f"{before.rstrip()}\n{line}"
        else:
            lines.append(line)
    return "\n".join(" ".join(line.split("\n")) for line in lines)


def without_frame(blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Contamination, ...]]:
    """Blocks without the lines of a newsletter about itself and without its foot; what goes comes back with its reason.

    The foot begins at the first line that speaks of leaving, rights or address and has no sentence of a text below it,
    so that a sentence on such matters in the midst of a text stays.
    """
    end = _foot(blocks)
    cut = [Contamination(block.text, FOOT) for block in blocks[end:]]
    rows = _rows(blocks[:end])
    kept: list[Block] = []
    for at, block in enumerate(blocks[:end]):
        if reason := FRAME if _is_frame(block) else ROW if at in rows else "":
            cut.append(Contamination(block.text, reason))
        else:
            kept.append(block)
    return tuple(kept), tuple(cut)


def _rows(blocks: Sequence[Block]) -> set[int]:
    """The places of short lines that stand in a row: cells of a table, buttons, the parts of a date line."""
    found: set[int] = set()
    run: list[int] = []
    for at, block in enumerate(blocks):
        short = block.kind == "paragraph" and block.length <= ROW_WORDS and not block.closed
        run = [*run, at] if short else []
        if len(run) >= ROW_LINES:
            found.update(run)
    return found


def _is_frame(block: Block) -> bool:
    words = [word.strip(".,|·•-–").lower() for word in block.text.split()]
    if 0 < len(words) <= 12 and all(word in NETWORKS or not word for word in words):
        return True
    return block.length <= FRAME_WORDS and bool(ABOUT_ITSELF.match(block.text.lstrip(" |·•-–>[(*")))


def _foot(blocks: Sequence[Block]) -> int:
    """Where the foot begins; the number of blocks where there is none."""
    found = len(blocks)
    for at in range(len(blocks) - 1, -1, -1):
        block = blocks[at]
        if _is_frame(block) or _is_of_foot(block):
            found = at
        elif not _may_be_foot(block):
            break
    return found


def _may_be_foot(block: Block) -> bool:
    """A line that proves nothing: short and no sentence, or a sentence of numbers and companies, as addresses are."""
    if block.kind == "heading" or block.length > FOOT_SHORT:
        return False
    return not block.closed or bool(COMPANY.search(block.text)) or chrome(block.text) is not None


def _is_of_foot(block: Block) -> bool:
    """A line on leaving, rights or address; a whole sentence only when it speaks to its reader or of the sender."""
    if block.length > FOOT_WORDS or not IN_THE_FOOT.search(block.text):
        return False
    return not block.closed or bool(TO_THE_READER.search(block.text))


def claims_of(page: Page, *, pitched: bool) -> Metadata:
    """What a mail says of itself by its headers; its markup is not asked, and no picture is taken from it."""
    written = page.header("date") or ""
    date = ((_iso(written), "the mail's Date header"),) if written else ()
    return Metadata(published=date, paywalled=pitched, is_article=True)


def _iso(written: str) -> str:
    """The date of a mail (RFC 5322, section 3.3) in ISO form, or as it is written where it is none."""
    try:
        return parsedate_to_datetime(written).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return written


def subject_of(page: Page) -> str:
    """The headline of a mail."""
    return clean(page.header("subject") or "")[:500]


def sender_of(page: Page) -> tuple[str, str]:
    """The source of a mail, as id and name: its claimed sender.

    A name that the domain does not bear out stands with its address; one whom the receiving server found to be forged
    (RFC 8601, `dmarc=fail`) is a source of its own, so that nobody's words are laid into another's mouth.
    """
    name, _, address = (page.header("from") or "").rpartition("<")
    address = address.rstrip(">").strip()
    local, at, domain = address.rpartition("@")
    if not (local and domain):
        return "mail:unknown", clean(name) or "unknown sender"
    local = local.replace("/", "_")  # which would end the name in addresses of pages
    account = f"{local.partition('+')[0] or local}{at}{domain}"
    shown = clean(name)
    known = shown if shown and "@" not in shown and speaks_for(shown, domain) else f"{shown} ({account})".strip()
    known = known if shown else account
    if re.search(r"\bdmarc\s{0,3}=\s{0,3}fail\b", page.header("authentication-results") or "", re.IGNORECASE):
        return f"mail:unconfirmed:{account}", f"{account} (sender not confirmed)"
    return f"mail:{account}", known
