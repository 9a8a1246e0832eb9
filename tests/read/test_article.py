# ruff: noqa: E501  invented texts stay on one line
import hashlib
import time

import pytest

from manytold.model.articles import Article
from manytold.model.outcomes import Failed, Skipped
from manytold.model.pages import Entry
from manytold.read.article import article_id, read_page
from tests.read.pages import NOW, PARAGRAPHS, URL, make_article, make_html, make_page, make_text_page


def test_a_page_becomes_title_and_paragraphs_and_nothing_else() -> None:
    article = make_article(make_page(make_html()))
    assert article.text.split("\n") == ["Ferry fares to rise in June", *PARAGRAPHS]
    assert article.title == "Ferry fares to rise in June"
    assert article.source == "harbourpost.example"
    assert article.source_name == "Harbour Post"
    assert article.language == "en"
    assert article.text_hash == hashlib.sha256(article.text.encode()).hexdigest()


def test_passages_cover_every_line() -> None:
    article = make_article(make_page(make_html()))
    lines = [article.text[p.start : p.end] for p in article.passages]
    assert "\n".join(lines) == article.text
    assert [p.kind for p in article.passages] == ["title"] + ["paragraph"] * 4


def test_the_headline_is_not_repeated() -> None:
    body = ("Ferry fares to rise in June", "FERRY FARES TO RISE IN JUNE.", *PARAGRAPHS)
    article = make_article(make_page(make_html(paragraphs=body)))
    assert article.text.lower().count("ferry fares to rise in june") == 1


def test_byline_and_date_lines_are_not_text() -> None:
    before = '<p class="byline">By Ilsa Brandt</p><p>Published 5 May 2031, 10:15</p>'
    head = '<meta property="article:published_time" content="2031-05-05T10:15:00+02:00"><meta name="author" content="Ilsa Brandt">'
    article = make_article(make_page(make_html(before=before, head=head)))
    assert article.text.split("\n")[1:] == list(PARAGRAPHS)
    assert article.byline == ("Ilsa Brandt",)
    assert article.published is not None
    assert article.published.isoformat() == "2031-05-05T08:15:00+00:00"
    assert article.published_why == "article:published_time"


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Read more: Goat wins the island race for the third time", False),
        ("Sign up for our newsletter and never miss a story.", False),
        ("Story continues below advertisement", False),
        ("Sign-up sheets for the meeting hang in the town hall, the clerk said on Tuesday.", True),
        ("More boats will follow next year, the shipyard said.", True),
    ],
)
def test_furniture_between_paragraphs(line: str, kept: bool) -> None:
    article = make_article(make_page(make_html(paragraphs=(*PARAGRAPHS[:2], line, *PARAGRAPHS[2:]))))
    assert (line in article.text) is kept
    assert any(line == cut.text for cut in article.contamination) is not kept


def test_captions_are_not_text() -> None:
    before = (
        '<figure><img src="/quay.jpg"><figcaption>The quay of Norvik at dawn. Photo: Jon Arvo</figcaption></figure>'
    )
    assert "quay of Norvik at dawn" not in make_article(make_page(make_html(before=before))).text


def test_hidden_and_reordering_characters_are_removed() -> None:
    spoof = "Ferry \u202eserac\u202c fares\u200b to\x07 rise\u00ad in\u2066 June\u00a0now"
    text = make_article(make_page(make_html(title=spoof))).title
    assert text == "Ferry serac fares to rise in June now"


@pytest.mark.parametrize("sign", ["\x07", "&#7;", "&#x7;", "&#0;", "&#xfffe;", "&#xD800;", "\udc80", "&#x202e;"])
def test_signs_that_xml_cannot_hold_do_not_hide_the_article(sign: str) -> None:
    article = make_article(
        make_page(make_html(title=f"Ferry {sign}rises", paragraphs=(*PARAGRAPHS, f"The {sign}end came.")))
    )
    assert len(article.passages) == 6
    assert article.title.replace("\ufffd", "").replace("?", "") == "Ferry rises"


@pytest.mark.parametrize(
    ("status", "reason"), [(404, "404 not found"), (410, "410 gone"), (503, "503 service unavailable"), (499, "499")]
)
def test_error_pages_are_failures(status: int, reason: str) -> None:
    answer = read_page(make_page(make_html(), status=status))
    assert isinstance(answer, Failed)
    assert answer.what == URL
    assert reason in answer.reason


