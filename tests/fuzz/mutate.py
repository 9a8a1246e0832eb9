"""Good bytes into bad ones: cut, doubled, spliced, overwritten, with pieces that parsers trip over."""

from random import Random

TOKENS = (
    *(b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<!DOCTYPE a [", b"<!ENTITY a 'b'>"),
    *(b"&a;", b"&#0;", b"&#xD800;", b"&#99999999;", b"\x00", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80"),
    *(b"\r\n", b"\r\n\r\n", b"\n\n", b"\t", b'"', b"'", b"{", b"}", b"[", b"]", b":", b",", b"null", b"-1"),
    *(b"99999999999999999999", b"1e999", b"%00", b"%s", b"../", b"\\", b"http://", b"javascript:", b"data:"),
    *(b"file:///", b"//", b"xmlns:x='y'", b"encoding='utf-16'", b"charset=klingon", b"--b"),
    *(b"Content-Length: 9", b"Content-Type: multipart/mixed; boundary=b", b"2024-02-30", b"32.13.2024"),
    *(b"24:61:61", b"+99:99", b"\xe2\x80\xae", b"\xc4\xb0", b"\xc3\x9f", b"\xe6\xbc\xa2\xe5\xad\x97"),
    *(b"\xd9\xa3", b"\xf0\x9f\x97\x9e", b"=?utf-8?q?=FF?="),
)
MOST_CHANGES = 12
LONGEST = 60_000


def mutated(seeds: tuple[bytes, ...], chance: Random) -> bytes:
    """One seed after up to 12 changes, at most 60,000 bytes long."""
    body = bytearray(chance.choice(seeds))
    for _ in range(chance.randint(0, MOST_CHANGES)):
        _change(body, seeds, chance)
        del body[LONGEST:]
    return bytes(body)


def _change(body: bytearray, seeds: tuple[bytes, ...], chance: Random) -> None:
    start = chance.randint(0, len(body))
    end = min(len(body), start + chance.choice((0, 1, 2, 8, 60, 1_000)))
    kind = chance.randint(0, 6)
    if kind == 0:
        del body[start:end]
    elif kind == 1:
        body[start:end] = chance.choice(TOKENS)
    elif kind == 2:
        body[start:start] = chance.choice(TOKENS) * chance.choice((1, 2, 50, 900))
    elif kind == 3:
        body[start:start] = bytes(body[start:end]) * chance.choice((1, 3, 40))
    elif kind == 4:
        body[start:end] = bytes(chance.randrange(256) for _ in range(end - start))
    elif kind == 5:
        other = chance.choice(seeds)
        cut = chance.randint(0, len(other))
        body[start:end] = other[cut : cut + chance.choice((5, 80, 2_000))]
    else:
        del body[start:]
