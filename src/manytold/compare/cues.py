"""How each language says who says what: tables only; one `Cues` per language, empty sets for an unknown one.

`say` verbs may report a whole clause without a joining word; `tell` verbs report with a joining word or around marks;
`call` verbs put a name on somebody and speak only when their subject is a person or a body.
"""

from dataclasses import dataclass

Words = frozenset[str]
NONE: Words = frozenset()


@dataclass(frozen=True, slots=True)
class Cues:
    """The lists of one language, all in lower case."""

    say: Words = NONE
    tell: Words = NONE
    call: Words = NONE
    running: Words = NONE
    """Forms without a subject of their own (`saying`, `diciendo`)."""
    sources: tuple[tuple[str, ...], ...] = ()
    """Words that stand before a source: `according to`."""
    after_sources: Words = NONE
    """Words that stand after a source: `zufolge`."""
    joining: Words = NONE
    fillers: Words = NONE
    """What may stand between a subject and its verb."""
    passive: Words = NONE
    by: Words = NONE
    prepositions: Words = NONE
    conjunctions: Words = NONE
    openers: Words = NONE
    """Words that start a clause, so that what follows may be its subject."""
    articles: Words = NONE
    he: Words = NONE
    she: Words = NONE
    they: Words = NONE
    plural: str = ""
    """Ending of a verb whose pronoun means several (`sie sagten`)."""
    roles: Words = NONE
    """Nouns and adjectives of offices, as they stand beside a name."""
    bodies: Words = NONE
    """Bodies that speak for themselves."""
    nouns: Words = NONE
    """Forms of verbs that are nouns as well, which need a clear subject (`remarks`, `reports`)."""
    heard_by: Words = NONE
    """Words that may stand between a verb and its joining word (`told reporters that`)."""
    owners: Words = NONE
    """Articles that say whose: `her office` is nobody in particular."""
    calling_out: Words = NONE
    """Forms of `call` verbs that report when they follow the words (`…,” she called`)."""
    titles: Words = NONE
    """Words after which marks hold the name of a work or a thing."""


def word_set(text: str) -> Words:
    """The words of a table written as one text."""
    return frozenset(text.split())


def _english(verbs: str) -> Words:
    """Present, past and running forms of regular verbs."""
    forms: set[str] = set()
    for verb in verbs.split():
        base = verb.removesuffix("e")
        y = verb.endswith("y")
        past = verb[:-1] + "ied" if y else base + "ed"
        forms |= {verb, verb[:-1] + "ies" if y else verb + "s", past, base + "ing"}
    return frozenset(forms)


EN_TELL = _english(
    "claim add insist note explain announce argue assert declare warn stress emphasize emphasise underline "
    "underscore highlight mention recall reiterate report respond state suggest point complain confirm conclude "
    "predict promise remark comment reply answer demand accuse estimate acknowledge allege caution concede "
    "contend reveal hint joke maintain testify urge pledge ask"
) | word_set(
    "assured assures assure assuring "
    "told tell tells telling replied replies cried cries yelled yells admitted admit admits admitting wrote "
    "write writes writing tweeted posted vowed vow vows vowing denied denies denying deny shouted shouts agreed "
    "agrees thinks thought believes believed"
)
EN_CALL = _english("describe name label characterize characterise praise hail denounce criticize criticise") | word_set(
    "called calls calling call dubbed dubs dubbing dub condemned condemns condemning branded brands branding "
    "termed terms"
)
EN_NOUNS = word_set(
    "claim claims note notes report reports point points comment comments reply replies answer answers demand "
    "demands estimate estimates caution hint hints joke jokes state states promise promises stress warn "
    "highlight highlights remark remarks name names label labels praise brand brands term terms call calls vow "
    "vows pledge pledges question calling calls tweet document respond recall request"
)
ENGLISH = Cues(
    say=word_set("said says saying say"),
    tell=EN_TELL,
    call=EN_CALL,
    running=frozenset(w for w in EN_TELL | EN_CALL | {"saying"} if w.endswith("ing")),
    sources=(("according", "to"), ("in", "the", "words", "of")),
    joining=word_set("that"),
    nouns=EN_NOUNS,
    heard_by=word_set(
        "reporters journalists lawmakers listeners viewers residents parliament him her them us me to the a an press "
        "conference news local radio television state agency statement interview briefing court newspaper"
    ),
    fillers=word_set(
        "has have had also later then now again once still just already recently repeatedly reportedly publicly "
        "on in at this last early late yesterday today tonight earlier morning afternoon evening night week month "
        "year monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december would will does did not"
    ),
    passive=word_set("is are was were be been being got"),
    by=word_set("by"),
    prepositions=word_set(
        "of for with by to from in at near against about on over under after before between among towards toward "
        "behind beside despite during including like than through until upon without within"
    ),
    conjunctions=word_set("and or but nor"),
    openers=word_set(
        "that which who whom what as while when because if but where since although though whereas how why"
    ),
    articles=word_set("the a an his her their its"),
    owners=word_set("his her their its our my"),
    calling_out=word_set("called calls"),
    he=word_set("he"),
    she=word_set("she"),
    they=word_set("they we you i it"),
    roles=word_set(
        "president prime minister ministers mayor chief spokesman spokeswoman spokesperson chancellor governor "
        "senator secretary general director head chair chairman chairwoman chairperson leader judge justice "
        "prosecutor lawyer attorney commissioner commander captain sergeant officer inspector superintendent "
        "colonel major lieutenant professor doctor dr mr mrs ms miss sir lord lady king queen prince princess "
        "pope bishop archbishop father coach manager owner founder executive ceo analyst economist scientist "
        "researcher geologist seismologist engineer councillor councilor deputy vice former acting then foreign "
        "interior defence defense finance health education transport justice fire police state party opposition "
        "union farmer resident teacher witness driver survivor neighbour neighbor shopkeeper operator "
        "harbourmaster historian expert adviser advisor envoy ambassador rapporteur author writer actor singer "
        "boss auditor executive ferryman deckhand sacristan duty"
    ),
    bodies=word_set(
        "police ministry government court prosecutors office council commission agency army military navy "
        "parliament company firm hospital service brigade department authority authorities firefighters union "
        "university institute bank committee party senate cabinet embassy airline railway operator observatory "
        "utility federation club association board foundation organisation organization kremlin coastguard "
        "coroner"
    ),
    titles=word_set(
        "film book movie song album novel series show play episode exhibition titled entitled headlined named "
        "nicknamed called known dubbed word term phrase so-called"
    ),
)

