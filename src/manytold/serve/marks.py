"""Marks that an article carries where it says so itself: that somebody paid for it to be published."""

import re

from manytold.questions.answers import ArticleAnswer

PAID = re.compile(
    r"\b(?:sponsored|sponsored[ -]content|advertorials?|advertisements?|paid[ -](?:content|post|partnership)"
    r"|partner[ -]content|branded[ -]content|promoted|anzeige|werbung|publireportage|publirreportaje|publi-?reportage"
    r"|publicidad|contenido patrocinado|publicité|contenu sponsorisé|brandstories)\b",
    re.IGNORECASE,
)
LONGEST = 200


def is_advert(article: ArticleAnswer) -> bool:
    """Whether its section, its byline or its address calls it an advert; what its text says is no sign."""
    path = (article.url or "").partition("://")[2].partition("/")[2]
    address = " ".join(part for part in path.split("/")[:-1] if part)
    return any(PAID.search(words[:LONGEST]) for words in (article.section or "", *article.byline[:3], address))
