"""Notes by which an outlet says that it has changed an article, in the languages of most sources (pure)."""

import re

NOTE = re.compile(
    r"(?:^|(?<=\n)|(?<=[(\[*]))[ \t*_]{0,4}"
    r"(?:corrections?|corrected|clarifications?|erratum|editor[’']?s['’]? note|updated?|amended"
    r"|korrektur|berichtigung|richtigstellung|anmerkung der redaktion|aktualisiert|aktualisierung"
    r"|rectificatif|correctif|précision|mise à jour|note de la rédaction|erratum"
    r"|corrección|rectificación|fe de errores?|fe de erratas|actualización|actualizado|nota de la redacción"
    r"|correzione|rettifica|errata corrige|aggiornamento|nota della redazione"
    r"|correção|errata|atualização|nota da redação|rectificatie|correctie|aanvulling|noot van de redactie"
    r"|rättelse|korrigering|uppdatering|rettelse|oppdatert|opdateret|oikaisu|sprostowanie|aktualizacja|oprava"
    r"|исправление|уточнение|обновлено|виправлення|düzeltme|訂正|更正|정정)"
    r"(?:[ \t]{1,3}(?:\d|on\b|at\b|am\b|vom\b|le\b|du\b|el\b|del\b)|[ \t]{0,3}[:.–—(（：]|[ \t]{0,3}\n)"
    r"|an earlier version of this|a previous version of this|in an earlier version"
    r"|this (?:article|story|report|headline|post|piece) (?:was|has been|is) (?:\w{1,12} )?"
    r"(?:amended|updated|corrected|changed|edited)"
    r"|in einer (?:früheren|ersten|vorherigen) (?:version|fassung)|(?:dieser|der) (?:artikel|text) wurde (?:\w{1,20} )?"
    r"(?:aktualisiert|korrigiert|geändert|ergänzt)"
    r"|une (?:première |précédente )?version (?:antérieure|précédente|initiale)?(?: de cet article)"
    r"|cet article a été (?:\w{1,15} )?(?:modifié|corrigé|mis à jour)"
    r"|una versión (?:anterior|previa) de|este artículo (?:ha sido|fue) (?:corregido|actualizado|modificado)"
    r"|in een eerdere versie|una versione precedente|uma versão anterior",
    re.IGNORECASE,
)
"""Either the usual head of a note at the start of a line or bracket, or the usual sentence anywhere."""


def note_in(line: str) -> bool:
    """Whether a line of an article says that the article was changed."""
    return NOTE.search(line) is not None
