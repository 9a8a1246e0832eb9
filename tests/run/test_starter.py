"""Suggested feeds are asked politely, and the dead ones named."""

from pathlib import Path

import pytest

from manytold import actions
from manytold.errors import ManytoldError
from manytold.read.starter import Suggestion
from manytold.run.follow import carry_out
from manytold.store.sources import load_source
from tests.run.site import RSS, kit_for, make_feed, site


def suggestion(url: str) -> Suggestion:
    return Suggestion(url, "Tolvik Times", "https://tolvik.example", "NO", "nb", "general")


def test_dead_feeds_are_named(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path) as kit:
        here.put("/good", make_feed("Tolvik Times", "a-b-c"), RSS)
        here.put("/page", "<html><body><p>We have moved.</p></body></html>")
        found = actions.check_suggestions(kit, [suggestion(here.url(path)) for path in ("/good", "/gone", "/page")])
    assert [(one.ok, one.words) for one in found] == [
        (True, "a feed"),
        (False, "answers with status 404"),
        (False, "answers, but not with a feed"),
    ]


def test_without_a_network_there_is_one_line(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path, total_s=2.0) as kit:
        closed = [suggestion(f"http://127.0.0.1:1/{n}") for n in range(3)]
        with pytest.raises(ManytoldError, match="none of 3 feeds could be reached") as raised:
            actions.check_suggestions(kit, closed)
    assert raised.value.exit_code == 1
    assert "\n" not in str(raised.value)


def test_outlets_come_with_country_and_language(tmp_path: Path) -> None:
    with site() as here, kit_for(here, tmp_path) as kit:
        some = actions.suggestions("JP", "ja", "general")
        plan, sources = actions.foresee_starter(kit, some)
        answer = carry_out(kit, plan, sources=sources)
        assert len(answer.followed) == len(some) > 0
        with kit.database.look() as session:
            source = load_source(session, some[0].source)
    assert source is not None
    assert (source.country, source.language) == ("JP", "ja")
    assert here.asked == []
