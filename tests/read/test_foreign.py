# ruff: noqa: E501  invented texts stay on one line
import pytest

from manytold.read.blocks import Block
from manytold.read.foreign import MARK, marks, marks_of, without_foreign

STORY = (
    "The harbour council of Norvik decided on Monday that ferry fares will rise by 12 percent from the first of June.",
    "Councillor Dora Marek said the fares would pay for two new ferries, which the shipyard in Tolvik is to deliver in autumn.",
    "Passengers at the quay were divided: commuters feared for their budgets, islanders hoped for more reliable ferries.",
    "The last rise was ten years ago, when the council closed the ferry line to Tolvik because of a broken engine.",
    "The council will look at the fares again next spring, Marek said, when the shipyard has delivered both ferries.",
)
ADVERT = (
    "Why Thousands Switch To Glowmore Mattresses",
    "Sleep better tonight with Glowmore, the mattress that doctors love. Order now and get 40% off with promo code DREAM. "
    "Visit www.glowmore.example or call (555) 012-3456. Limited-time offer, terms apply.",
)
RELEASE = (
    "BRANFORD / EIN Presswire / Lumatech Corp. today unveiled its cloud platform for dental clinics. Lumatech is a leading "
    "provider of practice software. Media contact: press@lumatech.example",
    "The platform lets dentists schedule patients, store x-rays and send invoices. For more information, please visit "
    "https://lumatech.example or read the forward-looking statements.",
)
OTHER = (
    "Midfielder Pavo Lindqvist scored twice as Eastvale United beat Corran Rovers in the semi-final of the cup, sending the "
    "home supporters into raptures after a goalless first half in pouring rain.",
    "Goalkeeper Anselm Ruiz saved a penalty seven minutes before the whistle, and the coach praised the discipline of his "
    "young defenders, who now travel to the final against the champions in Port Hallow.",
)


def make_blocks(*texts: str) -> list[Block]:
    return [Block("paragraph", text) for text in texts]


@pytest.mark.parametrize("foreign", [ADVERT, RELEASE, RELEASE[:1], ADVERT[1:]])
@pytest.mark.parametrize("at", [2, 4, 5])
def test_what_sells_is_cut_wherever_it_stands(foreign: tuple[str, ...], at: int) -> None:
    cleaned = without_foreign(make_blocks(*STORY[:at], *foreign, *STORY[at:]), "en")
    assert [block.text for block in cleaned.blocks] == list(STORY)
    assert {cut.reason for cut in cleaned.cut} == {"an advert or press release"}
    assert [cut.text for cut in cleaned.cut] == list(foreign)


def test_another_story_with_its_headline_is_cut_from_a_plain_text() -> None:
    headline = "Eastvale United reach the cup final against the champions"
    cleaned = without_foreign(make_blocks(*STORY, headline, *OTHER), "en", lines_only=True)
    assert [block.text for block in cleaned.blocks] == list(STORY)
    assert {cut.reason for cut in cleaned.cut} == {"a passage about another matter"}


def test_another_story_without_a_headline_is_cut_from_the_end_of_a_plain_text_alone() -> None:
    blocks = make_blocks(*STORY, *OTHER)
    assert without_foreign(blocks, "en").blocks == tuple(blocks)
    assert without_foreign(blocks, "en", lines_only=True).blocks == tuple(blocks[: len(STORY)])
    headed = make_blocks(*STORY, "Eastvale United reach the cup final against the champions", *OTHER)
    assert without_foreign(headed, "en").blocks == tuple(headed)


def test_a_story_of_its_own_stays_whole() -> None:
    for story in (STORY, OTHER, RELEASE):
        assert [block.text for block in without_foreign(make_blocks(*story), "en").blocks] == list(story)


def test_contact_details_of_the_matter_itself_stay() -> None:
    own = "The ferry council of Norvik gives the new fares at www.norvik.example; for the ferry to Tolvik, call (555) 010-0001."
    blocks = make_blocks(*STORY, own)
    assert without_foreign(blocks, "en").blocks == tuple(blocks)


def test_languages_without_spaces_are_left_alone() -> None:
    blocks = make_blocks("港の評議会は月曜日に運賃の引き上げを決めた。" * 5, "サッカーの試合で東谷が勝った。" * 9)
    assert without_foreign(blocks, "ja").blocks == tuple(blocks)


