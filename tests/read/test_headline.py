import pytest

from manytold.read.metadata import metadata
from manytold.text.html import parse


def title_of(
    shown: str = "", linked: str = "", graph: str = "", title: str = "", site: str = "Harbour Post", more: str = ""
) -> str:
    data = f'{{"@type":"NewsArticle","headline":"{linked}"}}' if linked else "{}"
    tree = parse(
        f"<html><head><title>{title}</title><meta property='og:site_name' content='{site}'>"
        f"<meta property='og:title' content='{graph}'><script type='application/ld+json'>{data}</script></head>"
        f"<body>{f'<h1>{shown}</h1>' if shown else ''}{more}<p>x</p></body></html>"
    )
    assert tree is not None
    return metadata(tree).title


@pytest.mark.parametrize(
    ("shown", "linked", "graph", "title", "expected"),
    [
        ("Ferry fares to rise", "Ferry fares to rise", "Ferry fares rise now", "", "Ferry fares to rise"),
        ("Ferry fares to rise", "Fares rise in June", "Fares rise in June", "", "Fares rise in June"),
        ("Ferry fares to rise", "Fares rise in June", "Ferry fares: what to know", "", "Ferry fares to rise"),
        ("Local Ferry fares to rise in June", "", "Ferry fares to rise in June", "", "Ferry fares to rise in June"),
        ("Local | Ferry fares to rise in June", "", "Ferry fares to rise in June", "", "Ferry fares to rise in June"),
        (
            "June: Ferry fares to rise by half",
            "",
            "Ferry fares to rise by half",
            "",
            "June: Ferry fares to rise by half",
        ),
        ("Two boats | What they cost", "", "Two boats | What they cost", "", "Two boats | What they cost"),
        ("Ferry fares to rise | Harbour Post", "", "Ferry fares to rise", "", "Ferry fares to rise"),
        ("Ferry fares to rise [Watch]", "", "Ferry fares to rise", "", "Ferry fares to rise"),
        ("WATCH: Ferry fares to rise", "", "Ferry fares to rise now", "", "Ferry fares to rise"),
        ("The goat of the isles", "", "Why ferries cost more from June", "", "The goat of the isles"),
        ("Harbour Post News", "", "Why ferries cost more from June", "", "Why ferries cost more from June"),
        ("Harbour Post", "", "", "Why ferries cost more | Harbour Post", "Why ferries cost more"),
        ("", "Fares &amp; boats: what changes", "", "", "Fares & boats: what changes"),
    ],
)
def test_headlines(shown: str, linked: str, graph: str, title: str, expected: str) -> None:
    assert title_of(shown, linked, graph, title) == expected


def test_the_only_heading_counts_but_not_one_of_several() -> None:
    two = "<h1>Goats of the isles</h1>"
    assert title_of("Boats of the isles", graph="Why ferries cost more", more=two) == "Why ferries cost more"