GERMAN = Cues(
    say=word_set("sagte sagt sagten sagen gesagt meinte meint erklärte erklärt"),
    tell=word_set(
        "betonte betont teilte berichtete berichtet kündigte warnte warnt forderte fordert versicherte behauptete "
        "behauptet ergänzte fügte bestätigte bestätigt schrieb schreibt erläuterte räumte kritisierte antwortete "
        "entgegnete unterstrich lobte hieß äußerte argumentierte bekräftigte bemerkte versprach verkündete rief"
    ),
    call=word_set("nannte nennt bezeichnete bezeichnet beschrieb beschreibt"),
    sources=(
        ("laut",),
        ("nach", "angaben", "von"),
        ("nach", "angaben"),
        ("nach", "worten", "von"),
        ("gemäß",),
    ),
    after_sources=word_set("zufolge"),
    joining=word_set("dass daß"),
    heard_by=word_set("journalisten reportern der dem den zeitung agentur presse interview mit ihm ihr uns ,"),
    fillers=word_set(
        "hat hatte habe auch später dann am im gestern heute zudem außerdem noch bereits erneut montag dienstag "
        "mittwoch donnerstag freitag samstag sonnabend sonntag morgen abend nachmittag vormittag nacht zuletzt "
        "laut"
    ),
    passive=word_set("wird wurde wurden werden worden"),
    by=word_set("von vom durch"),
    prepositions=word_set(
        "von vom für mit bei beim zu zum zur aus in im an am auf über unter nach vor gegen um seit ohne durch "
        "neben zwischen"
    ),
    conjunctions=word_set("und oder aber sondern"),
    openers=word_set("dass was wie als während weil wenn ob der die das den wo obwohl da"),
    articles=word_set("der die das ein eine einer dem den des einem einen seine ihre"),
    he=word_set("er"),
    she=word_set("sie"),
    they=word_set("es wir ich"),
    plural="en",
    roles=word_set(
        "präsident präsidentin bürgermeister bürgermeisterin sprecher sprecherin minister ministerin kanzler "
        "kanzlerin ministerpräsident ministerpräsidentin chef chefin leiter leiterin direktor direktorin "
        "richter richterin staatsanwalt staatsanwältin feuerwehrchef polizeichef einsatzleiter einsatzleiterin "
        "innenminister außenminister verteidigungsminister professor professorin dr herr frau vorsitzende "
        "vorsitzender geologe geologin forscher forscherin landrat landrätin gouverneur gouverneurin "
        "polizeisprecher polizeisprecherin regierungssprecher regierungssprecherin intendant trainer trainerin "
        "vorstandschef vorstandschefin stadtbaurat"
    ),
    bodies=word_set(
        "polizei ministerium regierung gericht staatsanwaltschaft behörde behörden feuerwehr stadt verwaltung "
        "kommission unternehmen krankenhaus klinik universität institut partei armee parlament verband amt "
        "konzern betreiber innenministerium außenministerium verkehrsministerium stadtverwaltung gewerkschaft"
    ),
    titles=word_set("film buch lied roman serie titel namens sogenannte sogenannten sogenannter begriff"),
)