def test_marks_are_counted_once_each() -> None:
    assert marks("Order now! Order now! Order now!") == 1
    assert marks(ADVERT[1]) >= 4
    assert marks(" ".join(STORY)) == 0


@pytest.mark.parametrize(
    "sign",
    [
        *(
            "/PRNewswire/",
            "/ ACCESSWIRE /",
            "(BUSINESS WIRE)",
            "(GLOBE NEWSWIRE)",
            "(ots)",
            "PRESS RELEASE",
            "SOURCE :",
        ),
        *("Pressemitteilung", "comunicado de prensa", "COMMUNIQUÉ de presse", "MEDIA CONTACT:", "Pressekontakt"),
        *("for further details, you may visit", "please visit", "is a leading provider of", "is the maker of"),
        *("View source version", "proud to announce", "early bookers", "Complimentary", "vouchers", "press desk"),
        *("forward-looking statements", "ist der führende", "sind die weltweit", "(555) 010-0001", "+44 20 5550 1199"),
        *("desk@norvik.example", "[email protected]", "https://norvik.example", "www.norvik.example", "CALL NOW"),
        *("sign up today", "enrol now", "act now", "click here", "limited-time offer", "limited time offer"),
        *("money-back", "money back", "free trial", "best ever prices", "lowest rates", "save $30", "saves up to 5 %"),
        *(
            "tired of cold feet?",
            "mention the",
            "special offer",
            "30% off",
            "5 percent off",
            "5 per cent off",
            "only $9",
        ),
        *(
            "nur 99 Euro",
            "ab 5 €",
            "just £5 €",
            "promotional code",
            "coupons",
            "terms apply",
            "terms and conditions apply",
        ),
        *(
            "gift card",
            "money-saving",
            "jetzt sichern",
            "Rabattcode",
            "Gutschein",
            "versandkostenfrei",
            "Sonderangebot",
        ),
        *("sparen Sie jetzt 20 %", "sparst du 20%", "mehr Infos unter", "compre ahora", "reserve hoy", "pide ya"),
        *("descuento", "oferta especial", "envío gratis", "más información en", "achetez maintenant", "réservez dès"),
        *("code promo", "offre spéciale", "livraison gratuite", "plus d’informations sur", "plus d'informations sur"),
    ],
)
def test_every_sign_is_found_among_other_blocks(sign: str) -> None:
    assert marks_of([STORY[0], f"Now {sign} there.", STORY[1]]) == [0, marks(f"Now {sign} there."), 0]
    assert marks(f"Now {sign} there.") == 1
    assert len(MARK.findall(f"Now {sign} there.")) == 1


@pytest.mark.parametrize(
    ("title", "texts"),
    [
        ("Morning briefing: ferries and football", (*STORY, *OTHER)),
        ("Norvik in the news: weekly round-up", (*STORY, *OTHER)),
        ("Ferry fares rise", (*STORY, "In other news, Eastvale United reached the final. " + OTHER[0], OTHER[1])),
        (
            "Ferry fares rise",
            (
                "Council sets fares",
                *STORY,
                "Storm nears the coast",
                "Cup final drawn today",
                "Rovers out of the cup",
                *OTHER,
            ),
        ),
    ],
)
def test_texts_that_gather_several_matters_are_left_alone(title: str, texts: tuple[str, ...]) -> None:
    cleaned = without_foreign(make_blocks(*texts), "en", lines_only=True, title=title)
    assert not [cut for cut in cleaned.cut if cut.text in OTHER or cut.text.startswith("In other news")]


@pytest.mark.parametrize("own", ["Rest in peace.", "It is dangerous and counterproductive.", STORY[4]])
@pytest.mark.parametrize("foreign", [ADVERT[1:], RELEASE])
def test_an_own_paragraph_beside_an_advert_stays(own: str, foreign: tuple[str, ...]) -> None:
    for texts in ((*STORY[:4], own, *foreign), (*STORY[:3], *foreign, own, STORY[3])):
        kept = [block.text for block in without_foreign(make_blocks(*texts), "en").blocks]
        assert kept == [text for text in texts if text not in foreign]
