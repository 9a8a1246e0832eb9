"""The five real texts beside the checkout: every speaker was read from the texts; nothing of them is repeated here but
names and up to three first words of what is said."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from manytold.compare.comparison import compare
from manytold.model.articles import Article
from manytold.model.pages import Page
from manytold.read.article import read_page

from .makers import make_gathering, make_member

SEEDS = Path(__file__).parents[3] / "shared" / "seeds"
pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SEEDS.is_dir(), reason="the seed texts are not here")]

PUTIN, XI = "Vladimir Putin", "Xi Jinping"
BOTH = "Chinese President Xi Jinping and Russian President Vladimir Putin"
SAID = {
    "000": [
        ("to bolster their", "Russian President Vladimir Putin and his Chinese counterpart Xi Jinping"),
        ("their close ties", "both leaders"),
        ("close ties amidst", "Putin and Xi"),
        ("the Russian-Chinese relationship", "statement"),
        ("to enhance trust", "Putin and Xi"),
        ("what they perceive", "both countries"),
        ("its willingness to", "China"),
        ("the importance of", "joint statement"),
        ("the need to", "joint statement"),
        ("the mutual understanding", "statement"),
    ],
    "001": [
        ("the importance of", "both leaders"),
        ("China's willingness to", XI),
        ("their cooperation does", XI),
        ("hope for a", XI),
        ("Xi for his", PUTIN),
        ("the politicization of", PUTIN),
        ("bilateral trade between", XI),
        ("the enduring nature", XI),
    ],
    "002": [
        ("best friend", XI),
        ("true world leader.", PUTIN),
        ("China to do", "Josep Borrell"),
        ("intensified efforts to", "both leaders"),
    ],
    "003": [
        ("a model of", PUTIN),
        ("Moscow hoped to", PUTIN),
        ("aggressive U.S. military", "Valery Gerasimov"),
        ("Military and military-technical", PUTIN),
        ("We aim to", PUTIN),
        ("the leaders were", XI),
        ("in close, strategic", XI),
        ("bilateral relations between", XI),
        ("In the face", XI),
        ("Russia and China’s", PUTIN),
        ("this yr Russia", PUTIN),
        ("the unfavorable external", PUTIN),
        ("Sino-Russian trade is", PUTIN),
        ("the meeting would", PUTIN),
        ("main political event", PUTIN),
        ("after opening remarks,", "Dmitry Peskov"),
        ("the most acute", "Dmitry Peskov"),
        ("best friend", XI),
        ("NATO for provoking", "China"),
        ("legitimate.", "Wang Yi"),
    ],
    "004": [
        ("their deepening alliance", BOTH),
        ("US military alliances", "Their joint statement"),
        ("to counter what", None),
        ("destructive and hostile", None),
        ("US military support", "leaders"),
        ("Washington's involvement in", "leaders"),
        ("it of exacerbating", "leaders"),
        ("an independent Palestinian", "leaders"),
        ("their positions on", "leaders"),
        ("their opposition to", "leaders"),
        ("to expand their", "two countries"),
        ("its call for", "China"),
        ("to strengthen cooperation", "leaders"),
        ("to strengthen industrial", "leaders"),
    ],
}


def make_seed(prefix: str) -> Article:
    path = next(SEEDS.glob(f"{prefix}_*.txt"))
    fetched = datetime(2031, 5, 9, tzinfo=UTC)
    article = read_page(Page(None, None, 200, "text/plain", path.read_bytes(), fetched, path=path.name))
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("prefix", SAID)
def test_every_quotation_has_the_right_speaker_or_none(prefix):
    member = make_member(make_seed(prefix))
    text = member.article.text
    said = [(" ".join(text[q.start : q.end].split()[:3]), q.speaker) for q in member.statements.quotes]
    assert said == SAID[prefix]


def test_one_event_with_three_tellings_agrees_and_never_conflicts():
    members = [make_member(make_seed(prefix)) for prefix in ("000", "001", "004")]
    findings = compare(make_gathering(*members)).findings
    assert {f.kind for f in findings} == {"agreed", "only_here"}
    agreed = [f for f in findings if f.kind == "agreed"]
    assert all(f.origins >= 2 for f in agreed)
    words = " ".join(f"{f.about} {f.values[0].value}" for f in agreed).lower()
    assert all(word in words for word in ("patrols", "gas", "resolution"))
    sole = [f.about for f in findings if f.kind == "only_here"]
    assert len(sole) == len(set(sole))
    assert not {"Kremlin", "United Nations", "Moscow", "Washington"} & set(sole)


def test_a_day_ahead_is_planned_though_nobody_knows_when_the_text_was_published():
    entries = compare(make_gathering(make_member(make_seed("003")))).timeline
    assert [e.planned for e in entries if e.first.isoformat() == "2023-03-01"] == [True]


def test_lone_tellings_have_no_findings():
    for prefix in ("002", "003"):
        assert compare(make_gathering(make_member(make_seed(prefix)))).findings == ()
