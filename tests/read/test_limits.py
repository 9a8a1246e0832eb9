import pytest

from manytold.read.limits import MAX_DEPTH, MAX_TAGS, RefusedError, lean, plain_xml, too_much


def test_bounds_of_a_page() -> None:
    assert too_much("<div>" * MAX_DEPTH + "</div>" * MAX_DEPTH) is None
    assert "nests" in str(too_much("<div>" * (MAX_DEPTH + 1)))
    assert too_much("<br>" * MAX_TAGS) is None
    assert "tags" in str(too_much("<br>" * (MAX_TAGS + 1)))
    assert "characters" in str(too_much("x" * 3_000_001))


def test_lean_keeps_linked_data_only() -> None:
    page = "<script>a</script><script type='application/ld+json'>{}</script><style>b</style><!-- c --><p>d"
    assert lean(page) == "<script type='application/ld+json'>{}</script><p>d"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<a>&amp;</a>", "<a>&amp;</a>"),
        ("<!DOCTYPE a><a/>", "<a/>"),
        ('<!DOCTYPE a PUBLIC "-//X//EN" "http://x.example/a.dtd"><a/>', "<a/>"),
        ('<!DOCTYPE a [<!ENTITY co "Co &amp; Sons">]><a>&co;</a>', "<a>Co &amp; Sons</a>"),
        ("<a b='&#xD800;'>&#57343;&#x000DbfF;&#x41;&#65536;</a>", "<a b='\ufffd'>\ufffd\ufffd&#x41;&#65536;</a>"),
        ("<a>&#" + "9" * 5000 + ";&#x110000;&#0;&#xFFFE;&#;&#x;</a>", "<a>\ufffd\ufffd\ufffd\ufffd&#;&#x;</a>"),
        ("<a>&#xD8&#xD800;00;</a>", "<a>&#xD8\ufffd00;</a>"),
        ('<!DOCTYPE a [<!ENTITY x "&#xD8">]><a>&x;00;</a>', "<a>\ufffd</a>"),
        ('<!DOCTYPE a [ <!ENTITY x SYSTEM "file:///x"> ] ><a>&x;</a>', "<a>&x;</a>"),
    ],
)
def test_plain_xml(text: str, expected: str) -> None:
    assert plain_xml(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        '<!DOCTYPE a [<!ENTITY x "y"><!ENTITY z "&x;&x;">]><a>&z;</a>',
        '<!DOCTYPE a [<!ENTITY % x "y"><!ENTITY z "%x;">]><a>&z;</a>',
        '<!DOCTYPE a [<!ENTITY x "' + "y" * 9000 + '">]><a>' + "&x;" * 200 + "</a>",
        "<!DOCTYPE a [" + "<!ENTITY x 'y'>" * 101 + "]><a/>",
        "<!DOCTYPE a [<!ENTITY",
    ],
)
def test_bombs_are_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        plain_xml(text)
