"""Ways in are kept by account, found by what was confirmed alone, and go with the account; on both databases."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from manytold.model.accounts import Account, Identity, MailAddress, Passkey, SignedIn
from manytold.store import doors
from manytold.store.accounts import delete_account, save_account, save_sign_in, sign_ins_of
from manytold.store.database import open_database

NOW = datetime(2031, 5, 9, 12, tzinfo=UTC)
DORA, PIET = Account("dora", "Dora", "owner", NOW), Account("piet", "Piet", "reader", NOW)


def test_ways_in_are_kept_by_account_and_go_with_it(url: str) -> None:
    key = Passkey("key-1", "dora", "Telephone", "news.example", b"\xa5\x00\xff", NOW)
    identity = Identity("https://login.example", "subject", "dora", NOW, NOW)
    with open_database(url) as database, database.begin() as session:
        for one, password in ((DORA, "digest"), (PIET, "")):
            save_account(session, one, password)
        doors.save_passkey(session, key)
        doors.save_passkey(session, replace(key, id="key-2", made=NOW - timedelta(1)))
        doors.save_passkey(session, replace(key, id="key-3", account="piet"))
        doors.save_passkey(session, replace(key, count=7))
        assert [one.id for one in doors.passkeys_of(session, "dora")] == ["key-2", "key-1"]
        assert doors.load_passkey(session, "key-1") == replace(key, count=7)
        doors.delete_passkey(session, "piet", "key-1")
        assert doors.load_passkey(session, "key-1") is not None
        doors.save_identity(session, identity)
        assert doors.load_identity(session, "https://login.example", "subject") == identity
        assert doors.load_identity(session, "https://other.example", "subject") is None
        assert (doors.has_password(session, "dora"), doors.has_password(session, "piet")) == (True, False)
        save_sign_in(session, SignedIn("digest", "dora", NOW, NOW, NOW, "browser", "Firefox", NOW))
        delete_account(session, "dora")
        assert doors.passkeys_of(session, "dora") == doors.identities_of(session, "dora") == []
        assert sign_ins_of(session, "dora") == []
        assert [one.id for one in doors.passkeys_of(session, "piet")] == ["key-3"]


def test_a_mail_address_is_found_once_it_is_confirmed(url: str) -> None:
    with open_database(url) as database, database.begin() as session:
        waiting = MailAddress("dora", "", "Dora@Home.example", "digest", NOW)
        doors.save_mail_address(session, waiting)
        assert doors.accounts_with_mail(session, "dora@home.example") == []
        assert doors.accounts_with_mail(session, "") == []
        assert doors.load_mail_address(session, "dora") == waiting
        for one in ("piet", "dora"):
            doors.save_mail_address(session, MailAddress(one, "Dora@Home.example"))
        assert doors.accounts_with_mail(session, "dora@HOME.example") == ["dora", "piet"]
        doors.delete_mail_address(session, "dora")
        assert doors.accounts_with_mail(session, "dora@home.example") == ["piet"]
        assert doors.load_mail_address(session, "dora") == MailAddress("dora")
