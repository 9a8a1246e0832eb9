"""Words that name one kind of people, rulers or places and take sides, by language; more are data, not code.

A family holds plain words and loaded ones. Two labels of one family are only told as naming one thing where tellings
of one event use them in the same way (`compare/called.py`); two plain ones are never told, which would say nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Family:
    """Labels of people that may be the same people, in lower case, as written in running text."""

    plain: tuple[str, ...]
    loaded: tuple[str, ...]


GROUPS: Mapping[str, tuple[Family, ...]] = {
    "en": (
        Family(
            ("migrants", "immigrants", "asylum seekers", "asylum-seekers", "refugees"),
            (
                *("illegal aliens", "illegal immigrants", "illegal migrants", "criminal aliens", "aliens", "illegals"),
                *("undocumented immigrants", "undocumented migrants", "undocumented workers", "dreamers"),
                *("caravan", "migrant caravan", "caravan of migrants"),
            ),
        ),
        Family(
            ("protesters", "demonstrators", "marchers", "protestors"),
            ("rioters", "mob", "thugs", "anarchists", "agitators", "insurrectionists", "looters", "patriots"),
        ),
        Family(
            ("fighters", "gunmen", "armed men", "militants", "rebels", "insurgents"),
            ("terrorists", "jihadists", "extremists", "freedom fighters"),
        ),
        Family(("the suspect", "the gunman", "the attacker", "the shooter"), ("the terrorist", "the killer")),
        Family(("the fetus", "the embryo"), ("the unborn child", "the unborn baby")),
        Family(
            ("gender-affirming care", "transgender care"),
            ("child mutilation", "sex-change procedures", "gender mutilation"),
        ),
        Family(("abortion opponents", "anti-abortion activists"), ("pro-life activists", "pro-lifers")),
        Family(("settlers", "squatters"), ("colonists", "occupiers")),
    ),
    "de": (
        Family(
            ("migranten", "asylbewerber", "flüchtlinge", "asylsuchende", "geflüchtete"),
            ("illegale", "asylanten", "wirtschaftsflüchtlinge", "schutzsuchende"),
        ),
        Family(("demonstranten", "demonstrierende"), ("randalierer", "chaoten", "krawallmacher", "gewalttäter")),
        Family(("kämpfer", "bewaffnete"), ("terroristen", "rebellen", "aufständische", "islamisten", "freischärler")),
        Family(("klimaaktivisten", "aktivisten"), ("klimakleber", "klimaterroristen", "klimaextremisten")),
    ),
    "fr": (
        Family(("migrants", "réfugiés", "demandeurs d'asile", "exilés"), ("clandestins", "sans-papiers", "illégaux")),
        Family(("manifestants", "protestataires"), ("casseurs", "émeutiers", "black blocs")),
        Family(("combattants", "hommes armés"), ("terroristes", "rebelles", "insurgés", "djihadistes")),
    ),
    "es": (
        Family(
            ("migrantes", "inmigrantes", "refugiados", "solicitantes de asilo"),
            ("ilegales", "inmigrantes ilegales", "indocumentados", "sin papeles"),
        ),
        Family(("manifestantes", "participantes"), ("vándalos", "alborotadores", "violentos", "encapuchados")),
        Family(("combatientes", "hombres armados"), ("terroristas", "rebeldes", "insurgentes", "yihadistas")),
    ),
}
RULE: Mapping[str, Family] = {
    "en": Family(("government", "authorities"), ("regime", "junta")),
    "fr": Family(("gouvernement",), ("régime", "junte")),
    "es": Family(("gobierno",), ("régimen", "junta")),
}
"""What follows (English) or stands before the adjective of a country."""
ROLES: Mapping[str, tuple[Family, ...]] = {
    "en": (
        Family(
            ("leader", "president", "ruler", "premier"),
            ("dictator", "strongman", "tyrant", "despot", "autocrat"),
        ),
        Family(("businessman", "billionaire", "entrepreneur", "tycoon", "mogul"), ("oligarch", "profiteer")),
        Family(("analyst", "contractor", "employee", "official"), ("whistleblower", "leaker", "traitor", "spy")),
        Family(("activist", "campaigner"), ("extremist", "agitator", "militant", "radical")),
        Family(("cleric", "preacher", "scholar"), ("extremist", "hardliner", "radical")),
    ),
    "de": (Family(("präsident", "staatschef", "machthaber"), ("diktator", "despot", "autokrat", "tyrann")),),
    "fr": (Family(("président", "dirigeant"), ("dictateur", "despote", "tyran", "autocrate")),),
    "es": (Family(("presidente", "mandatario", "líder"), ("dictador", "tirano", "déspota", "autócrata")),),
}
"""What stands right before the name of a person."""
COLOURS: Mapping[str, Family] = {
    "en": Family(
        ("former", "ex"),
        ("fired", "ousted", "disgraced", "embattled", "sacked", "dismissed", "failed", "convicted", "jailed", "exiled"),
    ),
}
"""Adjectives before the office of a person."""
PLACES: Mapping[str, tuple[tuple[str, ...], ...]] = {
    "en": (
        ("Burma", "Myanmar"),
        ("Falkland Islands", "Falklands", "Malvinas"),
        ("Persian Gulf", "Arabian Gulf"),
        ("Sea of Japan", "East Sea"),
        ("West Bank", "Judea and Samaria"),
        ("Temple Mount", "Haram al-Sharif", "Noble Sanctuary"),
        ("Londonderry", "Derry"),
        ("Taiwan", "Chinese Taipei"),
        ("Kiev", "Kyiv"),
        ("Islamic State", "Daesh"),
        ("North Korea", "DPRK", "Hermit Kingdom"),
        ("Denali", "Mount McKinley"),
        ("Ayers Rock", "Uluru"),
    ),
    "de": (("Birma", "Myanmar"), ("Kiew", "Kyjiw"), ("Islamischer Staat", "Daesch"), ("Danzig", "Gdańsk")),
    "fr": (("Birmanie", "Myanmar"), ("État islamique", "Daech"), ("Malouines", "Falkland"), ("Kiev", "Kyiv")),
    "es": (("Malvinas", "Falkland"), ("Estado Islámico", "Dáesh"), ("Birmania", "Myanmar"), ("Kiev", "Kyiv")),
}
"""Names of one place or body, each of which takes a side or dates from another time."""
