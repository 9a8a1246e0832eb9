"""A mail is read without its frame, named by its sender and dated by its header."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from manytold.fetch.letters import page_in_letter
from manytold.model.articles import Article
from manytold.model.outcomes import Skipped
from manytold.model.pages import Page
from manytold.read.article import read_page
from manytold.read.letters import laid_out, unwrapped
from tests.fetch.letters import NOW, STORY, letter


def page(raw: bytes) -> Page:
    found = page_in_letter(raw, "a", None, NOW)
    assert isinstance(found, Page), found
    return found


def article(raw: bytes) -> Article:
    found = read_page(page(raw))
    assert isinstance(found, Article), found
    return found


def test_a_newsletter_is_its_story_and_nothing_else() -> None:
    found = article(letter().as_bytes())
    assert found.text == "\n".join(("Harbour gets a new quay", *STORY))
    assert found.title == "Harbour gets a new quay"
    assert (found.source, found.source_name) == ("mail:news@harbour.example", "Harbour Daily")
    assert found.published == datetime(2026, 7, 6, 8, tzinfo=UTC)
    assert found.published_why == "the mail's Date header"
    assert (found.url, found.image) == (None, None)
    cut = {one.text for one in found.contamination}
    assert {"View this email in your browser", "Unsubscribe | Manage your preferences"} <= cut
    assert not any("nobody sees" in text for text in (found.text, *cut))


def test_a_plain_mail_is_read_with_its_lines_joined() -> None:
    mail = letter()
    mail.clear_content()
    mail.set_content(
        "View this email in your browser: http://track.example/v\n\n"
        "The council of the invented town of Harbour agreed on Monday to\nbuild a new quay for forty ferries. "
        "Work is to begin in spring,\nsaid the mayor.\n\nOpponents say that it costs too much and that nobody asked "
        "for\nforty ferries in a town of ten thousand people.\n\n-- \nThe editors, Mill Road\n"
    )
    found = article(mail.as_bytes())
    assert "agreed on Monday to build a new quay for forty ferries." in found.text
    assert "browser" not in found.text
    assert "Mill Road" not in found.text


def test_a_date_in_the_future_or_of_no_sense_is_not_believed() -> None:
    assert article(letter(date="Mon, 06 Jul 2037 10:00:00 +0000").as_bytes()).published is None
    assert article(letter(date="yesterday, maybe").as_bytes()).published is None
    assert article(letter(date="Mon, 06 Jul 2026 10:00:00 +9999999").as_bytes())


@pytest.mark.parametrize(
    ("sender", "source", "name"),
    [
        ("News@Harbour.Example", "mail:news@harbour.example", "news@harbour.example"),
        ("The Mill <a+b17@post.example>", "mail:a@post.example", "The Mill (a@post.example)"),
        ('"bank@bank.example" <x@bank.example>', "mail:x@bank.example", "bank@bank.example (x@bank.example)"),
        ("nobody at all", "mail:unknown", "unknown sender"),
    ],
)
def test_the_sender_is_shown_as_claimed_with_the_domain_that_claims(sender: str, source: str, name: str) -> None:
    raw = letter().as_bytes().replace(b"Harbour Daily <news@harbour.example>", sender.encode())
    found = article(raw)
    assert (found.source, found.source_name) == (source, name)


def test_a_sender_whom_the_server_found_forged_is_another_source() -> None:
    raw = b"Authentication-Results: mx.home.example; spf=pass; dmarc=fail\n" + letter().as_bytes()
    found = article(raw)
    assert found.source == "mail:unconfirmed:news@harbour.example"
    assert found.source_name == "news@harbour.example (sender not confirmed)"


def test_one_mail_is_one_article_whatever_its_way() -> None:
    raw = letter().as_bytes()
    other = replace(page(b"X-Way: imap\r\n" + raw.replace(b"\n", b"\r\n")), fetched=NOW + timedelta(hours=1))
    found = read_page(other)
    assert isinstance(found, Article)
    assert (found.id, found.text) == (article(raw).id, article(raw).text)


def test_a_list_of_links_alone_is_left_out_with_a_reason() -> None:
    links = tuple(f'<a href="http://track.example/{n}">Headline {n}</a>' for n in range(9))
    found = read_page(page(letter(story=links).as_bytes().replace(b"text/plain", b"image/png")))
    assert isinstance(found, Skipped)


def test_layout_that_nests_too_deeply_is_refused() -> None:
    assert not isinstance(read_page(page(letter(story=("<div>" * 100_000,)).as_bytes())), Article)


def test_hidden_words_and_cells_become_nothing_and_lines() -> None:
    found = laid_out(
        '<table><tr><td>One<br>two</td><td style="FONT-SIZE: 0px">no</td></tr></table><ul><li>three</ul>'
        '<p hidden>no</p><p style="line-height:0.9">four</p>'
    )
    assert found == "<html><body><article><p>One</p><p>two</p><li>three</li><p>four</p></article></body></html>"


def test_lines_that_a_writer_broke_stay() -> None:
    assert unwrapped(
        "Dear all,\nshort lines\nstay.\n\n- an item of the list that is long enough to be broken here\n- b"
    ) == ("Dear all,\nshort lines\nstay.\n\n- an item of the list that is long enough to be broken here\n- b")
