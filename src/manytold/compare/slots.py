"""What a number measures beyond what the text room tells, and what makes it another number: parts, pasts, elsewhere."""

import re

from manytold.compare.cues import word_set
from manytold.model.statements import Quantity, TimeExpression

COUNTED = word_set(
    "killed injured missing evacuated arrested rescued hospitalised hospitalized homeless trapped detained "
    "infected displaced dead wounded hurt"
)
"""Slots of people, which need no shared words: the event itself is their subject."""
STATES = frozenset(("trapped", "missing", "hospitalised", "detained"))
"""Counts of a state that ends: how many still are is another number than how many were."""
JOB_CUTS, UNFIT_HOMES, FAULTS = "jobs to be cut", "homes that cannot be lived in", "faults found by inspectors"
SPECIAL = frozenset((JOB_CUTS, UNFIT_HOMES, FAULTS))
"""Measures that every newsroom words in its own way, told by a noun of one class and a word beside it."""
SINGLE = frozenset(("magnitude", "aboard")) | SPECIAL
WHOLE = COUNTED | SINGLE | {"crowd"}
"""Slots in which all tellings of an event count one thing."""
OPEN = frozenset(("year", "time", "rank", "score"))
"""Slots that are not compared."""
FEWEST_COUNTED = 4
"""Smallest count of things that is compared: two sides and three years are in every text."""
FEWEST_IN_CONFLICT = 10
"""Smallest count of things over which tellings can be said to differ."""
BROAD = frozenset(("passengers", "residents", "people", "tourists", "workers"))
"""Scopes that narrow nothing where the event itself is about them."""
ALL = word_set(
    "people persons person dead killed injured hurt wounded victims casualties fatalities deaths lives "
    "passengers others missing arrested detained evacuated rescued now menschen personen tote verletzte opfer "
    "personnes morts blessés victimes personas muertos heridos víctimas verletzt"
)
"""Nouns under which everybody is counted; any other noun counts only a part (`two firemen`)."""
ANY = word_set("times time ways things years days hours minutes veces mal fois") | {""}
"""Nouns that say nothing about what is counted."""
NAMED = re.compile(r"[-\s](?:Day|Days|Year|Years|Hour|Hours|Week|Month)$")
"""A length with a capital is a name ("Six-Day War")."""
LENGTH = re.compile(r"P(?P<clock>T)?(?P<count>\d{1,6}(?:\.\d{1,3})?)(?P<unit>[YMWDHS])")
UNITS = {"Y": "years", "M": "months", "W": "weeks", "D": "days", "TH": "hours", "TM": "minutes", "TS": "seconds"}
NEARBY = 48
"""Characters on either side in which the words stand that tell what an amount is for."""
PAST = re.compile(
    r"(?:\b(?:up|down|rose|risen|raised|increased|revised|grew|climbed|jumped|fell|stieg|erhöhte|gestiegen)\b"
    r"[^.;]{0,40}?\b(?:from|von)\W{1,2}(?:(?:an?|the|at|least|about|initial|earlier)\W){0,3}"
    r"|\b(?:earlier|initially|previously|at first|first (?:spoke|put|said|reported|gave)|originally|instead of"
    r"|rather than|compared (?:with|to)|and not|last year|in \d{4}|zunächst|zuvor|statt|ursprünglich|d'abord"
    r"|auparavant|au lieu de|antes|inicialmente)\W{1,3}(?:\w+\W{1,2}){0,3})$",
    re.IGNORECASE,
)
PART_AFTER = re.compile(
    r"\s(?:more|others?|further|additional|of (?:the|them|whom|those)|weitere|autres|más)\b", re.IGNORECASE
)
STILL = re.compile(r"\b(?:still|remain(?:s|ed|ing)?|noch|encore|toujours|todavía|aún)\b", re.IGNORECASE)
LATER_DEATH = re.compile(r"\bsuccumb", re.IGNORECASE)
CROWD = re.compile(
    r"\b(?:crowds?|took part|taking part|attended|turned out|marched|rallied|joined the (?:march|rally|protest)"
    r"|demonstrators|protesters|participants|teilnehmer|demonstranten|demonstrierten|manifestants|manifestantes"
    r"|participaron|asistentes|personas participaron)\b",
    re.IGNORECASE,
)
GATHERING = re.compile(
    r"\b(?:protest|rally|march|demonstration|kundgebung|manifestation|manifestación)\b", re.IGNORECASE
)
ABOARD = re.compile(r"\b(?:on board|aboard|an bord|à bord|a bordo)\b", re.IGNORECASE)
HOW_MANY_ABOARD = re.compile(
    r"\b(?:how many|the (?:exact )?number of|wie viele|combien|cuánt[oa]s)\b[^.?!\n]{0,60}"
    r"\b(?:on board|aboard|an bord|à bord|a bordo)\b",
    re.IGNORECASE,
)
"""What asks how many people were on board; a bare number in one of the next two sentences answers it."""
ANSWERED_IN = 220
JOBS = re.compile(
    r"\s(?:of (?:the|its|their|all)(?: [\d.,]{1,9})? )?(?:\w+ )?(?:jobs|posts|positions|stellen|arbeitsplätze|emplois"
    r"|empleos)\b",
    re.IGNORECASE,
)
LOSS_BEFORE = re.compile(
    r"\b(?:cut|cuts|cutting|axe|axes|axing|shed|sheds|shedding|slash|slashing|eliminat\w+|scrap\w*|lose|losing|loss of"
    r"|streicht|streichen|supprimer?|supprime|suprim\w+)\b[^,;.\d]{0,30}$",
    re.IGNORECASE,
)
LOSS_AFTER = re.compile(
    r"[^,;.\d]{0,24}\b(?:to go|will go|would go|be cut|being cut|cut|axed|be lost|lost|shed|slashed|eliminated|scrapped"
    r"|disappear|wegfallen|gestrichen|supprimés|suprimidos)\b",
    re.IGNORECASE,
)
BASE = re.compile(r"\b(?:of|out of) (?:the|its|their|all)?\W?$", re.IGNORECASE)
HOMES = word_set("houses homes dwellings häuser wohnhäuser maisons casas viviendas")
UNFIT = re.compile(
    r"\b(?:unsafe|uninhabitable|unfit|condemned|not (?:safe|habitable)|off limits"
    r"|(?:not|no longer|cannot|can’t|can't) be (?:entered|lived in|occupied|inhabited|used)"
    r"|unbewohnbar|inhabitables?)\b",
    re.IGNORECASE,
)
FAULT = word_set(
    "faults defects flaws deficiencies shortcomings violations irregularities breaches mängel défauts fallos"
)
INSPECTED = re.compile(
    r"\b(?:inspect(?:ors?|ions?|ed)|audit(?:ors?|s)?|examiners?|checks|prüfer|inspecteurs|inspectores)\b", re.IGNORECASE
)
PURPOSES = tuple(
    (name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for name, words in (
        (
            "missing money",
            r"missing|gap|hole|shortfall|accounted for|could not be found|vanished|disappeared|embezzled",
        ),
        ("damage", r"damages?|destruction|schaden|schäden|dégâts|daños"),
        ("fine", r"fined?|penalty|geldstrafe|bußgeld|amende|multa"),
        ("yearly payment", r"annual payment|pays?(?= [\w ]{0,20}\ba year)|compensates?|a year for|yearly payment"),
        ("price", r"price|bought|buys?|sold for|kaufpreis|prix|precio"),
        ("aid", r"emergency aid|relief|hilfe|aide|ayuda"),
        ("losses", r"losses|verluste|pertes|pérdidas"),
        ("ransom", r"ransom|lösegeld|rançon|rescate"),
        ("claims", r"claims could"),
    )
)
SIDES = (
    (
        "demand",
        re.compile(
            r"\b(?:wants?|wanted|demand(?:s|ed|ing)?|ask(?:s|ed|ing)? for|seek(?:s|ing)?|sought|call(?:s|ed|ing)? for"
            r"|fordert|fordern|verlang\w+|réclam\w+|exig\w+|reclam\w+|piden?)\b",
            re.IGNORECASE,
        ),
    ),
    ("offer", re.compile(r"\b(?:offer(?:s|ed|ing)?|bietet|bieten|angebot|propos\w+|ofrec\w+)\b", re.IGNORECASE)),
)
PEOPLE = (ALL | BROAD | {""}).union(
    word_set(
        "crew crewmen members sailors soldiers children men women travellers travelers migrants refugees seamen "
        "insassen "
        "passagiere fahrgäste passagers pasajeros tripulantes miembros"
    )
)
FEWEST_IN_CROWD, FEWEST_ABOARD = 50, 20
TELLING = 20.0
"""Amount from which equal figures of one unit are one figure; smaller ones need a word beside them."""
FARTHEST = 3.0
"""How many times the smaller amount the larger one may be when they are held to be of one thing."""
SHARED_WORDS = 4
PART = re.compile(
    r"(?:\b(?:of (?:them|whom|these|those|which)|including|among (?:them|the (?:dead|injured|victims))|another|other"
    r"|more|darunter|davon|unter ihnen|weitere|dont|parmi|entre ellos|incluidos?|otros)\b)\W{1,3}(?:\w+\W{1,2}){0,2}$",
    re.IGNORECASE,
)
ELSEWHERE = re.compile(r"\b(?:another|a (?:previous|similar|separate)|in (?:19|20)\d\d)\b", re.IGNORECASE)
ATTACKER = re.compile(
    r"\b(?:including|include[sd]?|with|counting|among them|plus|as well as) (?:the |a |an |his |her |"
    r"its )?(?:(?:suspected|alleged|lone) )?"
    r"(?:gunman|gunmen|shooter|attackers?|bombers?|assailants?|suspects?|killer|perpetrator|hijackers?|himself|herself)\b",
    re.IGNORECASE,
)
CONVERTED = re.compile(r"\d[^()]{0,24}\((?:about |around |some |or |roughly )?$")
"""What stands before the same amount in another currency."""
WITH = re.compile(r"(?:\s[\w-]+){0,2}?\sand (?:[\w-]+ ){0,2}?(?P<noun>[a-z]{3,20})\b")
"""What else is counted together with the noun ("420 passengers and crew")."""
NATIONAL = re.compile(
    r"\s(?P<of>(?:[A-Z][a-z]+(?:ans?|ese|ish|is|ch|ians?)|US|U\.S\.|UK|foreign)(?: (?:citizens?|nationals?))?)\s[a-z]"
    r"|(?:\s[a-z]+)?\sfrom (?P<from>(?:the )?[A-Z][A-Za-z.]+)"
)
IN_PLACE = re.compile(r"In (?P<place>[A-Z][\w.-]+(?: [A-Z][\w.-]+)?)(?: alone)?,? ")
PERIOD = re.compile(
    r"\b(?:(?:each|every|per|a) day|daily|(?:so far |already )?(?:this|last|every|each|per|a|the past|"
    r"the previous) (?:year|month|decade)|(?:of|for|in) the year"
    r"|year to date|annual(?:ly)?|nationwide|statewide|citywide|(?:in|over|during) the (?:last|past|previous) "
    r"(?:\w+ )?(?:years?|months?|weeks?|decades?)|since (?:january|february|march|april|may|june|july|august|september"
    r"|october|november|december|(?:19|20)\d\d)|on average|(?:separate|unrelated|different|other) (?:shootings|"
    r"incidents|attacks"
    r"|crashes|accidents|cases)|separate \w+ (?:incidents|shootings)|violent (?:weekend|night|day|week|\d+ hours)"
    r"|over an? [\w-]+(?:-hour|-day|-week|-month)? (?:stretch|period|span)|in \w+ (?:separate )?(?:shootings|"
    r"incidents|attacks)"
    r"|dieses Jahr|im Jahr|pro Jahr|cette année|par an|este año|al año)\b",
    re.IGNORECASE,
)
"""What makes a count of people that of a stretch of time or of several events, and not of this one."""
REVISED = re.compile(
    r"\b(?:rose|risen|rising|raised|revised|corrected|updated|climbed|increased|grew|grown|now (?:stands|put)"
    r"|has gone up|up from|down from|erhöht|gestiegen|stieg|korrigiert|révisé|passé de|porté à|aumentó|ascendió|subió"
    r"|elevó)\b",
    re.IGNORECASE,
)


def slot_of(quantity: Quantity, before: str, after: str, earlier: str = "") -> str:
    """The closed measure of a number; crowds and people on board are told by the words around or before them."""
    if quantity.slot or quantity.unit:
        return quantity.slot
    around = f"{before[-60:]} # {after[:60]}"
    if quantity.value >= FEWEST_ABOARD and quantity.what in PEOPLE and ABOARD.search(around):
        return "aboard"
    if (
        quantity.value >= FEWEST_ABOARD
        and not quantity.what
        and not before.endswith(" of ")
        and HOW_MANY_ABOARD.search(earlier)
    ):
        return "aboard"
    crowd = CROWD.search(around) or (not quantity.what and GATHERING.search(before[-60:]))
    if quantity.value >= FEWEST_IN_CROWD and crowd:
        return "crowd"
    if quantity.value >= FEWEST_COUNTED and (special := _special(quantity, before, after)):
        return special
    return "count" if quantity.value >= FEWEST_COUNTED and not quantity.unit else "rank"


def _special(quantity: Quantity, before: str, after: str) -> str:
    """The measure of a number that only the noun and the words around it tell together, or nothing."""
    jobs = JOBS.match(after)
    if jobs and not BASE.search(before):
        lost = LOSS_BEFORE.search(before) or LOSS_AFTER.match(after, jobs.end())
        return JOB_CUTS if lost else ""
    if quantity.what in HOMES and UNFIT.search(after[:120]):
        return UNFIT_HOMES
    if quantity.what in FAULT and INSPECTED.search(f"{before} {after}"):
        return FAULTS
    return ""


def scope_of(quantity: Quantity) -> tuple[str, ...]:
    """What narrows a count of people: the text's own scope, and a noun that is not everybody."""
    narrow = {scope for scope in quantity.scope if scope not in BROAD}
    if quantity.what and quantity.what not in ALL:
        narrow.add(quantity.what)
    return tuple(sorted(narrow))


def is_told(quantity: Quantity) -> bool:
    """Whether a number is written as one, not as `dozens` or `millions`."""
    return quantity.bound != "at_least" or any(sign.isdigit() for sign in quantity.text)


def purposes_of(text: str) -> frozenset[str]:
    """What an amount of money is for, in plain words."""
    return frozenset(name for name, words in PURPOSES if words.search(text))


def sides_of(text: str) -> frozenset[str]:
    """Whether a share is what somebody demands or what somebody offers; nothing where both are told or neither."""
    found = frozenset(name for name, words in SIDES if words.search(text))
    return found if len(found) == 1 else frozenset()


def length_of(time: TimeExpression) -> Quantity | None:
    """A stretch of time as a quantity: `P90D` is 90 with the unit `days`; None where it is not of one unit."""
    told = LENGTH.fullmatch(time.value)
    clock = told and told["clock"] and told["unit"] == "H" and len(told["count"]) == len("1100")
    if time.kind != "duration" or told is None or clock or NAMED.search(time.text):
        return None
    unit = UNITS["T" + told["unit"] if told["clock"] else told["unit"]]
    return Quantity(time.start, time.end, time.text, float(told["count"]), unit, "", "exact", "duration")
