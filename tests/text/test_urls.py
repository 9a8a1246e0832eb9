import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.text.urls import join, normal_url, site_of
from tests.text.tables import make_cases


@pytest.mark.parametrize("case", make_cases("urls"), ids=lambda case: case["url"])
def test_addresses_of_the_table(case):
    assert normal_url(case["url"]) == case["normal"]
    assert site_of(case["url"]) == case["site"]


def test_links_lead_to_web_addresses_only():
    assert join("https://tarn.example/a/b", "../c?x=1") == "https://tarn.example/c?x=1"
    assert join("https://tarn.example/a", "javascript:alert(1)") is None
    assert join("https://tarn.example/a", "http://[bad") is None


ADDRESS = st.builds(
    "https://{}/{}?{}".format, st.sampled_from(["tarn.example", "WWW.a.example:443", "é.example"]), st.text(), st.text()
)


@given(st.one_of(st.text(), ADDRESS))
@settings(deadline=None)
def test_a_normal_address_is_normal(url):
    normal = normal_url(url)
    assert normal_url(normal) == normal
    site_of(url)
    join("https://tarn.example/", url)
