"""What is counted on pages, for one and for several; languages with more forms have them in their catalogues."""

from manytold.serve.languages import nouns

NOUNS = {
    "article": nouns("%(num)s article", "%(num)s articles"),
    "change": nouns("%(num)s change", "%(num)s changes"),
    "conflict": nouns("%(num)s conflict", "%(num)s conflicts"),
    "copy": nouns("%(num)s copy", "%(num)s copies"),
    "day": nouns("%(num)s day", "%(num)s days"),
    "event": nouns("%(num)s event", "%(num)s events"),
    "feed": nouns("%(num)s feed", "%(num)s feeds"),
    "hour": nouns("%(num)s hour", "%(num)s hours"),
    "independent report": nouns("%(num)s independent report", "%(num)s independent reports"),
    "minute": nouns("%(num)s minute", "%(num)s minutes"),
    "more agreement": nouns("%(num)s more agreement", "%(num)s more agreements"),
    "more quote": nouns("%(num)s more quote", "%(num)s more quotes"),
    "more statement": nouns("%(num)s more statement", "%(num)s more statements"),
    "new article": nouns("%(num)s new article", "%(num)s new articles"),
    "new feed": nouns("%(num)s new feed", "%(num)s new feeds"),
    "quote": nouns("%(num)s quote", "%(num)s quotes"),
    "story": nouns("%(num)s story", "%(num)s stories"),
    "storyline": nouns("%(num)s storyline", "%(num)s storylines"),
}
"""What pages count; what only commands count stays in English."""
