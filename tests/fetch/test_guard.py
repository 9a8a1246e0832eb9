"""No form of an address that is not public passes; every exception is one that the owner wrote down."""

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch.guard import host_of, origin_of, plain, refuse, wrong_with
from manytold.text.urls import without_login

PRIVATE = {
    "127.0.0.1": "loopback",
    "127.255.255.254": "loopback",
    "10.0.0.1": "private",
    "172.16.0.1": "private",
    "172.31.255.255": "private",
    "192.168.1.1": "private",
    "169.254.169.254": "link-local",
    "100.64.0.1": "CGNAT",
    "100.100.100.200": "CGNAT",
    "0.0.0.0": "unspecified",
    "0.1.2.3": "unspecified",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "255.255.255.255": "broadcast",
    "240.0.0.1": "reserved",
    "192.0.0.192": "reserved",
    "192.0.2.7": "documentation",
    "198.51.100.7": "documentation",
    "203.0.113.7": "documentation",
    "198.18.0.1": "test networks",
    "192.88.99.1": "6to4",
    "168.63.129.16": "cloud",
    "::": "unspecified",
    "::1": "loopback",
    "::ffff:127.0.0.1": "IPv4-mapped",
    "::ffff:8.8.8.8": "IPv4-mapped",
    "::127.0.0.1": "reserved",
    "::ffff:0:127.0.0.1": "reserved",
    "64:ff9b::7f00:1": "NAT64",
    "64:ff9b:1::1": "NAT64",
    "2002:7f00:1::": "6to4",
    "2001:0:1::1": "Teredo",
    "2001:db8::1": "documentation",
    "3fff::1": "documentation",
    "2001:20::1": "reserved",
    "100::1": "reserved",
    "fc00::1": "private",
    "fd00:ec2::254": "private",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fec0::1": "reserved",
    "ff02::1": "multicast",
    "5f00::1": "reserved",
    "4000::1": "reserved",
}
PUBLIC = ["8.8.8.8", "1.1.1.1", "100.63.255.255", "100.128.0.1", "172.32.0.1", "192.169.0.1", "223.255.255.255"]
PUBLIC += ["2606:4700::1111", "2a00:1450:4001::1", "2001:4860:4860::8888", "2003::1"]


@pytest.mark.parametrize("ip", PRIVATE)
def test_not_public(ip: str) -> None:
    assert PRIVATE[ip] in (refuse(ip, "some.example", ()) or "")
    assert f"some.example leads to {ip}, " in (refuse(ip, "some.example", ()) or "")


@pytest.mark.parametrize("ip", PUBLIC)
def test_public(ip: str) -> None:
    assert refuse(ip, "some.example", ()) is None


@pytest.mark.parametrize(
    "ip", ["", "localhost", "127.1", "0x7f.0.0.1", "2130706433", "127.0.0.1 ", "[::1]", "1.2.3.4/8"]
)
def test_what_is_no_number_is_refused(ip: str) -> None:
    assert refuse(ip, "some.example", ("0.0.0.0/0", "::/0"))


@given(st.ip_addresses(v=4))
def test_every_ipv4_that_the_library_calls_private_is_refused(address: IPv4Address) -> None:
    ours = refuse(str(address), "h", ())
    if (
        address.is_private
        or address.is_multicast
        or address.is_reserved
        or address.is_loopback
        or address.is_link_local
    ):
        assert ours
    if ours is None:
        assert address.is_global


@given(st.ip_addresses(v=6))
def test_every_ipv6_that_the_library_calls_private_is_refused(address: IPv6Address) -> None:
    ours = refuse(str(address), "h", ())
    if ours is None:
        assert address.is_global
        assert not address.is_multicast
        assert address.ipv4_mapped is None
        assert address.sixtofour is None
        assert address.teredo is None


@given(st.ip_addresses(v=4))
def test_no_ipv4_hides_in_an_ipv6(address: IPv4Address) -> None:
    number = int(address)
    forms = [
        number,
        0xFFFF << 32 | number,
        0xFFFF << 48 | number,
        0x64FF9B << 96 | number,
        0x2002 << 112 | number << 80,
    ]
    forms += [0x20010000 << 96 | (number ^ 0xFFFFFFFF)]
    for form in forms:
        assert refuse(str(IPv6Address(form)), "h", ("0.0.0.0/0",))