@pytest.mark.parametrize(
    ("body", "media_type", "reason"),
    [
        (b"", "text/html", "empty"),
        (b" \n\t ", "text/plain", "empty"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "image/png", "not text (image/png)"),
        (b"%PDF-1.7 ...", "application/pdf", "not text (application/pdf)"),
        (bytes(range(256)) * 20, "text/plain", "not text (text/plain)"),
        (b"<rss version='2.0'><channel></channel></rss>", "text/xml", "a feed, not an article"),
        (b"<urlset></urlset>", "text/xml", "a sitemap, not an article"),
        (b"<opml version='2.0'></opml>", "text/xml", "a list of feeds, not an article"),
        (b"<html><body><p>Nothing much here.</p></body></html>", "text/html", "no article text was found"),
        (b"Two words", "text/plain", "no article text was found"),
    ],
)
def test_what_is_no_article_is_skipped_with_its_reason(body: bytes, media_type: str, reason: str) -> None:
    answer = read_page(make_page(body, media_type=media_type))
    assert isinstance(answer, Skipped)
    assert reason in answer.reason


def test_a_home_page_is_no_article_unless_it_says_so() -> None:
    bare = f"<html><body><main>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</main></body></html>"
    home = "https://www.harbourpost.example/"
    assert isinstance(read_page(make_page(bare, url=home)), Skipped)
    assert isinstance(read_page(make_page(bare, url=home + "?p=77")), Article)


def test_front_pages_are_skipped() -> None:
    teasers = "".join(
        f'<h2><a href="/2031/05/0{n}/some-story-number-{n}">The story of the day has number {n} today</a></h2>'
        f"<p>Teaser of story {n} with a few words.</p>"
        for n in range(1, 10)
    )
    page = f"<html><head><title>Harbour Post</title></head><body><main>{teasers}</main></body></html>"
    for url in ("https://www.harbourpost.example/", "https://www.harbourpost.example/politics"):
        answer = read_page(make_page(page, url=url))
        assert isinstance(answer, Skipped)
        assert answer.reason == "a front page, not an article"


@pytest.mark.parametrize(
    "page",
    [
        "<div>" * 100_000 + PARAGRAPHS[0] * 9,
        "<ul><li>" * 100_000 + PARAGRAPHS[0],
        "<p>" + PARAGRAPHS[0] * 180_000,
        "<p>" + "<br>" * 1_000_000,
        "<" * 1_000_000,
        "<!--" * 500_000,
        "<script " * 200_000,
        '<script type="application/ld+json">' + "[" * 400_000 + "</script>",
        '<p class="author">' + "a, " * 300_000,
    ],
)
def test_hostile_pages_are_answered_within_two_seconds(page: str) -> None:
    start = time.process_time()
    answer = read_page(make_page(f"<html><body>{page}"))
    assert time.process_time() - start < 2
    assert isinstance(answer, Article | Failed | Skipped)


def test_identity_is_the_asked_address_not_what_the_page_claims() -> None:
    stolen = '<link rel="canonical" href="https://rival.example/their/story"><meta property="og:url" content="https://rival.example/x">'
    plain, thief = make_page(make_html()), make_page(make_html(head=stolen))
    assert make_article(plain).id == make_article(thief).id == article_id(plain)
    assert make_article(thief).source == "harbourpost.example"
    assert make_article(thief).url == URL


def test_identity_ignores_tracking_and_follows_only_permanent_moves() -> None:
    new = "https://www.harbourpost.example/news/ferry-fares"
    tracked = article_id(make_page(url=URL + "?utm_source=feed#top"))
    assert tracked == article_id(make_page(url=URL))
    assert article_id(make_page(final_url=new)) == article_id(make_page())
    assert article_id(make_page(final_url=new, permanent=True)) == article_id(make_page(url=new))


def test_local_files_are_known_by_name_and_bytes() -> None:
    page = make_text_page("\n\n".join(PARAGRAPHS), "ferry.txt")
    article = make_article(page)
    assert article.id == hashlib.sha256(b"ferry.txt\0" + page.body).hexdigest()[:16]
    assert (article.source, article.source_name, article.url) == ("file:ferry.txt", "ferry", None)
    assert article.published is None
    assert article.published_why == "the text carries no date"


def test_a_saved_page_is_shown_under_the_address_that_it_states() -> None:
    saved = make_html(head=f'<link rel="canonical" href="{URL}">')
    article = make_article(make_page(saved, url=None, path="saved.html"))
    assert article.url == URL
    assert article.source == "harbourpost.example"
    assert article.id == article_id(make_page(saved, url=None, path="saved.html"))


def test_a_saved_page_cannot_state_an_address_that_is_not_one() -> None:
    saved = make_html(head='<link rel="canonical" href="javascript:alert(1)">')
    article = make_article(make_page(saved, url=None, path="saved.html"))
    assert article.url is None
    assert article.source == "file:saved.html"


