"""What the front page keeps, on both kinds of database."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import text

from manytold.model.picks import Pick
from manytold.model.sections import Arrangement, Place
from manytold.model.stances import Mute, Stance
from manytold.model.tastes import Learning
from manytold.store import arrangements, articles, events, lists, own, picks, pictures, stances, storylines, tastes
from manytold.store.database import Database
from tests.store.make import START, make_article, make_event, make_storyline


def test_storylines_are_listed_by_section_in_both_orders(database: Database) -> None:
    with database.begin() as session:
        names = [f"e{i}" for i in range(6)]
        events.save_events(session, [make_event(name, hours=i) for i, name in enumerate(names)])
        lines = [replace(make_storyline(f"s{i}", f"e{i}"), section=("sport", "")[i % 2]) for i in range(6)]
        storylines.save_storylines(session, (), lines)
        for listed in (lists.best_storylines, lists.newest_storylines):
            first = listed(session, 2, section="sport")
            rest = listed(session, 2, first.older, section="sport")
            assert [line.id for line in (*first.items, *rest.items)] == ["s4", "s2", "s0"]
            assert rest.older is None
            assert [line.id for line in listed(session, 9, section="").items] == ["s5", "s3", "s1"]
            assert len(listed(session, 9).items) == 6
        storylines.save_storylines(session, (), [replace(lines[4], section="culture")])
        assert [line.id for line in lists.best_storylines(session, 9, section="culture").items] == ["s4"]


def test_a_picture_on_many_articles_is_known(database: Database) -> None:
    url = "https://a.example/logo.png"
    with database.begin() as session:
        made = [make_article(f"a{i}", image=url if i < 3 else None) for i in range(5)]
        articles.save_versions(session, {one.id: [one] for one in made})
        asked = [*(one.id for one in made), "none"]
        assert pictures.with_a_common_picture(session, asked, 3) == {"a0", "a1", "a2"}
        assert pictures.with_a_common_picture(session, ["a1", "a4"], 3) == {"a1"}
        assert pictures.with_a_common_picture(session, asked, 4) == set()
        heads = articles.load_heads(session, ["a0", "a4", "none"])
        assert {name: (head.image, head.text, head.source) for name, head in heads.items()} == {
            "a0": (url, "", made[0].source),
            "a4": (None, "", made[4].source),
        }


def test_pictures_are_kept_and_leave(database: Database) -> None:
    urls = [f"https://a.example/{i}.png" for i in range(4)]
    with database.begin() as session:
        for i, url in enumerate(urls):
            pictures.save_picture(session, url, bytes(1000), START + timedelta(hours=i), most=2500)
        assert set(pictures.pictures_known(session, urls)) == set(urls[2:])
        pictures.touch_picture(session, urls[2], START + timedelta(days=1))
        pictures.save_picture(session, urls[0], bytes(1000), START + timedelta(hours=5), most=2500)
        assert set(pictures.pictures_known(session, urls)) == {urls[0], urls[2]}


def test_picks_and_events_as_lists_show_them(database: Database) -> None:
    with database.begin() as session:
        for i in range(3):
            picks.save_pick(session, Pick(f"a{i}", START + timedelta(hours=i), "Dora"))
        part = picks.newest_picks(session, 2)
        assert [one.article for one in part.items] == ["a2", "a1"]
        assert [one.article for one in picks.newest_picks(session, 2, part.older).items] == ["a0"]
        picks.delete_picks(session, ["a1"])
        assert picks.count_picks(session) == 2
        event = make_event("e1")
        events.save_events(session, [event])
        bare = replace(event, terms=(), names=(), places=(), near=(), also=())
        assert events.load_shown_events(session, ["e1", "none"]) == {"e1": bare}
        session.execute(text("update events set shown = null"))
        assert events.load_shown_events(session, ["e1"]) == {"e1": bare}, "a row from before lists were read apart"
        (told,) = tastes.load_told(session, ["e1"]).values()
        assert (told.id, told.names, told.tellings) == (event.id, event.names, event.tellings)


def test_what_is_a_readers_own_goes_over_to_the_first_account_and_goes_with_it(database: Database) -> None:
    with database.begin() as session:
        arrangements.save_arrangement(session, Arrangement("", (Place("sport", "Games"),)))
        tastes.save_learning(session, Learning("", on=False))
        stances.save_mute(session, Mute("", "fair", START))
        stances.save_stance(session, Stance("", "more", "a1", START))
        own.hand_over(session, "one")
        assert arrangements.load_arrangement(session, "one").places == (Place("sport", "Games"),)
        assert arrangements.load_arrangement(session, "") == Arrangement("")
        assert not tastes.load_learning(session, "one").on
        assert tastes.load_learning(session, "").on
        own.delete_everything_of(session, "one")
        assert arrangements.load_arrangement(session, "one") == Arrangement("one")
        assert tastes.load_learning(session, "one") == Learning("one")
        assert stances.newest_stances(session, "one", "more", 9) == []
