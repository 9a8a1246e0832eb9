"""The list of suggestions is well-formed and world-wide."""

from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from babel import Locale

from manytold.read.starter import SECTIONS, feeds_of_starter, read_starter, sources_of_starter, wanted_of
from manytold.run.starter import starter
from manytold.text.urls import join, normal_url

ENGLISH = Locale("en")
CONTINENTS = {
    "Africa": {"ZA", "NG", "KE", "MA", "EG", "DZ", "ET", "GH", "ZW"},
    "Asia": {"JP", "KR", "CN", "IN", "ID", "SG", "QA", "TR", "IR"},
    "Europe": {"GB", "DE", "FR", "ES", "IT", "PL", "UA"},
    "North America": {"US", "CA", "MX"},
    "South America": {"BR", "AR", "CL", "CO"},
    "Oceania": {"AU", "NZ", "FJ"},
}


def test_there_are_enough_and_each_once() -> None:
    some = starter()
    assert len(some) >= 150
    assert not [url for url, count in Counter(normal_url(one.url) for one in some).items() if count > 1]
    assert not [one for one, count in Counter((one.name, one.home) for one in some).items() if count > 1]


def test_every_line_is_well_formed() -> None:
    for one in starter():
        assert join("", one.url) == one.url
        assert join("", one.home) == one.home
        assert urlsplit(one.url).scheme == urlsplit(one.home).scheme == "https", one.url
        assert "@" not in urlsplit(one.url).netloc
        assert one.country in ENGLISH.territories, one
        assert one.language in ENGLISH.languages, one
        assert (len(one.country), len(one.language)) == (2, 2)
        assert one.section in SECTIONS
        assert one.name == one.name.strip() != ""


def test_it_is_world_wide() -> None:
    some = starter()
    countries = {one.country for one in some}
    for continent, of_it in CONTINENTS.items():
        assert len(countries & of_it) >= 3, continent
    assert len({one.language for one in some}) >= 30
    assert {one.section for one in some} == set(SECTIONS)
    assert min(Counter(one.section for one in some).values()) >= 10


@pytest.mark.parametrize(
    ("country", "language", "section"),
    [("gb", None, None), (None, "FR", None), (None, None, "science"), ("DE", "de", "sport")],
)
def test_filters(country: str | None, language: str | None, section: str | None) -> None:
    some = wanted_of(starter(), country, language, section)
    assert some
    assert all(country is None or one.country == country.upper() for one in some)
    assert all(language is None or one.language == language.lower() for one in some)
    assert all(section is None or one.section == section for one in some)


def test_outlets_and_feeds() -> None:
    some = read_starter(
        'feeds = [["https://a.example/w.xml", "A: World", "https://www.a.example/world", "GB", "en", "world"],'
        '["https://a.example/all.xml", "A", "https://www.a.example", "GB", "en", "general"]]'
    )
    (source,) = sources_of_starter(some)
    assert source.home == "https://www.a.example"
    assert (source.id, source.name, source.country, source.language) == ("a.example", "A", "GB", "en")
    assert [(feed.source, feed.folder) for feed in feeds_of_starter(some)] == [
        ("a.example", ("World",)),
        ("a.example", ("General",)),
    ]


def test_names_of_outlets_with_several_feeds() -> None:
    known = {source.id: source for source in sources_of_starter(starter())}
    assert known["theguardian.com"].name == "The Guardian"
    assert known["bbc.com"].name == "BBC News"
    assert known["bbc.com"].language is None
    assert (known["dw.com"].name, known["dw.com"].country) == ("Deutsche Welle", "DE")
    assert (known["lemonde.fr"].name, known["lemonde.fr"].language) == ("Le Monde", "fr")


def test_the_guide_says_how_many_there_are() -> None:
    guide = (Path(__file__).parents[2] / "docs/howto/starter.md").read_text("utf-8")
    some = starter()
    counts = (len(some), len({one.country for one in some}), len({one.language for one in some}))
    assert "{} public feeds of {} countries in {} languages".format(*counts) in guide