FRENCH = Cues(
    say=word_set("dit dits déclaré affirmé déclare affirme assuré assure"),
    tell=word_set(
        "expliqué explique ajouté ajoute indiqué indique souligné souligne précisé précise estimé estime "
        "annoncé annonce rappelé rappelle averti avertit confirmé confirme répondu répond promis écrit raconté "
        "raconte insisté insiste martelé lancé lance regretté regrette prévenu jugé juge reconnu reconnaît "
        "conclu noté note"
    ),
    call=word_set("qualifié qualifie appelé appelle décrit"),
    running=word_set("disant affirmant ajoutant expliquant déclarant soulignant précisant assurant"),
    sources=(("selon",), ("d", "'", "après"), ("d", "’", "après")),
    joining=word_set("que qu"),
    heard_by=word_set("à la aux journalistes presse l ’ ' agence radio"),
    fillers=word_set(
        "a avait ont aussi ensuite hier lundi mardi mercredi jeudi vendredi samedi dimanche matin soir de son côté "
        "également encore"
    ),
    passive=word_set("est été fut sont"),
    by=word_set("par"),
    prepositions=word_set(
        "de du des d pour avec par à au aux dans en sur sous contre chez vers sans entre près après avant"
    ),
    conjunctions=word_set("et ou mais"),
    openers=word_set("que qui ce comme quand si tandis lorsque parce où dont"),
    articles=word_set("le la les l un une son sa ses leur"),
    he=word_set("il"),
    she=word_set("elle"),
    they=word_set("ils elles on nous je"),
    roles=word_set(
        "président présidente ministre premier première maire porte-parole chef cheffe directeur directrice "
        "juge procureur procureure chancelier gouverneur professeur professeure docteur dr m mme monsieur "
        "madame général capitaine commandant commissaire député députée sénateur sénatrice secrétaire préfet "
        "préfète géologue chercheur chercheuse dirigeant dirigeante"
    ),
    bodies=word_set(
        "police ministère gouvernement tribunal parquet préfecture mairie pompiers commission entreprise "
        "hôpital université institut parti armée parlement agence autorités syndicat compagnie"
    ),
    titles=word_set("film livre chanson roman série intitulé intitulée nommé nommée dit surnommé"),
)

SPANISH = Cues(
    say=word_set("dijo dice dicho afirmó afirma aseguró asegura declaró declara"),
    tell=word_set(
        "explicó explica añadió añade señaló señala indicó indica subrayó subraya precisó anunció anuncia "
        "advirtió advierte confirmó confirma respondió prometió escribió contó insistió insiste destacó destaca "
        "reiteró manifestó sostuvo denunció lamentó reconoció recordó apuntó comentó informó"
    ),
    call=word_set("calificó califica llamó llama describió describe tachó"),
    running=word_set("diciendo afirmando añadiendo asegurando explicando señalando"),
    sources=(("según",), ("de", "acuerdo", "con")),
    joining=word_set("que"),
    heard_by=word_set("a los las la el periodistas prensa medios agencia radio"),
    fillers=word_set(
        "ha había han también después ayer hoy el este lunes martes miércoles jueves viernes sábado domingo ya "
        "además luego"
    ),
    passive=word_set("es fue fueron sido son"),
    by=word_set("por"),
    prepositions=word_set("de del para con por a al en sobre contra desde hacia sin entre tras ante bajo durante"),
    conjunctions=word_set("y e o u pero"),
    openers=word_set("que quien como cuando si mientras porque donde lo cual"),
    articles=word_set("el la los las un una su sus"),
    he=word_set("él"),
    she=word_set("ella"),
    they=word_set("ellos ellas yo nosotros"),
    roles=word_set(
        "presidente presidenta ministro ministra primer primera alcalde alcaldesa portavoz jefe jefa director "
        "directora juez jueza fiscal canciller gobernador gobernadora profesor profesora doctor doctora dr "
        "señor señora general capitán comandante comisario comisaria diputado diputada senador senadora "
        "secretario secretaria geólogo geóloga investigador investigadora exterior interior dirigente líder"
    ),
    bodies=word_set(
        "policía ministerio gobierno tribunal fiscalía ayuntamiento bomberos comisión empresa hospital "
        "universidad instituto partido ejército parlamento agencia autoridades sindicato compañía"
    ),
    titles=word_set("película libro canción novela serie titulado titulada llamado llamada denominado"),
)

LANGUAGES = {"en": ENGLISH, "de": GERMAN, "fr": FRENCH, "es": SPANISH}
UNKNOWN = Cues()


def cues_of(language: str | None) -> Cues:
    """The tables for an ISO 639-1 code; an unknown language has empty ones, so nothing is attributed in it."""
    return LANGUAGES.get(language or "", UNKNOWN)
