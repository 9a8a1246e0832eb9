import time

import pytest

from manytold.read.chrome import FAMILIES, chrome

FURNITURE = [
    ("Get all your news in one place.", "pitch"),
    ("Already a member? Sign in here", "pitch"),
    ("Subscribe now to continue reading", "paywall"),
    ("You have read all 5 of your free articles this month.", "paywall"),
    ("Jetzt weiterlesen mit Probeabo", "paywall"),
    ("Dieser Artikel ist nur für Abonnenten", "paywall"),
    ("¿Ya eres suscriptor? Inicia sesión", "pitch"),
    ("Cet article est réservé aux abonnés", "paywall"),
    ("Download the app", "apps"),
    ("Leave a Reply", "comment"),
    ("Your email address will not be published. Required fields are marked *", "comment"),
    ("Be the first to comment", "comment"),
    ("Schreiben Sie einen Kommentar", "comment"),
    ("Deja un comentario", "comment"),
    ("Laisser un commentaire", "comment"),
    ("We use cookies to give you the best experience.", "cookie"),
    ("Diese Website verwendet Cookies, um Inhalte zu personalisieren.", "cookie"),
    ("Este sitio web utiliza cookies", "cookie"),
    ("Ce site utilise des cookies", "cookie"),
    ("Sign up for our daily newsletter", "newsletter"),
    ("Facebook Twitter WhatsApp Email", "share"),
    ("Follow us on Instagram", "share"),
    ("Connect with us", "share"),
    ("Artikel teilen", "share"),
    ("You may also like", "other stories"),
    ("Related Stories", "other stories"),
    ("READ MORE: Goat wins the island race", "other stories"),
    ("Das könnte Sie auch interessieren", "other stories"),
    ("También te puede interesar", "other stories"),
    ("Sur le même sujet", "other stories"),
    ("ADVERTISEMENT", "navigation"),
    ("3 min read", "navigation"),
    ("© 2031 Harbour Post. All rights reserved.", "navigation"),
    ("The named sources may contact us to remove this article", "note of the site"),
]
TEXT = [
    "Sign-up sheets for the meeting hang in the town hall.",
    "Members of the council signed up to the plan on Monday.",
    "More boats will follow next year.",
    "Related charges were dropped in March, the prosecutor said.",
    "The company uses cookies baked in Tolvik, its founder said.",
    "He shares the view of the mayor.",
    "Watch-makers of Norvik went on strike on Tuesday.",
    "Listen carefully, the teacher told the class.",
    "Subscribers lost their deposits when the paper folded.",
    "Leave the city at once, the mayor told residents.",
    "“We will not be silenced,” Marek said.",
    "Home prices in Norvik rose by 4 percent.",
    "Die Startseite der Stadt war am Montag nicht zu erreichen.",
    "Los comentarios del alcalde molestaron a los vecinos.",
    "Les commentaires du maire ont choqué les habitants.",
    "Contact between the two ships was lost on Friday night.",
]


@pytest.mark.parametrize(("line", "reason"), FURNITURE)
def test_furniture_is_known_with_its_purpose(line: str, reason: str) -> None:
    family = chrome(line)
    assert family is not None
    assert reason in family.reason


@pytest.mark.parametrize("line", TEXT)
def test_sentences_are_not_furniture(line: str) -> None:
    assert chrome(line) is None


def test_long_paragraphs_are_never_furniture() -> None:
    assert chrome("Sign up to read this article " + "and then something else happened " * 20) is None


def test_patterns_are_linear() -> None:
    start = time.process_time()
    for family in FAMILIES:
        for phrase in ("one app. " * 40, "x " * 44, "share " * 44, "we " + "use " * 40, "a" * 100_000, " " * 40 + "by"):
            chrome(phrase + family.reason)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("run", ["0", "1.", "a", " by", "-"])
def test_a_line_of_signs_without_end_is_no_furniture(run: str) -> None:
    assert chrome(run * 200_000) is None
