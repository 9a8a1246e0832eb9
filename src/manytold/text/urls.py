"""Addresses in one normal form, so that one page is known by one name (RFC 3986, section 6.2)."""

import re
from urllib.parse import SplitResult, quote, urljoin, urlsplit

LONGEST = 4096
PORTS = {"http": 80, "https": 443}
TRACKING = re.compile(
    r"(?:utm_\w{1,40}|ns_\w{1,40}|mc_[ce]id|at_(?:medium|campaign|custom\d|link_\w{1,20}|format|ptr_name|bbc_team)"
    r"|[gfmty]?clid|gclsrc|dclid|wbraid|gbraid|msclkid|igshid|yclid|_hs\w{1,10}|hsctatracking|mkt_tok|oly_\w{1,10}"
    r"|vero_\w{1,10}|cmpid|cmp|ocid|ncid|xtor|spm|smid|smtyp|ref_src|ref_url|fbclid|srnd|sref|wt_mc|wtmc"
    r"|soc_src|soc_trk|taid|guccounter|guce_\w{1,20}|__twitter_impression|amp_js_v|usqp)",
    re.IGNORECASE,
)
BLANKS = re.compile(r"[\t\r\n]")
INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)
TRIPLET = re.compile(r"%([0-9A-Fa-f]{2})")
PARTS = frozenset(("feed", "feeds", "rss", "m", "mobile", "amp", "news", "sitemap", "sitemaps"))
REGISTRY = re.compile(r"(?:ac|co|com|edu|go|gob|gouv|gov|gv|ne|net|or|org)\.[a-z]{2}(?::\d{1,5})?")
"""Two labels under which a country's registry sells names, as in `co.uk`."""
SAFE = "/:@!$&'()*+,;=~-._"


def normal_url(url: str) -> str:
    """An address without its accidents: case, default port, fragment, tracking parameters, trailing slash.

    What is not an http or https address comes back stripped of blanks and otherwise untouched, except that half
    characters (lone surrogates) become question marks: every answer can be written as UTF-8.
    """
    text = BLANKS.sub("", url.strip())[:LONGEST].encode("utf-8", "replace").decode("utf-8")
    parts = _split(text)
    if parts is None:
        return text
    return f"{parts.scheme}://{_host_and_port(parts)}{_path(parts.path)}{_query(parts.query)}"


def site_of(url: str) -> str:
    """The host (with a port that is not the default) in lower case and without `www.`; empty where there is none."""
    parts = _split(url.strip()[:LONGEST])
    if parts is None:
        return ""
    host = _host_and_port(parts)
    return host[4:] if host.startswith("www.") and host.count(".") > 1 else host


def same_house(one: str, other: str) -> bool:
    """Whether two addresses are of one site, of a site and a part of it, or of parts such as `feeds.` and `m.`.

    Parts of other names are strangers to each other: platforms give one to each of their customers.
    """
    first, second = _house(site_of(one)), _house(site_of(other))
    return bool(first) and (first == second or first.endswith("." + second) or second.endswith("." + first))


def _house(site: str) -> str:
    """A site without the name of a part that a publisher runs itself."""
    part, _, rest = site.partition(".")
    return rest if part in PARTS and "." in rest and not REGISTRY.fullmatch(rest) else site


def domain_of(host: str) -> str:
    """The registered name that a host lies under, by the shape of the name alone; an address stays as it is."""
    labels = host.split(".")
    if labels[-1].isdigit() or ":" in host or len(labels) < 3:
        return host
    return ".".join(labels[-3:] if REGISTRY.fullmatch(".".join(labels[-2:])) else labels[-2:])


def join(base: str, link: str) -> str | None:
    """The absolute http or https address that a link on `base` leads to, as written, or None.

    An address with half a character in it (a lone surrogate) leads nowhere: no program could ask for it.
    """
    try:
        whole = urljoin(base, BLANKS.sub("", link.strip())[:LONGEST])
    except ValueError:
        return None
    return whole if _split(whole) is not None else None


def without_login(url: str) -> str:
    """The address without user name and password, which are neither sent nor shown."""
    scheme, colon, rest = url.partition("://")
    if not colon:
        return url
    end = next((i for i, char in enumerate(rest) if char in "/?#\\"), len(rest))
    return scheme + colon + rest[:end].rpartition("@")[2] + rest[end:]


def _split(text: str) -> SplitResult | None:
    try:
        text.encode("utf-8")
        parts = urlsplit(text)
        named = bool(parts.hostname)
        _ = parts.port
    except ValueError:
        return None
    return parts if named and parts.scheme.lower() in PORTS else None


def _host_and_port(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = _ascii_host(host)
    host = f"[{host}]" if ":" in host else host
    port = parts.port
    return host if port is None or port == PORTS[parts.scheme.lower()] else f"{host}:{port}"


def _ascii_host(host: str) -> str:
    if host.isascii():
        return host
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _path(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/")[1:]:
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    whole = INDEX.sub("/", "/" + "/".join(parts))
    whole = quote(TRIPLET.sub(_plain, whole), safe=SAFE + "%", errors="replace")
    return whole.rstrip("/") or "/"


def _plain(triplet: "re.Match[str]") -> str:
    """A percent triplet as the unreserved character it stands for, else in upper case (RFC 3986, section 6.2.2)."""
    character = chr(int(triplet[1], 16))
    return character if character.isascii() and (character.isalnum() or character in "-._~") else triplet[0].upper()


def _query(query: str) -> str:
    parts = (part for part in query.split("&") if part and not TRACKING.fullmatch(part.partition("=")[0]))
    kept = [quote(TRIPLET.sub(_plain, part), safe=SAFE + "%?", errors="replace") for part in parts]
    return "?" + "&".join(sorted(kept)) if kept else ""


def speaks_for(name: str, site: str) -> bool:
    """Whether a name can be that of a site: one of its longer words or its initials stand in the host.

    Any page can call itself anything; a name that its own host does not bear out is not shown as its own.
    """
    host = site.partition(":")[0].casefold()
    joined = "".join(letter for letter in host if letter.isalnum())
    words = ["".join(c for c in word if c.isalnum()) for word in name.casefold().replace("-", " ").split()]
    words = [word for word in words if word]
    initials = "".join(word[0] for word in words)
    labels = {part for label in host.split(".") for part in (label, *label.split("-"))}
    short = {initials, initials.removeprefix("t"), *words} & labels
    return any(len(word) >= 4 and word in joined for word in words) or any(len(one) >= 2 for one in short)
