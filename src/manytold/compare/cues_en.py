"""English: who says what."""

from manytold.compare.cue_tables import Cues, regular, word_set

EN_TELL = regular(
    "claim add insist note explain announce argue assert declare warn stress emphasize emphasise underline "
    "underscore highlight mention recall reiterate report respond state suggest point complain confirm conclude "
    "predict promise remark comment reply answer demand accuse estimate acknowledge allege caution concede "
    "contend reveal hint joke maintain testify urge pledge ask inform remind reason tweet speculate boast "
    "lament disclose swear stipulate"
) | word_set(
    "assured assures assure assuring reads read "
    "told tell tells telling replied replies cried cries yelled yells admitted admit admits admitting wrote "
    "write writes writing tweeted posted vowed vow vows vowing denied denies denying deny shouted shouts agreed "
    "agrees thinks thought believes believed"
)
EN_CALL = regular("describe name label characterize characterise praise hail denounce criticize criticise") | word_set(
    "called calls calling call dubbed dubs dubbing dub condemned condemns condemning branded brands branding "
    "termed terms"
)
EN_NOUNS = word_set(
    "claim claims note notes report reports point points comment comments reply replies answer answers demand "
    "demands estimate estimates caution hint hints joke jokes state states promise promises stress warn "
    "highlight highlights remark remarks name names label labels praise brand brands term terms call calls vow "
    "vows pledge pledges question calling calls tweet document respond recall request"
)
EN_WEAK = regular(
    "show reveal indicate expect hope fear doubt learn realise realize recognise recognize recommend decide propose "
    "conclude imagine assume suspect guess worry wish consider determine observe discover determine express agree "
    "remember demonstrate prove convince"
) | word_set(
    "found find finds finding shown believes believe believed believing thinks think thought thinking knows know knew "
    "known feels feel felt feeling understands understand understood sees saw seen hears heard hear"
)
EN_TEXTS = word_set(
    "report reports study studies letter statement figures results poll polls survey surveys data research documents "
    "document media newspaper newspapers paper magazine website email emails memo ruling indictment records tweet post "
    "article articles analysis census findings evidence"
)
EN_HEADS = EN_TEXTS | word_set(
    "critics officials experts scientists researchers "
    "analysts authors observers families parents fans supporters opponents protesters activists leaders residents "
    "witnesses lawyers prosecutors doctors economists campaigners politicians lawmakers investigators authorities "
    "sources source people some many others most organisers organizers representatives members villagers locals "
    "neighbours neighbors workers employees students survivors relatives friends colleagues aides advisers police "
    "countries nations sides leaders governments parties firefighters diplomats commentators historians "
    "man woman boy girl"
)
PLAIN = ""


def _acts(*rows: tuple[str, str]) -> dict[str, frozenset[str]]:
    """Forms of verbs with the words that their content may stand behind."""
    return {form: frozenset(after.split(" ")) for verbs, after in rows for form in regular(verbs)}


EN_ACTS = _acts(
    (
        "emphasize emphasise underline underscore highlight stress reiterate criticize criticise condemn "
        "denounce reject "
        "welcome praise express thank blame accuse reaffirm slam dismiss",
        PLAIN,
    ),
    ("urge", PLAIN),
    ("pledge promise threaten agree", "to"),
    ("call appeal", "for on"),
    ("demand propose announce", PLAIN),
    ("warn complain", "of against about"),
) | {form: frozenset(("to",)) for form in ("vow", "vows", "vowed", "vowing")}
ENGLISH = Cues(
    say=word_set("said says saying say"),
    tell=EN_TELL,
    call=EN_CALL,
    running=frozenset(w for w in EN_TELL | EN_CALL | {"saying"} if w.endswith("ing")),
    sources=(("according", "to"), ("in", "the", "words", "of")),
    joining=word_set("that"),
    linking=word_set("of for from at in with on"),
    weak=EN_WEAK,
    acts=EN_ACTS,
    asking=word_set("whether how why what where when"),
    heads=EN_HEADS,
    texts=EN_TEXTS,
    not_title=word_set("as and or the a an to is was be of by it him her them"),
    finite=word_set(
        "is are was were be been has have had will would can could should may might must do does did am ’s 's n't "
        "isn won wouldn couldn shouldn doesn didn hasn haven hadn wasn weren cannot"
    ),
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
    calling_out=word_set("called calls continued continues went goes began begins"),
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
