"""What readers without a subscription see in place of the rest marks the article as behind a wall."""

import pytest

from tests.read.pages import PARAGRAPHS, make_article, make_html, make_page


@pytest.mark.parametrize(
    "line",
    [
        "Subscribe now to continue reading this article.",
        "This article is for subscribers only.",
        "To continue reading, log in or subscribe.",
        "You have reached your limit of free articles this month.",
        "Diesen Artikel lesen Sie mit einem Abo.",
        "Jetzt weiterlesen mit HP+",
        "Dieser Artikel ist nur für Abonnenten.",
        "Melden Sie sich an, um den ganzen Artikel zu lesen.",
        "Para seguir leyendo, suscríbete.",
        "Contenido exclusivo para suscriptores",
        "Cet article est réservé aux abonnés.",
        "Il vous reste 80 % de cet article à lire.",
    ],
)
def test_a_line_that_asks_for_money(line: str) -> None:
    article = make_article(make_page(make_html(paragraphs=(*PARAGRAPHS, line))))
    assert article.paywalled
    assert line not in article.text


@pytest.mark.parametrize(
    "line",
    [
        "The council will subscribe to the newspaper so that its members can continue reading it every day.",
        "“You have reached your limit,” the captain told the passengers on the quay that evening.",
        "Subscribers of the ferry newsletter were told about the change in June, long before the council decided.",
    ],
)
def test_a_sentence_about_subscriptions_is_no_wall(line: str) -> None:
    article = make_article(make_page(make_html(paragraphs=(*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]))))
    assert not article.paywalled
    assert line in article.text
