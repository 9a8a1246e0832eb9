"""English: numbers."""

from manytold.text.lexicon.money import currencies_of
from manytold.text.lexicon.ordinals import english, parts_of
from manytold.text.lexicon.tables import NumberWords, SlotWords, bag, floats
from manytold.text.lexicon.units import units_of

BE = (
    r"(?:(?:were|was|are|is|being|been|be|have\sbeen|has\sbeen|had\sbeen|got|get|feared|confirmed|"
    r"reported|reportedly|also|still|left|found)\s){0,3}"
)
HARM = r"(?:seriously\s|critically\s|severely\s|badly\s|slightly\s|lightly\s|fatally\s|reported\s|confirmed\s){0,2}"
SLOTS = (
    SlotWords(
        "killed",
        BE
        + r"(?:killed|dead|died|dying|deaths?(?!\s(?:sentence|penalt|row|threat|certificate|squad|camp|benefit|bed))|"
        r"fatalities|perished|slain|murdered|shot\sdead|succumbed|"
        r"lost\s(?:their|his|her)\sli(?:ves|fe)|drowned|lives\slost|fatally)",
        r"kill(?:ed|ing|s)?|(?:claim(?:ed|ing|s)|took|tak(?:e|es|en|ing))\sthe\sli(?:ves|fe)\sof|murder(?:ed|ing)|death\sof|deaths\sof|leaving|left",
    ),
    SlotWords(
        "injured",
        BE + HARM + r"(?:injured|wounded|hurt|injuries|casualties\swith\sinjuries)",
        HARM + r"(?:injur(?:ed|ing|es)|wound(?:ed|ing|s)|hurt(?:ing)?|injuries\sto)",
    ),
    SlotWords(
        "missing", BE + r"(?:missing|unaccounted\sfor|disappeared|went\smissing)", r"missing|search\sfor|searching\sfor"
    ),
    SlotWords("trapped", BE + r"(?:trapped|stranded|stuck)", r"trap(?:ped|ping)|strand(?:ed|ing)"),
    SlotWords(
        "evacuated",
        BE + r"(?:evacuated|evacuees|moved\sto\ssafety|forced\sto\sleave|told\sto\sleave|fled)",
        r"evacuat(?:ed|ing|ion\sof)",
        persons=False,
    ),
    SlotWords(
        "arrested",
        BE + r"(?:arrested|detained|taken\sinto\scustody|in\scustody|arrests|detentions|held\sby\spolice)",
        r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?",
    ),
    SlotWords("charged", BE + r"(?:charged|indicted)", r"charg(?:ed|ing)|indict(?:ed|ing)"),
    SlotWords(
        "hospitalised",
        BE + r"(?:hospitali[sz]ed|in\s(?:the\s)?hospitals?|taken\sto\s(?:the\s|a\s|local\s|nearby\s)?hospitals?|"
        r"admitted\sto\shospital|treated\s(?:in|at)\s(?:the\s)?hospital)",
        r"hospitali[sz](?:ed|ing)",
    ),
    SlotWords(
        "rescued",
        BE + r"(?:rescued|saved|pulled\s(?:from|out|alive)|brought\sto\ssafety|survived|survivors)",
        r"rescu(?:ed|ing|e\sof)|sav(?:ed|ing)",
    ),
    SlotWords("homeless", BE + r"(?:homeless|displaced|without\s(?:a\s)?(?:home|homes|shelter))", r"displac(?:ed|ing)"),
    SlotWords("without_power", BE + r"(?:without\s(?:power|electricity|water)|lost\spower)", persons=False),
    SlotWords(
        "destroyed",
        BE + r"(?:destroyed|burned\sdown|burnt\sdown|levelled|leveled|demolished|collapsed|razed)",
        r"destroy(?:ed|ing|s)|rais(?:ed|ing)",
        persons=False,
    ),
    SlotWords("damaged", BE + r"(?:\w{1,12}ly\s)?(?:damaged)", r"damag(?:ed|ing)", persons=False),
    SlotWords("cancelled", BE + r"(?:cancell?ed|delayed)", r"cancell?(?:ed|ing)", persons=False),
    SlotWords("votes", r"votes|seats", persons=False),
)
NUMBERS = NumberWords(
    cardinals=floats(
        "zero|nought|naught=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 "
        "twelve=12 thirteen=13 "
        "fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 "
        "sixty=60 seventy=70 eighty=80 ninety=90"
    ),
    scales=floats(
        "dozen|dozs|dozens=12 hundred|hundreds=100 thousand|thousands=1000 lakh=1e5 million|millions=1e6 crore=1e7 "
        "billion|billions=1e9 trillion|trillions=1e12"
    ),
    short_scales=floats("k=1000 m=1e6 mn=1e6 mln=1e6 bn=1e9 bln=1e9 b=1e9 tn=1e12 tln=1e12 trn=1e12"),
    vague=floats(
        "tens_of_thousands=20000 hundreds_of_thousands=200000 tens_of_millions=2e7 hundreds_of_millions=2e8 "
        "dozens=24 scores=40 hundreds=200 thousands=2000 millions=2e6 billions=2e9"
    ),
    joiners=bag("and"),
    articles=bag("a an"),
    some=bag("several a_few few some many a_couple_of couple"),
    halves=floats(
        "half=0.5 half_a=0.5 half_an=0.5 quarter_of_a=0.25 a_quarter_of_a=0.25 one_and_a_half=1.5 two_and_a_half=2.5 "
        "three_and_a_half=3.5"
    ),
    half_after=bag("and_a_half and_one_half"),
    parts=parts_of(english(), "half|halves=2 quarter|quarters=4"),
    lone=floats("half=0.5"),
    points=bag("point"),
    minus=bag("minus negative"),
    ratio=r"\sout\sof\s(?:every\s)?|\sin\s(?:every\s)?|\sover\s",
    ordinals=english(),
    angles=r"rotat\w+|turn(?:s|ed|ing)?|angles?|tilt\w*|latitude|longitude|slope|north|south|east|west",
    weights=r"weigh\w*|weights?|bab(?:y|ies)|heav\w+|kilograms?|overweight|lost|gained|of\s(?:cocaine|heroin|marijuana|"
    r"cannabis|explosives?|fentanyl|meat|fish)|tons?",
    none=bag("no_one no-one nobody no none"),
    of=bag("of"),
    at_least=r"at\sleast|(?:more|greater|larger|higher|bigger|older|longer)\s(?:than\sor\sequal\sto|or\sequal\s(?:to|than)|than)|equal\\s(?:to\\s)?or\\s(?:more|greater|larger)\\sthan|over|above|starting\\s(?:from|at)|upwards?\sof|in\sexcess\sof|exceed(?:s|ed|ing)?|a\sminimum\sof|"
    r"not\sless\sthan|no\s(?:less|fewer)\sthan|well\sover|surpass(?:ed|ing|es)?|topp(?:ed|"
    r"ing)",
    at_most=r"up\sto|as\smany\sas|at\smost|no\smore\sthan|(?:fewer|less|smaller|lower|younger|shorter)\s(?:than\sor\sequal\sto|or\sequal\s(?:to|than)|than)|equal\s(?:to\s)?or\s(?:less|fewer|smaller)\sthan|under|below|a\smaximum\sof|"
    r"not\smore\sthan|as\smuch\sas",
    about=r"about|around|some|approximately|roughly|nearly|almost|close\sto|an\sestimated|estimated|near|circa|"
    r"just\s(?:over|under)|more\sor\sless|approx\.?|an\saverage\sof|on\saverage",
    at_least_after=r"(?:\sor|\sand)\s(?:more|above|over|greater|larger|older)(?!\sor\sless|\sthan|\sor\sequal)|\+|-plus|\splus(?=\s[^\W\d]|[.,;]|$)",
    at_most_after=r"\sor\s(?:less|fewer|below|under|younger)",
    units=units_of("en"),
    currencies=currencies_of("en"),
    slots=SLOTS,
    persons=bag(
        "people persons person men women children man woman child boys girls boy girl babies infants "
        "civilians soldiers troops workers students passengers residents others victims officers "
        "firefighters police protesters demonstrators pilgrims migrants tourists fans hostages suspects "
        "patients employees crew members individuals inmates refugees villagers fishermen miners teenagers "
        "adults militants fighters prisoners survivors rescuers spectators drivers pedestrians cyclists "
        "pupils teachers journalists staff staffers citizens them whom those nationals personnel servicemen "
        "gunmen attackers guests visitors holidaymakers sailors pilots aides medics doctors nurses policemen "
        "commuters travellers travelers hikers climbers rioters activists minors youths families households "
        "inhabitants lives evacuees"
    ),
    bridges=bag(
        "at least more than over about around some nearly almost up to as many another the other a an total "
        "of its his her their estimated approximately roughly also another further people close"
    ),
    tolls=(
        r"(?:death\stoll|toll|number\sof\s(?:\w{1,15}\s){0,2}(?:dead|deaths|victims|fatalities|people\skilled)|deaths)"
    ),
    money=(
        r"damages?|fines?|costs?|cost|budget|aid|loans?|debts?|ransom|revenues?|sales|profits?|loss(?:es)?|"
        r"salar(?:y|ies)|wages?|price|tax(?:es)?|bail|reward|donat(?:ed|ions?|ing)|invest(?:ed|ments?|ing)|"
        r"deal|compensation|grants?|prize|worth|fund(?:s|ing)?|bribes?|rent|fee|subsid(?:y|ies)|package|bill|"
        r"stolen|raised|valued|missing|gap|hole|deposits?"
    ),
    changes=(
        r"increas(?:e|es|ed|ing)|r(?:ise|ises|ose|isen|ising)|gr(?:ow|ew|own|owing|ows|owth)|f(?:all|ell|"
        r"allen|alling|alls)|drop(?:s|ped|ping)?|declin(?:e|ed|es|ing)|decreas(?:e|ed|es|ing)|jump(?:ed|s)?|"
        r"climb(?:ed|s)?|surg(?:e|ed|es|ing)|shr(?:ink|ank|unk)|expand(?:ed|s)?|gain(?:ed|s)?|los(?:t|e|es)|"
        r"up|down|slump(?:ed)?|soar(?:ed)?|plung(?:ed|es)|cut|rais(?:ed|e)"
    ),
    scopes=(
        r"men|women|children|boys|girls|civilians|soldiers|firefighters|police\sofficers|officers|students|"
        r"passengers|tourists|workers|pupils|residents|seriously|critically|severely|lightly|slightly|serious|"
        r"critical|minor|foreign(?:ers)?|protesters|migrants|rescuers|crew"
    ),
    periods=(
        r"(?:over|in|during|for|within|since)\s(?:the\s)?(?:last|past|next|coming|previous|first|second|third|"
        r"fourth)\s(?:\w{1,12}\s){0,2}(?:decades?|years?|months?|weeks?|quarters?|half)|(?:this|last|next|per|"
        r"a|each|every)\s(?:year|month|week|quarter|decade)|annually|yearly|monthly|year[-\s]on[-\s]year|"
        r"(?:from|than|compared\s(?:with|to))\s(?:a\syear\s(?:ago|earlier)|last\syear|the\syear\sbefore)|"
        r"since\s(?:1[89]|20)\d\d|in\s(?:1[89]|20)\d\d|(?:by|until)\s20\d\d"
    ),
    splits=r"[,;:()\u2013\u2014\n]|(?<!\w)(?:and|but|while|whereas|when|after|before|including|which|who|where|"
    r"although|as|with|because|leaving)(?!\w)",
    including=r"including|among\sthem|many\sof\sthem|most\sof\sthem|mostly|all",
    stops=bag(
        "how many the a an in on at by for from to with of and or but as that which who whose when while where after "
        "before were was are is be been being had has have did do does will would could should may might can "
        "than then since until during into over under between among through against near about around per "
        "this these those it its they them he she his her their we our you i not no if because so also only "
        "just came went took made said left found more each every within without worldwide across via amid "
        "out up down off outside inside"
    ),
    passed=bag(
        "now still already working other more additional further new another fellow local young old total "
        "more different separate"
    ),
    plural=r"people|\w{0,20}men|\w{0,20}women|children|police|\w{2,30}(?:[^su\Wi]s|ies|ers|sses)",
    things=bag(
        "shootings incidents attacks crashes accidents blasts explosions bombings fires counts times years months "
        "weeks days "
        "hours minutes seconds shots bullets rounds guns weapons wounds homes houses buildings cars vehicles trucks "
        "buses "
        "boats ships planes aircraft miles metres meters feet dollars euros pounds charges cases states countries "
        "cities towns "
        "villages blocks pages games points goals votes seats jobs"
    ),
    verbs=r"told|said|says|say|charged|accused|suspected|sentenced|convicted|attended|gathered|mourn(?:ed|ing)?|investigat\w+|"
    r"to\s(?!death)\w+|fired|respond(?:ed|ing)?|heard|saw|watched|helped|interviewed|questioned|knew|want(?:ed)?|protest(?:ed|ing)?|march(?:ed|ing)?",
    ages_before=r"(?:aged|age|ages|age\sof|turn|turned|turns|turning)\s(?:about\s|around\s)?",
    ages_after=r"\s?[-\s]\s?(?P<unit>year|month|week|day)s?\s?[-\s]\s?(?:old|of\sage|olds)|(?P<yo>\s?y/?o)",
    age_units={"year": "year", "month": "month", "week": "week", "day": "day"},
    labels=bag(
        "lap seed episode item article page room number no route highway section chapter phase type group version "
        "flight bus line "
        "gate level category grade act bill rule law paragraph road motorway channel platform apartment unit "
        "part step stage tier top under-"
    ),
)