def test_what_the_feed_announced_fills_gaps_only() -> None:
    entry = Entry(url=URL, title="From the feed", published=NOW.replace(day=5), authors=("Feed Author",))
    bare = f"<html><body><article>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</article></body></html>"
    article = make_article(make_page(bare, announced=entry))
    assert (article.title, article.byline) == ("From the feed", ("Feed Author",))
    assert (article.published, article.published_why) == (entry.published, "the feed says")
    dated = make_html(head='<meta property="article:published_time" content="2031-05-04T08:00:00Z">')
    own = make_article(make_page(dated, announced=entry))
    assert own.title == "Ferry fares to rise in June"
    assert own.published is not None
    assert own.published.day == 4


@pytest.mark.parametrize(
    ("feed", "asked", "answered", "believed"),
    [
        (None, URL, URL, True),
        ("https://www.harbourpost.example/feed", URL, URL, True),
        ("https://feeds.harbourpost.example/all", URL, URL, True),
        ("https://relay.example/feed", URL, URL, False),
        ("https://relay.example/feed", "https://relay.example/x", URL, False),
        ("https://www.harbourpost.example/feed", "https://short.example/x", URL, True),
        ("https://www.harbourpost.example/feed", URL, "https://elsewhere.example/x", False),
    ],
)
def test_only_the_own_feed_speaks_for_a_page(feed: str | None, asked: str, answered: str, believed: bool) -> None:
    entry = Entry(url=asked, title="Invented", published=NOW.replace(day=5), authors=("Nobody",), feed=feed)
    bare = f"<html><body><article>{''.join(f'<p>{p}</p>' for p in PARAGRAPHS)}</article></body></html>"
    article = make_article(make_page(bare, url=asked, final_url=answered, announced=entry))
    told = (article.title, article.byline, article.published_why == "the feed says")
    assert told == (("Invented", ("Nobody",), True) if believed else ("", (), False))


def test_text_from_linked_data_when_scripts_draw_the_page() -> None:
    body = " ".join(PARAGRAPHS).replace('"', "")
    head = f'<script type="application/ld+json">{{"@type":"NewsArticle","headline":"Drawn","articleBody":"{body}"}}</script>'
    page = f"<html><head>{head}</head><body><div id=app></div></body></html>"
    article = make_article(make_page(page))
    assert article.title == "Drawn"
    assert "two new boats" in article.text


def test_paywalls_are_noticed() -> None:
    linked = '<script type="application/ld+json">{"@type":"NewsArticle","headline":"x","isAccessibleForFree":"False"}</script>'
    assert make_article(make_page(make_html(head=linked))).paywalled
    pitched = (*PARAGRAPHS, "Subscribe now to continue reading this article.")
    assert make_article(make_page(make_html(paragraphs=pitched))).paywalled
    assert not make_article(make_page(make_html())).paywalled


def test_markup_of_attackers_never_reaches_the_text() -> None:
    evil = (
        *PARAGRAPHS,
        "<script>alert(1)</script>The mayor <b onclick='x()'>Ole Rand</b> agreed <svg onload=alert(2)></svg>with it.",
        "<iframe srcdoc='<script>alert(3)</script>'></iframe>The vote was open &lt;script&gt;, the clerk noted drily.",
    )
    article = make_article(make_page(make_html(paragraphs=evil)))
    assert "alert" not in article.text
    assert "Ole Rand" in article.text


def test_any_bytes_have_an_answer_and_the_same_one_twice() -> None:
    for body in (b"\xff\xfe\x00", b"<html>\xc3\x28" * 50, "<p>é".encode("utf-16"), b"\x80" * 3000, b"<?xml?><html/>"):
        for media_type in ("text/html", "text/plain", "application/xhtml+xml", ""):
            page = make_page(body, media_type=media_type)
            assert isinstance(read_page(page), Article | Skipped | Failed)
            assert read_page(page) == read_page(page)


@pytest.mark.parametrize("charset", ["utf-8", "latin-1", "utf-16", "cp1252"])
def test_encodings(charset: str) -> None:
    page = make_html(title="Fähre wird für Pendler teurer", head=f'<meta charset="{charset}">').encode(
        charset, "xmlcharrefreplace"
    )
    assert make_article(make_page(page)).title == "Fähre wird für Pendler teurer"


@pytest.mark.parametrize(("host", "shown"), [("tessen-courier.example", "The Tessen Courier"), ("evil.example", None)])
def test_a_page_cannot_take_another_outlets_name(host: str, shown: str | None) -> None:
    head = '<meta property="og:site_name" content="The Tessen Courier">'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    bare = f"<html><head>{head}</head><body><article><h1>Fares to rise in June</h1>{body}</article></body></html>"
    page = make_page(bare, url=f"https://{host}/news/fares-to-rise-in-june")
    assert make_article(page).source_name == (shown or host)
