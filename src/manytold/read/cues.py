"""Phrases by which lines around an article give themselves away, found in all lines of a page in one pass."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from ahocorasick_rs import AhoCorasick

PHRASES: dict[str, tuple[str, ...]] = {
    "other stories": (
        *("read more", "read also", "read next", "read the full", "also read", "related", "see also", "more from"),
        *("more on", "more stories", "more news", "more:", "recommended", "recommendations", "editor's picks"),
        *("editors' picks", "you may also", "you might also", "don't miss", "don’t miss", "watch:", "listen:"),
        *("trending", "most read", "most popular", "latest", "top stories", "up next", "in case you missed"),
        *("mehr zum thema", "lesen sie auch", "auch interessant", "mehr dazu", "zum thema", "das könnte sie"),
        *("weitere artikel", "meistgelesen", "empfohlen", "passend dazu", "lesetipp", "lire aussi", "à lire"),
        *("sur le même sujet", "lee también", "lea también", "te puede interesar", "más noticias", "relacionadas"),
        *("relacionados", "leggi anche", "lees ook", "læs også", "les også", "läs också", "czytaj także", "čtěte také"),
        *("ilgili haberler", "関連記事", "関連", "あわせて読みたい", "관련기사", "推荐阅读", "相关"),
    ),
    "pitch": (
        *("subscribe", "subscription", "subscriber", "newsletter", "sign up", "sign in", "log in", "register"),
        *("inbox", "download the app", "our app", "become a member", "donate", "support our", "premium", "free trial"),
        *(
            "abonnieren",
            "abonnent",
            "abonnenten",
            "jetzt testen",
            "anmelden",
            "registrieren",
            "suscríbete",
            "suscribirse",
        ),
        *("suscriptores", "s'abonner", "abonnez-vous", "abonnés", "iscriviti", "会員", "구독", "登録"),
    ),
    "share": (
        *("share", "follow us", "follow", "facebook", "twitter", "whatsapp", "email", "copy link", "tweet", "telegram"),
        *("instagram", "youtube", "linkedin", "reddit", "teilen", "compartir", "partager", "condividi", "シェア"),
    ),
    "comments": (
        *("comments", "leave a comment", "comment", "reply", "kommentare", "kommentar", "kommentieren", "comentarios"),
        *("commentaires", "commenti", "join the conversation", "コメント", "댓글"),
    ),
    "legal": (
        *("©", "copyright", "all rights reserved", "terms of use", "terms of service", "privacy policy", "cookie"),
        *("cookies", "impressum", "datenschutz", "alle rechte", "affiliate", "commission", "may not be published"),
        *("disclaimer", "einverstanden", "consent", "reproduction", "無断", "무단", "derechos reservados"),
    ),
    "about the author": (
        *(
            "staff writer",
            "is a reporter",
            "is a writer",
            "is an editor",
            "is a journalist",
            "reports on",
            "reporter for",
        ),
        *(
            "correspondent for",
            "editor at",
            "editor of",
            "follow him",
            "follow her",
            "contributed to this",
            "is the author",
        ),
        *("written by", "reporting by", "editing by", "ist redakteur", "ist redakteurin", "reach him", "reach her"),
        *("contact the", "email him", "email her", "mehr von", "news tip", "got a story", "get in touch"),
    ),
    "credit": (
        *("photo by", "photo:", "photos:", "image:", "image via", "getty", "getty images", "ap photo", "credit:"),
        *(
            "foto:",
            "fotos:",
            "photograph",
            "picture:",
            "bild:",
            "quelle:",
            "courtesy of",
            "shutterstock",
            "(ap)",
            "imago",
        ),
        *("picture alliance", "写真", "via ap", "file photo", "archivfoto", "symbolbild"),
    ),
    "advert": (
        *("advertisement", "anzeige", "werbung", "publicidad", "publicité", "sponsored", "story continues", "advert"),
        *("article continues", "promoted", "for sale", "buy now", "shop now", "広告", "reklam"),
    ),
    "time": (
        *("min read", "published", "updated", "last modified", "hours ago", "days ago", "posted", "veröffentlicht"),
        *("aktualisiert", "stand:", "publicado", "actualizado", "publié", "mis à jour", "minutes ago", "配信", "更新"),
    ),
    "note": (
        *("sources", "source:", "editor's note", "editor’s note", "correction", "clarification", "originally appeared"),
        *(
            "originally published",
            "this story was",
            "this article was",
            "note:",
            "hinweis",
            "methodology",
            "mit material",
        ),
    ),
}
WIDTH = 100
"""Signs at either end of a line that are looked at: phrases in the middle of a paragraph say nothing."""
KINDS = tuple(PHRASES)
_KIND = np.repeat(np.arange(len(KINDS)), [len(phrases) for phrases in PHRASES.values()])
_FINDER = AhoCorasick([phrase for phrases in PHRASES.values() for phrase in phrases])


def cues(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """For each line and kind of phrase whether a line begins with one, then whether it holds one."""
    lines = [(text if len(text) <= 2 * WIDTH else f"{text[:WIDTH]} {text[-WIDTH:]}").lower() for text in texts]
    page = "\n".join(lines)
    starts = np.zeros(len(lines), np.int64)
    np.cumsum([len(line) + 1 for line in lines[:-1]], out=starts[1:])
    found = np.zeros((len(lines), 2 * len(KINDS)), np.float32)
    for phrase, start, end in _FINDER.find_matches_as_indexes(page, overlapping=True):
        if _inside_word(page, start, end):
            continue
        at = int(np.searchsorted(starts, start, "right")) - 1
        kind = int(_KIND[phrase])
        found[at, len(KINDS) + kind] = 1
        if start - starts[at] <= 2:
            found[at, kind] = 1
    return found


def _inside_word(page: str, start: int, end: int) -> bool:
    """Whether a phrase of letters is a piece of a longer word; scripts without spaces have no such words."""
    if page[start] > "\u3000":
        return False
    before = start > 0 and page[start - 1].isalnum() and page[start].isalnum()
    return before or (end < len(page) and page[end].isalnum() and page[end - 1].isalnum())
