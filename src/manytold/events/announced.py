"""Words by which a text says itself that it tells several matters. They are a hint: its parts must bear it out."""

import re
from functools import cache

HEADLINES: dict[str, tuple[str, ...]] = {
    "en": (
        *(
            r"(?:morning|evening|daily|nightly|news|weekend|world|global|your|the) (?:news )?brief(?:ing)?s?",
            r"^briefing",
        ),
        *(
            r"(?:news|weekly|daily|morning|evening|world|sports?|business|crime|tech) round-?up",
            r"round-?up(?=:|$)",
            r"^round-?up",
            r"in brief",
            r"brief(?:s|ly)$",
            r"live ?blog",
            r"live updates?",
            r"^live\b",
            r"\blive:",
            r"as it happened",
        ),
        *(
            r"what (?:you need )?to know (?:today|tonight|this|on|for)",
            r"things (?:you need )?to know",
        ),
        *(
            r"newsletter",
            r"digest",
            r"top stories",
            r"headlines",
            r"today(?:'|’)s (?:top )?(?:news|stories)",
            r"at a glance",
        ),
        *(
            r"week in (?:review|pictures|news)",
            r"this week in",
            r"(?:morning|evening) (?:edition|report|mail|after)",
            r"recap",
        ),
        *(r"news and notes", r"news notes", r"notebook", r"bulletin", r"wrap(?:-?up)?$"),
    ),
    "de": (
        *(r"news-?blog", r"live-?blog", r"(?:live|news)-?ticker", r"nachrichtenüberblick", r"überblick", r"newsletter"),
        *(
            r"kurz (?:gemeldet|und knapp|notiert|berichtet)",
            r"kurzmeldungen",
            r"kurznachrichten",
            r"in kürze",
            r"meldungen",
        ),
        *(r"wochenrückblick", r"tagesrückblick", r"presseschau", r"(?:lage|nachrichten|news) (?:am|des|vom|zum)"),
        *(r"was (?:heute|am \w+|sie) wichtig", r"das müssen sie wissen", r"das wichtigste", r"das war (?:der|die|das)"),
    ),
    "fr": (
        *(
            r"en direct",
            r"en bref",
            r"brèves",
            r"l(?:'|’)essentiel",
            r"à retenir",
            r"ce qu(?:'|’)il faut (?:savoir|retenir)",
        ),
        *(
            r"revue de presse",
            r"tour d(?:'|’)horizon",
            r"les titres",
            r"(?:news|info)-?lettre?r?",
            r"l(?:'|’)actu(?:alité)?",
        ),
        *(r"journal d(?:u|e la) (?:matin|soir|jour)", r"le brief", r"la matinale", r"la semaine en"),
    ),
    "es": (
        *(
            r"en (?:directo|vivo)",
            r"minuto a minuto",
            r"última hora",
            r"resumen",
            r"bolet[ií]n",
            r"newsletter",
            r"titulares",
        ),
        *(
            r"las noticias (?:de|del|más)",
            r"(?:debes|hay que|necesitas) saber",
            r"claves del día",
            r"en breve",
            r"breves",
        ),
    ),
    "it": (
        *(
            r"in diretta",
            r"diretta",
            r"in breve",
            r"brevi",
            r"le notizie (?:di|del|della)",
            r"rassegna stampa",
            r"notiziario",
        ),
        *(r"cosa (?:c(?:'|’)è da )?sapere", r"newsletter", r"il punto", r"i titoli"),
    ),
    "pt": (
        *(
            r"ao vivo",
            r"resumo",
            r"boletim",
            r"precisa saber",
            r"é preciso saber",
            r"breves",
            r"giro de notícias",
            r"manchetes",
        ),
        *(r"as notícias (?:de|do|da)", r"newsletter", r"minuto a minuto"),
    ),
    "nl": (
        *(
            r"live-?blog",
            r"nieuwsoverzicht",
            r"overzicht",
            r"kort nieuws",
            r"in het kort",
            r"nieuwsbrief",
            r"moet weten",
        ),
        *(r"het nieuws van", r"newsletter"),
    ),
}
"""In headlines, in lower case, by language; those of all languages where the language is not known."""
TURNS: dict[str, tuple[str, ...]] = {
    "en": ("in other news", "elsewhere", "also today", "also in the news", "in other developments", "and finally"),
    "de": ("außerdem", "weitere meldungen", "in anderen nachrichten", "sonst noch", "und sonst"),
    "fr": (
        "par ailleurs dans l'actualité",
        "dans le reste de l'actualité",
        "ailleurs",
        "et aussi",
        "à lire aussi aujourd'hui",
    ),
    "es": ("en otras noticias", "por otra parte", "también hoy", "y además"),
    "it": ("in altre notizie", "altre notizie", "altrove"),
    "pt": ("em outras notícias", "outras notícias", "também hoje"),
    "nl": ("in ander nieuws", "ander nieuws", "elders"),
}
"""At the beginning of a passage: what follows is another matter."""


def announces_several(title: str, language: str | None) -> str:
    """The words of a headline by which it says so, or nothing."""
    found = _headline(language if language in HEADLINES else "").search(title.lower())
    return found[0].strip(" :") if found else ""


def turns(passage: str, language: str | None) -> bool:
    """Whether a passage begins by turning to another matter."""
    return passage[:60].lower().startswith(_openings(language if language in TURNS else ""))


@cache
def _headline(language: str) -> re.Pattern[str]:
    words = HEADLINES[language] if language else [word for words in HEADLINES.values() for word in words]
    return re.compile("|".join(rf"(?<!\w)(?:{word})(?!\w)" for word in words))


@cache
def _openings(language: str) -> tuple[str, ...]:
    return TURNS[language] if language else tuple(word for words in TURNS.values() for word in words)
