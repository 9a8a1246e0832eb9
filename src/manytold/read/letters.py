"""What a mail needs before and after it is read as a page: its layout made plain, its frame cut, its sender named.

Newsletters are laid out in nested tables, say hidden words for the list of mails, and end in lines about themselves.
Nothing they name is asked for; a sender is what the mail claims, and said to be unconfirmed where the receiving server
found the claim false.
"""

import html as entities
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime

from lxml import etree

from manytold.model.articles import Contamination
from manytold.model.pages import Page
from manytold.read.blocks import Block, same
from manytold.read.chrome import chrome
from manytold.read.limits import lean, too_much
from manytold.read.metadata import Metadata
from manytold.text.html import clean, load
from manytold.text.urls import speaks_for

ADDRESS = "mid:"
FRAME = "a line of the newsletter about itself"
FOOT = "the foot of the newsletter"
FRAME_WORDS = 30
FOOT_WORDS = 45
FOOT_SHORT = 15
WRAPPED = 50
"""Characters from which on a line of a plain mail was broken by a program, not its writer (RFC 3676: at 66 to 78)."""
BLOCKS = frozenset(
    (
        *("p", "div", "td", "th", "tr", "table", "center", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol"),
        *("blockquote", "section", "article", "header", "footer", "body", "pre", "hr", "br", "dt", "dd"),
    )
)
KINDS = {"h1": "h2", "h2": "h2", "h3": "h3", "h4": "h3", "h5": "h3", "h6": "h3", "li": "li", "blockquote": "blockquote"}
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
    r"|unsubscribe\b.{0,60}\Z"
    r"|(?:to|click (?:here )?to|if you (?:no longer|do not|don['’]t)\b.{0,60}) unsubscribe\b"
    r"|(?:was|has) this (?:e-?mail|newsletter)?\b.{0,20}\bforwarded|forward(?:ed)? (?:this|to a friend)\b"
    r"|(?:manage|update|change) (?:your )?(?:e-?mail )?(?:preferences|subscriptions?|profile|settings)\b"
    r"|(?:please )?add\b.{0,60}\b(?:address book|contacts|safe senders?)\b|(?:our|the) (?:mailing|postal) address\b"
    r"|(?:diese[rn]?|den) (?:e-?mail|mail|newsletter)\b.{0,60}\b(?:browser|online|abbestellen|abmelden)\b"
    r"|(?:wird|werden)\b.{0,50}\bnicht (?:richtig|korrekt)\b.{0,20}\b(?:angezeigt|dargestellt)"
    r"|(?:im|in ihrem) browser\b|(?:vom )?newsletter (?:abmelden|abbestellen)|sie erhalten (?:diese|den)\b"
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
    r"©|\(c\) ?\d{4}|\b(?:all rights reserved|registered (?:office|in)|you|your|this (?:e-?mail|message|newsletter)"
    r"|diese (?:e-?mail|nachricht)|sie|ihren?|usted|tus?|este correo|vous|votre|ce (?:courriel|message))\b",
    re.IGNORECASE,
)
NETWORKS = frozenset(
    (
        *("facebook", "twitter", "x", "instagram", "linkedin", "youtube", "tiktok", "threads", "bluesky", "mastodon"),
        *("whatsapp", "telegram", "pinterest", "reddit", "share", "tweet", "like", "forward", "email", "rss"),
    )
)
BULLET = re.compile(r"(?:[-*•·+]|\d{1,3}[.)]|\[\d{1,3}\]|>)\s|(?:https?:|www\.)", re.IGNORECASE)
SIGNATURE = re.compile(r"(?m)^-- $")


def is_letter(page: Page) -> bool:
    """Whether a page came as a mail."""
    return (page.url or "").startswith(ADDRESS)


def laid_out(markup: str) -> str:
    """A mail's markup as headings, paragraphs and items in their order, without layout, pictures and hidden words."""
    bounded = lean(markup)
    if too_much(bounded):
        return bounded  # which is refused by the reader of pages, with the reason
    tree = load(bounded)
    if tree is None:
        return ""
    parts = [f"<{kind}>{entities.escape(text)}</{kind}>" for kind, text in _lines(tree)]
    return f"<html><body><article>{''.join(parts)}</article></body></html>"


