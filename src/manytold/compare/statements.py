"""Everything one article states: what the language tools see, who says what, and checkable statements."""

from manytold.compare.claims import find_claims
from manytold.compare.quotes import find_quotes
from manytold.model.articles import Article
from manytold.model.statements import Statements
from manytold.text.annotate import annotate_closely


def statements(article: Article) -> Statements:
    """The statements of one version of an article; a pure function of its text, language and publication day."""
    annotation, parse = annotate_closely(article)
    return Statements(
        article.id,
        article.version,
        annotation,
        find_quotes(article, annotation, parse),
        find_claims(article, annotation),
    )
