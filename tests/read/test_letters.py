"""A mail is read without its frame, named by its sender and dated by its header."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from manytold.fetch.letters import page_in_letter
from manytold.model.articles import Article
from manytold.model.outcomes import Skipped
from manytold.model.pages import Page
from manytold.read.article import read_page
from manytold.read.letters import Told, read_letter, unwrapped
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
        ("a/b@post.example", "mail:a_b@post.example", "a_b@post.example"),
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
    links = tuple(f'<a href="http://track.example/{n}">Story {n}</a>' for n in range(9))
    found = read_page(page(letter(story=links).as_bytes().replace(b"text/plain", b"image/png")))
    assert isinstance(found, Skipped)


def test_layout_that_nests_too_deeply_is_refused() -> None:
    assert not isinstance(read_page(page(letter(story=("<div>" * 100_000,)).as_bytes())), Article)


def lines(markup: str) -> list[tuple[str, str]]:
    told = read_letter(markup, Page("mid:1", "mid:1", 200, "text/html", b"", NOW, headers=(("subject", "A quay"),)))
    assert isinstance(told, Told)
    return [(block.kind, block.text) for block in told.blocks]


def test_hidden_words_and_cells_become_nothing_and_lines() -> None:
    found = lines(
        '<h2>A quay</h2><table><tr><td>One line.<br>Two lines.</td><td style="FONT-SIZE: 0px">no</td></tr></table>'
        '<ul><li>three</ul><p hidden>no</p><p style="line-height:0.9">Four <b>it</b> is.</p><blockquote><p>Five.'
        "<figure><img src=x><figcaption>A picture.</figcaption></figure><p>Six, then. <a href=x>Read more »</a>"
    )
    assert found == [
        ("paragraph", "One line."),
        ("paragraph", "Two lines."),
        ("item", "three"),
        ("paragraph", "Four it is."),
        ("quote", "Five."),
        ("quote", "Six, then."),
    ]


def test_rows_of_buttons_cells_and_labels_go_and_sentences_on_leaving_stay() -> None:
    found = lines(
        "<p>Ada Example<p>Jul 6<p>7 min<p>The rule lets people unsubscribe from newsletters with one click."
        "<table><tr><th>Team<th>Points<tr><td>Harbour<td>31</table><p>Sponsored by Ferry Bank<p>Powered by wind, the "
        "ferry crossed the bay.<p>Users can unsubscribe at once.<p>Thanks for reading The Mill! Subscribe for free."
        "<p>Like<p>Sent by The Mill to reader@home.example.<p>© 2026 Ada<p>548 Mill Road, Harbour.<p>Unsubscribe"
    )
    assert [text for _, text in found] == [
        "The rule lets people unsubscribe from newsletters with one click.",
        "Powered by wind, the ferry crossed the bay.",
        "Users can unsubscribe at once.",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "View this email in your browser",
        "READ ONLINE",
        "Forwarded this email? Subscribe here for more",
        "You are receiving this newsletter because you signed up.",
        "Falls diese E-Mail nicht richtig angezeigt wird, klicken Sie hier.",
        "Sie erhalten diesen Newsletter, weil Sie ihn bestellt haben.",
        "Ver este correo en su navegador",
        "Voir ce message dans votre navigateur",
        "Se désabonner",
        "Facebook | Instagram | YouTube",
    ],
)
def test_lines_of_newsletters_about_themselves(line: str) -> None:
    assert lines(
        f"<p>{line}</p><p>A council agreed on Monday to build a new quay for forty ferries in the old harbour."
    ) == [("paragraph", "A council agreed on Monday to build a new quay for forty ferries in the old harbour.")]


def test_a_plain_digest_keeps_its_stories_and_headings() -> None:
    mail = letter()
    mail.clear_content()
    mail.set_content(
        "A quay for forty ferries\n------------------------\nThe council agreed on Monday to build a quay. Read more:\n"
        "https://track.example/1\n\nBridge closed\n=============\nA bridge in the north was closed for repair until "
        "the\nend of the week, the roads office said.\n* one ferry\n* two ferries\n\nUnsubscribe: https://track.example/u\n"
    )
    found = article(mail.as_bytes())
    assert found.text.split("\n")[1:] == [
        "A quay for forty ferries",
        "The council agreed on Monday to build a quay.",
        "Bridge closed",
        "A bridge in the north was closed for repair until the end of the week, the roads office said.",
        "one ferry",
        "two ferries",
    ]
    assert [p.kind for p in found.passages[1:4]] == ["heading", "paragraph", "heading"]


MARKUP = st.lists(
    st.one_of(
        st.text(max_size=30),
        st.sampled_from(
            ["<p>", "<td>", "</table>", "<br>", "<div style='display:none'>", "Unsubscribe", "<!--", "\n-- \n"]
        ),
    ),
    max_size=20,
).map("".join)


@given(MARKUP, st.sampled_from(["text/html", "text/plain"]), st.text(max_size=40), st.text(max_size=40))
def test_no_words_break_the_reader_of_mails(text: str, media_type: str, sender: str, date: str) -> None:
    headers = (("from", sender), ("subject", text[:20]), ("date", date))
    body = text.encode("utf-8", "replace")
    found = read_page(Page("mid:1", "mid:1", 200, media_type, body, NOW, headers=headers))
    assert isinstance(found, Article) or found.reason


def test_lines_that_a_writer_broke_stay() -> None:
    assert unwrapped(
        "Dear all,\nshort lines\nstay.\n\n- an item of the list that is long enough to be broken here\n- b"
    ) == ("Dear all,\nshort lines\nstay.\n\n- an item of the list that is long enough to be broken here\n- b")
