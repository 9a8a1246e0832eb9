"""Articles by their words."""

from manytold.model.articles import Article
from manytold.questions.answers import Receipt
from manytold.questions.assemble import article_answer
from manytold.questions.kept import FoundAnswer, SearchAnswer
from manytold.questions.load import named
from manytold.store.articles import load_articles
from manytold.store.events import load_events_of
from manytold.store.rows import Session
from manytold.store.search import plain_words
from manytold.store.search import search as search_words
from manytold.text.sentences import sentences


def search(session: Session, words: str, limit: int = 50) -> SearchAnswer:
    """Articles that hold all the words, newest first, each with the sentence that holds most of them."""
    ids = search_words(session, words, limit)
    loaded = {article.id: article for article in named(session, load_articles(session, ids).values())}
    events = load_events_of(session, ids)
    found = [
        FoundAnswer(article_answer([loaded[id_]]), _sentence(loaded[id_], words), events.get(id_))
        for id_ in ids
        if id_ in loaded
    ]
    return SearchAnswer(words, tuple(found))


def _sentence(article: Article, words: str) -> Receipt | None:
    """The first of those sentences that hold most of the words, the title only for want of another; or None."""
    wanted = set(plain_words(words).split())
    best, most = None, (0, False)
    for part in sentences(article.told.text, article.language):
        held = plain_words(article.text[part.start : part.end])
        score = (sum(word in held for word in wanted), part.start >= len(article.title))
        if score[0] and score > most:
            best, most = part, score
    if best is None:
        return None
    return Receipt(article.id, article.version, best.start, best.end, article.text[best.start : best.end])
