# ruff: noqa: E501  invented texts stay on one line
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from manytold.model.articles import Article
from manytold.read.article import read_page
from manytold.read.plain import read_plain
from tests.read.pages import PARAGRAPHS, make_article, make_text_page

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
BODY = "\n\n".join(PARAGRAPHS)

ENGLISH = f"""Read every paper in one place.
300’s of premium titles.
Start reading
Top stories
Business

Norvik Raises Ferry Fares For The First Time In Ten Years

Councillor Dora Marek waves to passengers at the quay of Norvik

By Ilsa Brandt

{BODY}

Goat wins the island race for the third time in a row

The vote was nine to four, the clerk of the council announced late in the evening.

Sign in to continue reading this article
Already a subscriber? Log in here
Related Stories
Goat of the year
Fourteen days free
Download our app
"""
GERMAN = """Wir und unsere Partner verwenden Cookies, um Ihnen die Nutzung zu erleichtern.
Alle akzeptieren
Startseite
Fähre nach Tolvik wird im Juni teurer
Fähre nach Tolvik wird im Juni teurer

Von Ilsa Brandt

Der Hafenrat von Norvik hat am Montag beschlossen, dass die Fahrt mit der Fähre ab dem ersten Juni zwölf Prozent mehr kostet.

Lesen Sie auch: Ziege gewinnt das Inselrennen zum dritten Mal

Ratsfrau Dora Marek sagte, von dem Geld würden zwei neue Schiffe bezahlt, die eine Werft in Tolvik im Herbst liefern soll.

Jetzt weiterlesen mit dem Hafen-Abo
Das könnte Sie auch interessieren
Schreiben Sie einen Kommentar
Ihre E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind mit * markiert.
"""
SPANISH = """Utilizamos cookies propias y de terceros para mejorar nuestros servicios.
Aceptar todas
Inicio

El billete del ferri a Tolvik sube en junio

Por Ilsa Brandt

El consejo del puerto de Norvik decidió el lunes que el billete del ferri costará un doce por ciento más desde el primero de junio.

La concejala Dora Marek dijo que con el dinero se pagarán dos barcos nuevos que un astillero de Tolvik entregará en otoño.

Suscríbete para seguir leyendo
También te puede interesar
Deja un comentario
Tu dirección de correo electrónico no será publicada. Los campos obligatorios están marcados con *
"""
FRENCH = """Nous utilisons des cookies pour améliorer votre visite.
Tout accepter
Accueil

Le billet du bac de Tolvik augmente en juin

Par Ilsa Brandt

Le conseil du port de Norvik a décidé lundi que le billet du bac coûterait douze pour cent de plus à partir du premier juin.

La conseillère Dora Marek a déclaré que l'argent paierait deux bateaux neufs qu'un chantier de Tolvik doit livrer en automne.

Abonnez-vous pour lire la suite
À lire aussi
Laisser un commentaire
Votre adresse e-mail ne sera pas publiée. Les champs obligatoires sont indiqués avec *
"""


@pytest.mark.parametrize(
    ("text", "title", "lines", "language"),
    [
        (ENGLISH, "Norvik Raises Ferry Fares For The First Time In Ten Years", 5, "en"),
        (GERMAN, "Fähre nach Tolvik wird im Juni teurer", 2, "de"),
        (SPANISH, "El billete del ferri a Tolvik sube en junio", 2, "es"),
        (FRENCH, "Le billet du bac de Tolvik augmente en juin", 2, "fr"),
    ],
)
def test_only_headline_and_paragraphs_are_left(text: str, title: str, lines: int, language: str) -> None:
    article = make_article(make_text_page(text))
    assert article.title == title
    assert article.byline == ("Ilsa Brandt",)
    assert article.text.count("\n") == lines
    assert all(len(line) > 80 for line in article.text.split("\n")[1:])
    assert article.language == language
    assert article.paywalled


def test_every_cut_line_has_a_reason() -> None:
    plain = read_plain(ENGLISH)
    cut = {contamination.text: contamination.reason for contamination in plain.cut}
    assert cut["Councillor Dora Marek waves to passengers at the quay of Norvik"] == "a picture's caption"
    assert cut["Goat wins the island race for the third time in a row"] == "the headline of another story"
    assert cut["Business"] == "a label of the page"
    kept = {block.text for block in plain.blocks}
    assert kept | set(cut) | {plain.title, "By Ilsa Brandt"} == {line for line in ENGLISH.split("\n") if line}


def test_a_glued_paragraph_survives() -> None:
    glued = " ".join(PARAGRAPHS)
    article = make_article(make_text_page(glued))
    assert article.text == glued
    assert article.title == ""


def test_a_text_that_breaks_off_survives() -> None:
    glued = " ".join(PARAGRAPHS).rstrip(".") + " and then the"
    assert make_article(make_text_page(glued)).text == glued


def test_headings_that_lead_to_their_paragraph_stay() -> None:
    text = f"{BODY}\n\nTwo new boats\n\nThe boats will carry forty cars each, according to the shipyard in Tolvik.\n"
    assert "Two new boats" in make_article(make_text_page(text)).text


def test_short_sentences_on_neighbouring_lines_are_items() -> None:
    text = f"{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\nFares rise by 12 percent.\nTwo boats come in autumn.\n\n{PARAGRAPHS[2]}\n"
    kinds = [passage.kind for passage in make_article(make_text_page(text)).passages]
    assert kinds == ["paragraph", "paragraph", "item", "item", "paragraph"]


def test_markdown_signs_are_not_text() -> None:
    text = f"# Ferry fares rise\n\n{PARAGRAPHS[0]}\n\n- One boat is new.\n- One boat is old.\n\n{PARAGRAPHS[1]}\n"
    article = make_article(make_text_page(text, "ferry.md"))
    assert article.title == "Ferry fares rise"
    assert "One boat is new." in article.text.split("\n")


def test_windows_line_ends_make_no_difference() -> None:
    plain, windows = read_plain(ENGLISH), read_plain(ENGLISH.replace("\n", "\r\n"))
    assert plain == windows


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400) | st.lists(st.sampled_from(ENGLISH.split("\n")), max_size=30).map("\n".join))
def test_any_text_has_an_answer_whose_passages_cover_it(text: str) -> None:
    answer = read_page(make_text_page(text + "\n" + BODY))
    lines = [answer.text[p.start : p.end] for p in answer.passages]  # type: ignore[union-attr]
    assert "\n".join(lines) == answer.text  # type: ignore[union-attr]


@pytest.mark.shared
@pytest.mark.skipif(not SEEDS.exists(), reason="needs the texts beside the checkout")
def test_the_seeds_lose_their_furniture_and_keep_their_text() -> None:
    lengths = {}
    for file in sorted(SEEDS.glob("*.txt")):
        article = make_article(make_text_page(file.read_text("utf-8"), file.name))
        lengths[file.name[:3]] = (bool(article.title), len(article.passages))
        low = article.text.lower()
        for phrase in (
            "insurance",
            "sign up",
            "member",
            "app.",
            "leave a",
            "email",
            "also like",
            "connect with us",
            "losing",
        ):
            assert phrase not in low, (file.name, phrase)
        assert article.published is None
    assert lengths == {"000": (True, 11), "001": (False, 9), "002": (True, 8), "003": (True, 14), "004": (True, 13)}


def test_a_text_may_begin_with_a_brace() -> None:
    assert isinstance(read_page(make_text_page("{\n" + BODY)), Article)