@pytest.mark.parametrize(
    ("ip", "host", "allow", "passes"),
    [
        ("192.168.1.5", "nas.lan", ("nas.lan",), True),
        ("192.168.1.5", "NAS.lan.", ("nas.LAN",), True),
        ("192.168.1.5", "evil-nas.lan", ("nas.lan",), False),
        ("192.168.1.5", "nas.lan.evil.example", ("nas.lan",), False),
        ("192.168.1.5", "other", ("192.168.1.0/24",), True),
        ("192.168.1.5", "other", ("192.168.1.77/24",), True),
        ("192.168.2.5", "other", ("192.168.1.0/24",), False),
        ("192.168.1.5", "other", ("192.168.1.5",), True),
        ("127.0.0.1", "a.localhost", ("*.localhost",), True),
        ("127.0.0.1", "a.b.localhost", ("*.localhost",), True),
        ("127.0.0.1", "localhost", ("*.localhost",), False),
        ("127.0.0.1", "notlocalhost", ("*.localhost",), False),
        ("127.0.0.1", ".localhost", ("*.localhost",), False),
        ("127.0.0.1", "any", ("*", "*.", "", "a*"), False),
        ("::1", "any", ("::1",), True),
        ("::1", "any", ("[::1]",), True),
        ("::ffff:127.0.0.1", "any", ("127.0.0.0/8",), False),
        ("127.0.0.1", "any", ("::ffff:127.0.0.1",), False),
        ("fd00::1", "any", ("fd00::/8", "rubbish/99"), True),
    ],
)
def test_allow_list(ip: str, host: str, allow: tuple[str, ...], passes: bool) -> None:
    assert (refuse(ip, host, allow) is None) == passes


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("file:///etc/passwd", "only http and https"),
        ("ftp://a.example/", "only http and https"),
        ("gopher://a.example/", "only http and https"),
        ("javascript:alert(1)", "only http and https"),
        ("data:text/html,x", "only http and https"),
        ("a.example/x", "only http and https"),
        ("http:///x", "no host"),
        ("http://", "no host"),
        ("http://a.example:0/", "no host"),
        ("http://a.example:99999/", "not well formed"),
        ("http://a.example:x/", "not well formed"),
        ("http://[::1/", "not well formed"),
        ("http://a.example/\r\nX: y", "control characters"),
        ("http://a.example/ b", "spaces"),
        ("http://a.example\\@b.example/", "control characters"),
        ("http://a.example/\x00", "control characters"),
        ("http://a.example/\ud800", "control characters"),
        ("http://a.example/" + "a" * 9000, "longer than"),
    ],
)
def test_wrong_addresses(url: str, words: str) -> None:
    assert words in (wrong_with(url) or "")


@pytest.mark.parametrize("url", ["http://a.example", "HTTPS://A.example:8443/ä?b=c#d", "http://[2606:4700::1]/"])
def test_right_addresses(url: str) -> None:
    assert wrong_with(url) is None


@pytest.mark.parametrize(
    ("url", "bare"),
    [
        ("http://me:secret@a.example/x", "http://a.example/x"),
        ("http://me@a.example", "http://a.example"),
        ("http://me:a@b@a.example/@x?@y", "http://a.example/@x?@y"),
        ("http://a.example/me@b", "http://a.example/me@b"),
        ("http://a.example?me@b", "http://a.example?me@b"),
        ("me@a.example", "me@a.example"),
    ],
)
def test_logins_are_taken_off(url: str, bare: str) -> None:
    assert without_login(url) == bare


@given(st.text(max_size=60))
def test_no_text_breaks_the_readers_of_addresses(text: str) -> None:
    for url in (text, "http://" + text, "http://me:secretsecret@" + text):
        wrong_with(url)
        host_of(url)
        assert "secretsecret" not in without_login(url).partition("/")[0]
        assert plain(url).isprintable()


def test_origins() -> None:
    assert origin_of("HTTP://me:x@A.example:8080/b?c#d") == "http://a.example:8080"
    assert host_of("http://A.Example.:80/x") == "a.example"
    assert ip_address("127.0.0.1").is_loopback
