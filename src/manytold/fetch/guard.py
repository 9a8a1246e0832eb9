"""Which addresses may be asked (pure).

Names are not looked up here: `send` asks for every address it is about to connect to, so that what was judged is
what is connected to, also after a redirect and when a name changes its mind between two lookups.
"""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from urllib.parse import urlsplit, urlunsplit

from manytold.text.urls import without_login

SCHEMES = ("http", "https")
LONGEST_ADDRESS = 8192
"""Characters; RFC 9110, section 4.1, asks for at least 8000."""

_CLOUD = "an address inside a cloud provider's network"
_V4 = {
    "0.0.0.0/8": "an unspecified address",
    "10.0.0.0/8": "a private address",
    "100.64.0.0/10": "an address inside a carrier's network (CGNAT)",
    "127.0.0.0/8": "a loopback address, which means this machine",
    "168.63.129.16/32": _CLOUD,
    "169.254.0.0/16": "a link-local address, where cloud machines keep their secrets",
    "172.16.0.0/12": "a private address",
    "192.0.0.0/24": "a reserved address",
    "192.0.2.0/24": "an address for documentation only",
    "192.88.99.0/24": "a 6to4 relay address",
    "192.168.0.0/16": "a private address",
    "198.18.0.0/15": "an address for test networks only",
    "198.51.100.0/24": "an address for documentation only",
    "203.0.113.0/24": "an address for documentation only",
    "224.0.0.0/4": "a multicast address",
    "255.255.255.255/32": "a broadcast address",
    "240.0.0.0/4": "a reserved address",
}
_V6 = {
    "::/128": "an unspecified address",
    "::1/128": "a loopback address, which means this machine",
    "::ffff:0:0/96": "an IPv4 address in IPv6 dress (IPv4-mapped)",
    "64:ff9b::/96": "an IPv4 address behind a translator (NAT64)",
    "64:ff9b:1::/48": "an IPv4 address behind a translator (NAT64)",
    "2001::/32": "an IPv4 address inside a tunnel (Teredo)",
    "2001:db8::/32": "an address for documentation only",
    "2001::/23": "a reserved address",
    "2002::/16": "an IPv4 address inside a tunnel (6to4)",
    "3fff::/20": "an address for documentation only",
    "fc00::/7": "a private address (ULA)",
    "fe80::/10": "a link-local address",
    "ff00::/8": "a multicast address",
}
# First match wins, so the narrow ranges stand before the wide ones. Source: IANA special-purpose address registries
# (RFC 6890 and its updates); Azure's 168.63.129.16 is public by number but answers machines inside only.
_REFUSED_V4 = tuple((IPv4Network(net), what) for net, what in _V4.items())
_REFUSED_V6 = tuple((IPv6Network(net), what) for net, what in _V6.items())
_PUBLIC_V6 = IPv6Network("2000::/3")

Address = IPv4Address | IPv6Address


def refuse(ip: str, host: str, allow: tuple[str, ...]) -> str | None:
    """Why this numeric address of `host` is not asked, in plain words, or None when it may be.

    `allow` names exceptions: hosts (`nas.lan`), all hosts under one (`*.localhost`), addresses and networks.
    """
    try:
        address = ip_address(ip)
    except ValueError:
        return f"{host} has no usable address"
    what = _not_public(address)
    if what is None or _host_allowed(host, allow) or _address_allowed(address, allow):
        return None
    leads = "is" if host == ip else f"leads to {ip},"
    return f"{host} {leads} {what}; if it is yours, add {host} to fetch.allow"


def wrong_with(url: str) -> str | None:
    """Why this text is no address that may be asked, whatever it leads to, or None."""
    if len(url) > LONGEST_ADDRESS:
        return f"the address is longer than {LONGEST_ADDRESS} characters"
    if any(char.isspace() or not char.isprintable() or char == "\\" for char in url):
        return "the address has spaces or control characters in it"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return "the address is not well formed"
    if parts.scheme.lower() not in SCHEMES:
        return "only http and https addresses are fetched"
    return None if host and port != 0 else "the address names no host"


def plain(text: str) -> str:
    """Text of strangers as it can be printed and stored: control characters and broken ones become U+FFFD."""
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)


def host_of(url: str) -> str:
    """The host of an address in lower case without port, or the empty string when it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return ""


def origin_of(url: str) -> str:
    """Scheme, host and port of an address, as `robots.txt` is asked for (RFC 9309, section 2.3)."""
    parts = urlsplit(without_login(url))
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), "", "", ""))


def _not_public(address: Address) -> str | None:
    if isinstance(address, IPv4Address):
        return next((what for net, what in _REFUSED_V4 if address in net), None)
    found = next((what for net, what in _REFUSED_V6 if address in net), None)
    return found or (None if address in _PUBLIC_V6 else "a reserved address")


def _host_allowed(host: str, allow: tuple[str, ...]) -> bool:
    name = host.lower().rstrip(".")
    return any(_covers(entry.lower().rstrip("."), name) for entry in allow)


def _covers(entry: str, name: str) -> bool:
    if entry.startswith("*."):
        return len(entry) > 2 and name.endswith(entry[1:]) and name != entry[1:]
    return entry == name


def _address_allowed(address: Address, allow: tuple[str, ...]) -> bool:
    for entry in allow:
        try:
            network = ip_network(entry.strip("[]"), strict=False)
        except ValueError:
            continue
        if address.version == network.version and address in network:
            return True
    return False