def _lines(tree: etree._Element) -> Iterator[tuple[str, str]]:
    """Every line that a reader sees, with the element it is to stand in."""
    said: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        name = element.tag if isinstance(element.tag, str) else ""
        if event == "start" and _is_unseen(element, name):
            walk.skip_subtree()
            continue
        if name in BLOCKS:
            if line := clean("".join(said)):
                yield _kind(element if event == "end" else element.getparent()), line
            said = []
        unseen = event == "end" and _is_unseen(element, name)
        said.append((element.text if event == "start" and not unseen else element.tail if event == "end" else "") or "")
    if line := clean("".join(said)):
        yield "p", line


def _kind(element: etree._Element | None) -> str:
    """The kind of a line by the block it stands in, or by the one around that."""
    for _ in range(3):
        if element is None:
            break
        if (name := str(element.tag)) in KINDS:
            return KINDS[name]
        element = element.getparent()
    return "p"


def _is_unseen(element: etree._Element, name: str) -> bool:
    if name in ("head", "title", "script", "style", "img", "svg", "form", "button", "select", "noscript"):
        return True
    return "hidden" in element.attrib or bool(UNSEEN.search((element.get("style") or "")[:2000]))


def unwrapped(text: str) -> str:
    """A plain mail with each paragraph on one line, and without what stands under its signature mark (RFC 3676)."""
    lines: list[str] = []
    body = text.replace("\r\n", "\n")
    mark = SIGNATURE.search(body, len(body) // 2)
    for line in body[: mark.start() if mark else len(body)].split("\n"):
        before = lines[-1] if lines else ""
        flowed = before.endswith(" ") or len(before.rpartition("\n")[2]) >= WRAPPED
        if line.strip() and before.strip() and flowed and not BULLET.match(line.lstrip()):
            lines[-1] = f"{before.rstrip()}\n{line}"
        else:
            lines.append(line)
    return "\n".join(" ".join(line.split("\n")) for line in lines)


def without_frame(blocks: Sequence[Block], subject: str) -> tuple[tuple[Block, ...], tuple[Contamination, ...]]:
    """Blocks without the lines of a newsletter about itself and without its foot; what goes comes back with its reason.

    The foot begins at the first line that speaks of leaving, rights or address and has nothing but short lines and the
    like below it, so that a sentence on such matters in the midst of a text stays.
    """
    end = _foot(blocks)
    cut = [Contamination(block.text, FOOT) for block in blocks[end:]]
    kept: list[Block] = []
    for block in blocks[:end]:
        if _is_frame(block):
            cut.append(Contamination(block.text, FRAME))
        elif kept or not same(block.text, subject):
            kept.append(block)
    return tuple(kept), tuple(cut)


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
        elif block.closed and block.length > FOOT_SHORT and chrome(block.text) is None:
            break
    return found


def _is_of_foot(block: Block) -> bool:
    """A line on leaving, rights or address; a whole sentence only when it speaks to its reader or of the sender."""
    if block.length > FOOT_WORDS or not IN_THE_FOOT.search(block.text):
        return False
    return not block.closed or bool(TO_THE_READER.search(block.text))


def claimed(page: Page, claims: Metadata) -> Metadata:
    """What a mail says of itself by its headers, in place of what its markup says; no picture is taken from it."""
    written = page.header("date") or ""
    date = ((_iso(written), "the mail's Date header"),) if written else ()
    return replace(claims, published=date, modified=(), image="", canonical="", site="", body="", is_article=True)


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
    account = f"{local.partition('+')[0] or local}{at}{domain}"
    shown = clean(name)
    known = shown if shown and "@" not in shown and speaks_for(shown, domain) else f"{shown} ({account})".strip()
    known = known if shown else account
    if re.search(r"\bdmarc\s{0,3}=\s{0,3}fail\b", page.header("authentication-results") or "", re.IGNORECASE):
        return f"mail:unconfirmed:{account}", f"{account} (sender not confirmed)"
    return f"mail:{account}", known
