import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.text.urls import join, normal_url, same_house, site_of, speaks_for
from tests.text.tables import make_cases


@pytest.mark.parametrize("case", make_cases("urls"), ids=lambda case: case["url"])
def test_addresses_of_the_table(case):
    assert normal_url(case["url"]) == case["normal"]
    assert site_of(case["url"]) == case["site"]


def test_links_lead_to_web_addresses_only():
    assert join("https://tarn.example/a/b", "../c?x=1") == "https://tarn.example/c?x=1"
    assert join("https://tarn.example/a", "javascript:alert(1)") is None
    assert join("https://tarn.example/a", "http://[bad") is None


@pytest.mark.parametrize("link", ["/\ud800", "http://host/\ud800", "http://\udfff.example/", "?a=\udc80"])
def test_no_address_holds_half_a_character(link):
    assert join("https://tarn.example/a", link) is None
    assert join("https://tarn.example/\ud800/", "b") is None
    normal_url(link).encode()
    site_of(link).encode()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.tarn.example/rss", "https://tarn.example/a", True),
        ("https://feeds.tarn.example/rss", "https://www.tarn.example/a", True),
        ("https://tarn.example/rss", "https://english.tarn.example/a", True),
        ("https://rss.tarn.example/", "https://m.tarn.example/", True),
        ("https://feeds.tarn.example/", "https://english.tarn.example/", True),
        ("https://tarn.example/", "https://attarn.example/", False),
        ("https://one.blogs.example/feed", "https://two.blogs.example/a", False),
        ("https://rss.co.uk/feed", "https://bbc.co.uk/a", False),
        ("https://tarn.example:8443/feed", "https://tarn.example/a", False),
        ("https://relay.example/feed", "https://tarn.example/a", False),
        ("", "", False),
        ("no address", "no address", False),
    ],
)
def test_addresses_of_one_house(one, other, same):
    assert same_house(one, other) is same
    assert same_house(other, one) is same


ANY = st.text(st.characters() | st.characters(categories=["Cs"]))
ADDRESS = st.builds(
    "https://{}/{}?{}".format, st.sampled_from(["tarn.example", "WWW.a.example:443", "é.example"]), ANY, ANY
)


@given(st.one_of(ANY, ADDRESS))
@settings(deadline=None)
def test_a_normal_address_is_normal(url):
    normal = normal_url(url)
    assert normal_url(normal) == normal
    normal.encode()
    site_of(url).encode()
    (join("https://tarn.example/", url) or "").encode()


@pytest.mark.parametrize(
    ("name", "site", "borne_out"),
    [
        ("The Tessen Courier", "tessen-courier.example", True),
        ("Upper Vale Gazette", "gazette.example:8080", True),
        ("Lower Tessen Times", "lttimes.example", True),
        ("Tessen Broadcasting Company", "tbc.example", True),
        ("QED News", "www.qed.example", True),
        ("The Tessen Courier", "mirror-of-truth.example", False),
        ("", "tessen.example", False),
        ("A", "a.example", False),
    ],
)
def test_a_name_must_be_borne_out_by_its_host(name: str, site: str, borne_out: bool) -> None:
    assert speaks_for(name, site) is borne_out
