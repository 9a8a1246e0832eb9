"""What is of one account: kept, listed, handed over and forgotten alike in every kind of database."""

from datetime import timedelta

from manytold.model.choices import Choices
from manytold.model.comments import Comment
from manytold.model.notes import Note
from manytold.model.searches import FeedAddress, SavedSearch
from manytold.model.stances import Stance
from manytold.store import choices, comments, notes, own, searches, stances
from manytold.store.database import Database
from manytold.store.progress import forget_results
from manytold.store.rows import Session
from tests.store.make import START


def fill(session: Session, account: str) -> None:
    choices.save_choices(session, Choices(account, theme="dark"))
    searches.save_search(session, SavedSearch(account, "s", "Ferries", "ferry", START))
    searches.save_feed_address(session, FeedAddress(account, f"digest-{account}", "search", "s", "Ferries", START))
    notes.save_note(session, Note(account, "n", "a", 1, 0, 3, "The", "text", START))
    comments.save_comment(session, Comment(account, f"c-{account}", "a", "", "said", START))
    stances.save_stance(session, Stance(account, "seen", "a", START))


def test_notes_are_listed_by_time_and_by_article(database: Database) -> None:
    with database.begin() as session:
        for number, article in enumerate(("a", "b", "a")):
            made = START + timedelta(minutes=number)
            notes.save_note(session, Note("me", f"n{number}", article, 1, 9 - number, 10, "x", "", made))
        notes.save_note(session, Note("you", "n0", "a", 1, 0, 1, "y", "", START))
    with database.look() as session:
        assert [one.id for one in notes.newest_notes(session, "me", 2)] == ["n2", "n1"]
        assert [one.id for one in notes.notes_on(session, "me", "a")] == ["n2", "n0"]
        assert (notes.count_notes(session, "me"), notes.count_notes(session, "you")) == (3, 1)
        assert notes.load_note(session, "you", "n1") is None


def test_comments_are_the_newest_in_order(database: Database) -> None:
    with database.begin() as session:
        for number in range(5):
            made = START + timedelta(minutes=number)
            comments.save_comment(session, Comment("me", f"c{number}", "ab"[number % 2], "", "x", made))
    with database.look() as session:
        assert [one.id for one in comments.comments_on(session, ["a", "b", "c"], 3)] == ["c2", "c3", "c4"]
        assert [one.id for one in comments.comments_on(session, ["b"], 3)] == ["c1", "c3"]
        assert [one.id for one in comments.load_comments(session, ["c1", "none"])] == ["c1"]


def test_everything_is_handed_over_and_nothing_of_another(database: Database) -> None:
    with database.begin() as session:
        fill(session, "")
        fill(session, "you")
        own.hand_over(session, "me")
    with database.look() as session:
        assert not any(own.load_own(session, "").values())
        mine, yours = own.load_own(session, "me"), own.load_own(session, "you")
        assert mine["notes"] == yours["notes"]
        assert choices.load_choices(session, "me") == Choices("me", theme="dark")
        assert searches.load_feed_address(session, "digest-") == (
            FeedAddress("me", "digest-", "search", "s", "Ferries", START)
        )


def test_a_search_takes_its_feed_along_and_only_its_own(database: Database) -> None:
    with database.begin() as session:
        fill(session, "me")
        fill(session, "you")
        searches.delete_search(session, "me", "s")
    with database.look() as session:
        assert searches.load_feed_address(session, "digest-me") is None
        assert searches.load_feed_address(session, "digest-you") is not None
        assert searches.load_search(session, "you", "s") is not None


def test_forgetting_is_of_one_account(database: Database) -> None:
    with database.begin() as session:
        fill(session, "me")
        fill(session, "you")
        own.forget_part(session, "me", "notes")
        assert own.count_parts(session, "me")["notes"] == 0
        own.delete_everything_of(session, "me")
    with database.look() as session:
        assert not any(own.load_own(session, "me").values())
        assert all(own.load_own(session, "you")[name] for name in ("notes", "comments", "stances", "saved_searches"))


def test_what_readers_did_outlives_the_results_of_steps(database: Database) -> None:
    """Raising the version of a step empties what steps made, and nothing that a person did."""
    with database.begin() as session:
        fill(session, "me")
        before = own.load_own(session, "me")
        forget_results(session, readings_too=True)
        assert own.load_own(session, "me") == before
