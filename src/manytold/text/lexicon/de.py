"""German."""

from manytold.text.lexicon.de_people import GERMAN_GIVEN, OFFICE_ENDS
from manytold.text.lexicon.money import currencies_of
from manytold.text.lexicon.ordinals import german, german_parts
from manytold.text.lexicon.tables import (
    Lexicon,
    NameWords,
    NumberWords,
    SlotWords,
    TimeWords,
    bag,
    codes,
    floats,
    table,
)
from manytold.text.lexicon.units import units_of

TENS = {
    "zwanzig": 20,
    "dreißig": 30,
    "vierzig": 40,
    "fünfzig": 50,
    "sechzig": 60,
    "siebzig": 70,
    "achtzig": 80,
    "neunzig": 90,
}
ONES = {"ein": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9}


def _cardinals() -> dict[str, float]:
    """German numbers up to 99 and round hundreds and thousands, which are written as one word."""
    small = floats(
        "null=0 eins|ein|eine|einen|einer|einem=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9 "
        "fuenf=5 dreissig=30 fuenfzig=50 zwoelf=12 zehn=10 elf=11 zwölf=12 dreizehn=13 vierzehn=14 fünfzehn=15 "
        "sechzehn=16 siebzehn=17 achtzehn=18 neunzehn=19"
    )
    tens = {word: float(value) for word, value in TENS.items()}
    both = {f"{one}und{ten}": float(value + add) for ten, value in TENS.items() for one, add in ONES.items()}
    hundreds = {f"{one}hundert": 100.0 * add for one, add in ONES.items()}
    thousands = {f"{one}tausend": 1000.0 * value for one, value in {**ONES, **tens, "zehn": 10}.items()}
    return {**small, **tens, **both, **hundreds, **thousands}


DAYS = table("montag=1 dienstag=2 mittwoch=3 donnerstag=4 freitag=5 samstag|sonnabend=6 sonntag=7")
PARTS = {
    "abend": "EV",
    "morgen": "MO",
    "nachmittag": "AF",
    "mittag": "MI",
    "nacht": "NI",
    "vormittag": "MO",
    "früh": "MO",
    "frühmorgen": "MO",
    "spätabend": "EV",
    "spätnachmittag": "AF",
}
PARTS |= {f"{part}s": code for part, code in PARTS.items() if part != "früh"}
ADVERBS = "|".join(part for part in PARTS if part.endswith("s"))
HOURS = r"eins|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
BE = (
    r"(?:(?:wurden|wurde|sind|ist|waren|war|werden|gelten|weitere|Menschen|Personen|als|schwer|leicht|"
    r"teils|lebensgefährlich|zum\sTeil)\s){0,4}"
)
TIMES = TimeWords(
    order="dmy",
    capitals=bag("mo di mi do fr sa so"),
    months=table(
        "januar|jänner=1 februar|feber=2 märz=3 april=4 mai=5 juni=6 juli=7 august=8 september=9 oktober=10 "
        "november=11 dezember=12"
    ),
    months_short=table("jan=1 feb=2 mär=3 apr=4 jun=6 jul=7 aug=8 sep|sept=9 okt=10 nov=11 dez=12"),
    weekdays=DAYS | {day + part: number for day, number in DAYS.items() for part in PARTS},
    weekday_parts={day + part: code for day in DAYS for part, code in PARTS.items()},
    weekdays_short=table("mo=1 di=2 mi=3 do=4 fr=5 sa=6 so=7"),
    seasons=codes("frühjahr|frühling=SP sommer=SU herbst=FA winter=WI"),
    units=codes(
        "sekunde|sekunden|sek=TS minute|minuten|min=TM stunde|stunden|std=TH tag|tage|tagen|tages=D "
        "nacht|nächte|nächten=D wochenende|wochenenden|wochenendes=WE woche|wochen=W "
        "monat|monate|monaten|monats=M quartal|quartale|quartals=Q jahr|jahre|jahren|jahres=Y "
        "jahrzehnt|jahrzehnte|jahrzehnten=10Y jahrhundert|jahrhunderte|jahrhunderts=100Y "
        "viertelstunde|viertelstunden=QH"
    ),
    days=table("vorgestern=-2 gestern=-1 heute=0 morgen=1 übermorgen=2"),
    relatives=table(
        "letzte|letzten|letzter|letztes|letztem|vergangene|vergangenen|vergangener|vergangenes|vorige|vorigen|voriger|"
        "voriges=-1 vorletzte|vorletzten|vorletztes|vorletzter=-2 "
        "diese|diesen|dieser|dieses|diesem|laufenden|laufende=0 "
        "nächste|nächsten|nächster|nächstes|kommende|kommenden|kommender|kommendes=1 "
        "übernächste|übernächsten|übernächstes=2"
    ),
    ordinals=table(
        "erste|ersten|erster|erstes=1 zweite|zweiten|zweiter|zweites=2 dritte|dritten|dritter|drittes=3 "
        "vierte|vierten|vierter|viertes=4 fünfte|fünften|fünfter=5 sechste|sechsten|sechster=6 "
        "siebte|siebten|siebter=7 "
        "achte|achten|achter=8 neunte|neunten|neunter=9 zehnte|zehnten|zehnter=10 elfte|elften=11 zwölfte|zwölften=12"
    ),
    decades=table(
        "zwanziger=1920 dreißiger=1930 vierziger=1940 fünfziger=1950 sechziger=1960 siebziger=1970 "
        "achtziger=1980 neunziger=1990"
    ),
    holidays=codes(
        "heiligabend|heiliger_abend=12-24 weihnachten|ersten_weihnachtstag|ersten_weihnachtsfeiertag=12-25 "
        "zweiten_weihnachtstag|zweiten_weihnachtsfeiertag|stephanstag=12-26 silvester=12-31 neujahr|neujahrstag=01-01 "
        "heilige_drei_könige|dreikönigstag=01-06 valentinstag=02-14 muttertag=05/2/7 weltkindertag=06-01 "
        "martinstag=11-11 peter_und_paul=06-29 erntedankfest=10/1/7 herbstanfang=09-22 winteranfang=12-21 "
        "sommeranfang=06-21 "
        "frühlingsanfang=03-20 allerseelen=11-02 walpurgisnacht=04-30 mariä_lichtmess=02-02 mariä_empfängnis=12-08 "
        "faschingsdienstag|fastnacht=E-47 vatertag=E+39 halloween=10-31 weltfrauentag=03-08 tag_der_arbeit=05-01 "
        "allerheiligen=11-01 "
        "mariä_himmelfahrt=08-15 nikolaus|nikolaustag=12-06 reformationstag=10-31 tag_der_deutschen_einheit=10-03 "
        "rosenmontag=E-48 aschermittwoch=E-46 palmsonntag=E-7 gründonnerstag=E-3 karfreitag=E-2 karsamstag=E-1 "
        "ostern|ostersonntag=E+0 ostermontag=E+1 christi_himmelfahrt=E+39 pfingsten|pfingstsonntag=E+49 "
        "pfingstmontag=E+50 fronleichnam=E+60"
    ),
    before_holiday=bag("an am zu um über vor nach bis seit und den dem der von vom"),
    sets=codes("täglich=P1D wöchentlich=P1W monatlich=P1M jährlich=P1Y stündlich=PT1H"),
    parts=PARTS,
    near_parts=table("heute|diesen=0 letzte=-1 gestern=-1 morgen=1"),
    hours=table("mittag=12 mitternacht|mitternachts=0"),
    fractions=table("halb=30 viertel=15 dreiviertel=15"),
    since=bag("seit"),
    ends=r"\s?(?:bis|-|\u2013|\u2014)\s?(?:zum\s|zur\s|den\s)?|\sund\s",
    counting=r"nach|ab|(?P<back>vor)",
    some=bag("einige einigen mehrere mehreren wenige wenigen ein_paar"),
    before_old_year=bag("seit bis um jahr jahre"),
    before_length=bag("seit für nach in innerhalb über rund etwa knapp fast binnen"),
    starts=bag(
        "einmal zweimal dreimal alle bis so sobald ganze ganzen ganzes kw kalenderwoche dreiviertel mitternachts "
        "beginn halbe halben halbes "
        "gegen übers zum heute gestern viertel halb vor in im am um seit der die das den dem jeden jede "
        "jedes mittag mitternacht anfang ende mitte"
    ),
    templates=(
        ("age", r"{count}(?:[-\s]Jahre\salt\w{0,2}|-?[jJ]ährig\w{0,2}|-?Jährig\w{0,2})"),
        ("day", r"(?:{wday},?\s(?:(?:dem|den|der)\s)?)?{day}\s?{mon}(?:,?\s(?:im\sJahr\s)?{year})?"),
        ("days", r"{day}\s?(?:[-\u2013]|bis|und)\s?(?:zum\s)?{until}\s{mon}(?:\s{year})?"),
        ("dotted", r"(?P<day>3[01]|[12]\d|0?[1-9])\.\s?(?P<mm>1[0-2]|0?[1-9])\.(?!\d)"),
        ("month", r"(?:(?P<near>Anfang|Mitte|Ende)\s)?{mon}\s{year}"),
        ("month", r"(?:(?P<near>Anfang|Mitte|Ende)\s|{relative}\s)?{month}"),
        ("season", r"{season}\s{year}"),
        ("season", r"{relative}\s{season}"),
        ("year", r"(?:(?P<near>Anfang|Mitte|Ende)\s)?{year}"),
        ("decade", r"(?:der\s|den\s|die\s)?(?P<tens>(?:1[5-9]|20)\d0)er(?:[-\s]Jahren?)?"),
        ("decade", r"{decade}[-\s]?Jahren?"),
        ("century", r"(?:\d{1,2}\.)\sJahrhunderts?"),
        ("quarter", r"(?:{ordinal}|(?P<quarter>[1-4])\.)\sQuartals?(?:\s{year})?"),
        ("weekday", r"(?:{relative}\s)?{weekday}"),
        ("weekday", r"(?P<week>nächste|diese|letzte|vergangene|kommende)\sWoche,?\s(?:am\s)?{weekday}"),
        ("weekdays", r"(?:jeden)\s{weekday}"),
        ("weekdays", r"{weekday}s"),
        ("today", r"{days}"),
        ("near_unit", r"{relative}\s{unit}"),
        ("span", r"(?P<way>letzten|vergangenen)\s{count}\s{unit}"),
        ("ago", r"vor\s(?:rund\s|etwa\s|gut\s|knapp\s|fast\s)?{count}\s{unit}"),
        ("ahead_now", r"in\s{count}\s{unit}"),
        ("span", r"(?P<way>nächsten|kommenden)\s{count}\s{unit}"),
        ("duration", r"{count}\s{unit}"),
        ("duration", r"(?P<whole>(?:den\s|die\s|das\s|eine?n?\s)?ganzen?s?)\s{unit}"),
        ("duration", r"(?P<whole>eine|ein)\s(?P<unit>viertelstunde)"),
        ("from_now", r"{count}\s{unit}\sab\s(?:jetzt|heute)"),
        ("month", r"{mon}\s{relative}\sJahres"),
        ("month", r"{mon}(?P<begins>)(?=\s?(?:[-\u2013\u2014]|bis)\s?{anymonth}\b)"),
        ("day", r"(?:{wday},?\s(?:(?:dem|den|der)\s)?)?{day}\s?{mon}\s{relative}\sJahres"),
        ("quarter", r"(?:{ordinal}|(?P<quarter>[1-4])\.)\sQuartal\s(?:des|{relative})\sJahres"),
        ("half", r"(?:{ordinal}|(?P<half>[12])\.)\s(?:Halbjahr|Jahreshälfte)(?:\s{year})?"),
        ("week_number", r"(?:KW|Kalenderwoche)\s?(?P<number>\d{1,2})(?:[\s/]{year})?"),
        ("set", r"(?P<every>alle)\s{count}\s{unit}"),
        ("set", r"(?:jede|jeden|jedes)\s{unit}"),
        ("set", r"{set}"),
        ("clock", r"(?P<hour>[01]?\d|2[0-4])(?:[.:](?P<minute>[0-5]\d))?\sUhr"),
        ("clock", r"(?P<named>mitternachts?)"),
        ("anchored", r"(?:{count}\s)?{unit}\s(?:zuvor|später|danach|davor|darauf)"),
        ("anniversary", r"{count}\s{unit}\s(?:seit|nach)"),
        ("nth", r"(?:\d{1,3}\.|{ordinal})\s(?:Amtszeit|Jahrestag|Geburtstag)"),
        ("day", r"{year}[-/]{mon}[-/]{day}"),
        ("day", r"{day}[-/]{mon}[-/]{year}"),
        ("day", r"(?:{wday},?\s)?{ordinal}\s{month}(?:\s{year})?"),
        ("shorts", r"(?<=\s[aA][mb]\s|vom\s|zum\s|bis\s)(?P<one>[0-3]?\d)[./](?P<two>[01]?\d)(?!\d|[./]\d|\s?Uhr)"),
        ("short", r"{wday},?\s(?P<one>[0-3]?\d)[./](?P<two>[01]?\d)(?!\d|[./]\d|\s?Uhr)"),
        (
            "nth_week",
            r"(?:{ordinal}|(?P<nth>[1-5])\.|(?P<final>letzten?))\s(?:Woche|(?P<we>Wochenende))\s(?:im|des|in)\s(?:{mon}(?:\s{year})?|(?P<in_year>[12]\d{3}))",
        ),
        (
            "nth_day",
            r"(?:{ordinal}|(?P<final>letzte[rn]?))\s(?:Tag|{weekday})\s(?:im|des)\s(?:{mon}(?:\s{year})?|{relative}\sMonats?)",
        ),
        ("holiday", r"{holiday}(?:\s(?:im\sJahr\s)?{year})?"),
        ("decade", r"(?:der\s|den\s|die\s)?(?P<short_tens>[2-9]0)er(?:[-\s]Jahren?)"),
        ("half", r"{ordinal}\s(?:Halbjahr|Hälfte(?:\sdes\sJahres)?)\s{year}"),
        ("near_unit", r"(?:am|übers|zum|vor\sdem)\s(?P<unit>Wochenende)"),
        ("edge", r"(?P<edge>Ende|Anfang|Beginn)\s(?:des|der|{relative})\s{unit}"),
        ("part", r"(?P<day_of>heute|gestern|morgen)\s{part}"),
        ("part", r"(?:am|gegen|in\sder)\s(?:frühen\s|späten\s)?{part}"),
        ("part", r"{part}"),
        ("clock", r"(?:{count}|(?P<hour>[01]?\d|2[0-4]))\s?Uhr\s{part}"),
        ("clock", r"(?P<hour>[01]?\d|2[0-4])[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?(?:\s?Uhr)?\s{part}"),
        ("clock", r"(?P<hour>[01]?\d|2[0-4])\sUhr\sund\s(?P<minute>[0-5]\d)(?:\sMinuten)?"),
        ("clock", r"(?:{count}|(?P<hour>[01]?\d|2[0-4]))\sUhr\s(?P<minute>[0-5]\d)(?!\d)"),
        (
            "hours",
            r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?(?:\s?Uhr)?\s?(?:bis|[-\u2013])\s?(?P<hour_after>[01]?\d|2[0-4])(?:[:.](?P<minute_after>[0-5]\d))?\s?Uhr(?:\s{part})?",
        ),
        (
            "quarter_hour",
            rf"(?P<frac>viertel)\s(?:nach|(?P<to>vor))\s(?P<hour>\d{{1,2}}|{HOURS})(?:\s(?:Uhr\s)?{{part}})?",
        ),
        ("quarter_hour", rf"(?P<to>(?P<frac>dreiviertel))\s(?P<hour>\d{{1,2}}|{HOURS})(?:\s(?:Uhr\s)?{{part}})?"),
        ("monthday", r"(?<=[aA]m\s){day}(?<=\.)(?=\s?[.,?!;]|$|\sum\s)"),
        ("span", r"(?P<some>)(?:den\s|die\s)(?P<way>letzten|vergangenen|nächsten|kommenden)\s{unit}(?<=n)"),
        ("set", r"(?P<times>(?:ein|zwei|drei|vier)mal)\s(?:pro|am|im|die|in\sder)\s{unit}"),
        ("quarter_hour", rf"(?P<to>(?P<frac>halb))\s(?P<hour>\d{{1,2}}|{HOURS})(?:\s(?:Uhr\s)?{{part}})?"),
        (
            "quarter_hour",
            rf"(?P<minutes>\d{{1,2}}|fünf|zehn|zwanzig)(?:\sMinuten)?\s(?:nach|(?P<to>vor))\s(?P<hour>{HOURS})(?:\s(?:Uhr\s)?{{part}})?",
        ),
        ("from_now", r"in\s(?:einer|einem)\s(?P<half_a>halben)\s{unit}"),
        ("present", r"bis\sjetzt|zum\sgegenwärtigen\sZeitpunkt"),
        ("present", r"(?P<soon>so\s?(?:bald|schnell)\swie\smöglich)"),
        ("fiscal", r"{relative}\s(?:Geschäftsjahr|(?P<school>Schuljahr))"),
        ("duration", r"(?P<half_a>halbe[ns]?)\s{unit}"),
    ),
    future=r"wird|werden|soll|sollen|will|wollen|geplant|plant|planen|vorgesehen|erwartet|ab|bis",
    past=r"wurde|wurden|war|waren|hatte|hatten|hat|haben|ist|sind|kam|kamen|starb|starben|ge\w{2,14}(?:t|en)|"
    r"\w{2,14}(?:te|ten)|ging|gab|nahm|fand|stieg|sprach|begann|verlor|gewann|schrieb",
    present=r"kann|muss|gilt|bleibt|steht|liegt|gibt",
    clause=r"[,;:()\u2013\u2014]|\b(?:und|aber|der|die|das|dass|als|wenn|während|nachdem|bevor|weil)\b",
    before_month=bag("im in seit bis ab ende anfang mitte vom zum letzten vergangenen diesen kommenden nächsten"),
    before_year=bag(
        "in im seit bis ab von vom zum jahr jahre jahres ende anfang mitte sommer herbst winter frühjahr und "
        "um vor nach"
    ),
    beside_weekday=bag("schwarzer schwarzen"),
    not_year=bag(
        "menschen personen euro meter kilometer metern kilometern quadratmeter soldaten mitarbeiter häuser "
        "tote verletzte stellen"
    ),
)
NUMBERS = NumberWords(
    point=",",
    cardinals=_cardinals(),
    scales=floats(
        "dutzend=12 hundert=100 tausend=1000 million|millionen|mio=1e6 milliarde|milliarden|mrd=1e9 "
        "billion|billionen=1e12"
    ),
    short_scales=floats("mio.=1e6 mrd.=1e9"),
    vague=floats(
        "dutzende|dutzenden=24 hunderte|hunderten=200 tausende|tausenden=2000 "
        "zehntausende|zehntausenden=20000 hunderttausende=200000"
    ),
    joiners=bag("und"),
    articles=bag("ein eine einer einem einen"),
    some=bag("mehrere einige ein_paar"),
    halves=floats("eine_halbe=0.5 ein_halbes=0.5 eineinhalb=1.5 anderthalb=1.5 zweieinhalb=2.5"),
    parts=german_parts(),
    lone=floats("anderthalb|eineinhalb=1.5 zweieinhalb=2.5 dreieinhalb=3.5 viereinhalb=4.5 fünfeinhalb=5.5"),
    points=bag("komma"),
    minus=bag("minus"),
    ratio=r"\svon\s",
    ordinals=german(),
    glued=True,
    angles=r"dreh\w*|rotier\w*|winkel\w*|breite|länge|neigung|rotation",
    weights=r"wieg\w*|wog\w*|gewicht\w*|schwer\w*|tonnen?|kilogramm|tassen?|mehl|zucker|kaffee",
    none=bag("niemand keiner"),
    of=bag("von der"),
    at_least=r"mindestens|wenigstens|(?:mehr|größer|höher|älter)\s(?:als|oder\sgleich)|über|zumindest",
    at_least_after=r"\soder\smehr",
    at_most_after=r"\soder\sweniger",
    at_most=r"bis\szu|höchstens|maximal|(?:weniger|kleiner|niedriger|jünger)\s(?:als|oder\sgleich)|unter",
    about=r"rund|etwa|ungefähr|circa|ca\.|gut|knapp|fast|nahezu|geschätzt|um\sdie|schätzungsweise",
    units=units_of("de"),
    currencies=currencies_of("de"),
    slots=(
        SlotWords(
            "killed",
            BE + r"(?:tote[nr]?|todesopfer\w?|getötet\w{0,2}|gestorben|starben|ums\sleben\sgekommen|kamen\sums\sleben|"
            r"gestorbene\w?|tot|ermordet)",
            r"tötete\w?|forderte\w?|todesopfer",
        ),
        SlotWords(
            "injured", BE + r"(?:\w{0,12}verletzt\w{0,2}|verletzte\w?|verwundet\w{0,2})", r"verletzte\w?|verletzt"
        ),
        SlotWords("missing", BE + r"(?:vermisst\w{0,2}|verschwunden)", r"vermisst"),
        SlotWords("evacuated", BE + r"(?:evakuiert\w{0,2}|in\ssicherheit\sgebracht)", r"evakuierte\w?", persons=False),
        SlotWords(
            "arrested", BE + r"(?:festgenommen\w{0,2}|verhaftet\w{0,2}|festnahmen|in\sgewahrsam)", r"verhaftete\w?"
        ),
        SlotWords("hospitalised", BE + r"(?:ins?\s(?:\w{1,12}\s)?kranken(?:haus|häuser)\w?)"),
        SlotWords("rescued", BE + r"(?:gerettet\w{0,2})", r"rettete\w?"),
        SlotWords("homeless", BE + r"(?:obdachlos\w{0,2}|vertrieben\w{0,2})"),
        SlotWords("destroyed", BE + r"(?:zerstört\w{0,2}|abgebrannt)", r"zerstörte\w?", persons=False),
        SlotWords("damaged", BE + r"(?:beschädigt\w{0,2})", r"beschädigte\w?", persons=False),
        SlotWords("votes", r"stimmen|sitze|mandate", persons=False),
    ),
    persons=bag(
        "menschen personen person leute männer frauen kinder mann frau kind jungen mädchen zivilisten "
        "soldaten arbeiter passagiere insassen einwohner bewohner anwohner opfer polizisten feuerwehrleute "
        "demonstranten touristen verdächtige patienten mitarbeiter schüler studenten fahrgäste reisende "
        "flüchtlinge migranten verletzte tote vermisste jugendliche weitere gäste besatzungsmitglieder"
    ),
    bridges=bag("mindestens mehr als rund etwa knapp fast bis zu weitere auf über ungefähr die der"),
    tolls=r"(?:zahl\sder\s(?:\w{1,12}\s)?(?:toten|todesopfer|opfer|getöteten)|opferzahl)",
    money=r"schaden|schäden|sachschaden|strafe|geldstrafe|kosten|haushalt|hilfe|kredit|schulden|umsatz|gewinn|"
    r"verlust|gehalt|preis|steuern|kaution|spende\w?|investition\w*|wert|fehlen",
    changes=r"stieg|stiegen|gestiegen|sank|sanken|gesunken|wuchs|wuchsen|gewachsen|fiel|fielen|gefallen|erhöh\w+|"
    r"zugenommen|zurückgegangen|plus|minus",
    scopes=r"männer|frauen|kinder|soldaten|schwer|leicht|lebensgefährlich|feuerwehrleute|polizisten|zivilisten",
    periods=r"(?:im|in\sden|seit|über)\s(?:vergangenen|letzten|kommenden)\s(?:\w{1,12}\s)?(?:jahr\w*|monat\w*|"
    r"woche\w*|jahrzehnt\w*|quartal\w*)|pro\sjahr|jährlich|im\sjahr\s\d{4}|seit\s\d{4}|"
    r"gegenüber\sdem\svorjahr",
    splits=r"[,;:()\u2013\u2014\n]|(?<!\w)(?:und|aber|sowie|während|wobei|als|nachdem|bevor|darunter|mit)(?!\w)",
    including=r"darunter|unter\sihnen",
    stops=bag(
        "in im an am auf bei von vom zu zum zur mit und oder aber als dass der die das den dem des wurden "
        "wurde sind ist waren war haben hat hatte hatten wird werden nach vor seit bis um aus über unter für "
        "gegen kamen starben gelten noch nicht"
    ),
    passed=bag("weitere weiteren andere anderen neue neuen"),
    plural=r"(?!)",
    ages_before=r"(?:alter\svon|im\salter\svon)\s",
    ages_had=r"(?:alter\svon)(?:\s(?:etwa|rund))?\s",
    ages_after=r"[-\s](?P<unit>Jahre?|Monate?|Wochen?|Tage?)\salt|-?jährig\w{0,2}",
    age_units={"jahr": "year", "mona": "month", "woch": "week", "tage": "day", "tag": "day"},
    labels=bag(
        "artikel seite zimmer nummer nr paragraf linie gleis kapitel klasse typ gruppe absatz platz flug "
        "bundesstraße autobahn"
    ),
)
NAMES = NameWords(
    titles=bag(
        "herr herrn frau dr prof professor professorin präsident präsidentin präsidenten kanzler kanzlerin "
        "bundeskanzler bundeskanzlerin minister ministerin außenminister außenministerin innenminister "
        "innenministerin finanzminister verteidigungsminister bürgermeister bürgermeisterin "
        "oberbürgermeister ministerpräsident ministerpräsidentin premierminister premierministerin sprecher "
        "sprecherin polizeisprecher polizeisprecherin chef chefin direktor direktorin vorsitzende "
        "vorsitzender könig königin papst richter richterin staatsanwalt staatsanwältin trainer gouverneur "
        "senator senatorin feuerwehrchef einsatzleiter leiter leiterin anwalt anwältin abgeordnete "
        "abgeordneter kapitän general pastor bischof regierungssprecher landrat landrätin "
        "graf gräfin freiherr prinz prinzessin fürst kardinal erzbischof"
    ),
    organisations=bag(
        "ministerium innenministerium außenministerium universität partei bank kommission gericht amt "
        "behörde verband verein gewerkschaft stiftung polizei feuerwehr zeitung rundfunk krankenhaus "
        "klinikum rat parlament bundestag bundesrat gmbh ag kirche union bahn agentur institut"
    ),
    places=bag("see fluss berg insel straße platz brücke bahnhof flughafen hafen kreis landkreis"),
    things=bag("krieg gesetz vertrag abkommen weltmeisterschaft pokal festspiele"),
    demonyms=bag(
        "deutsche deutschen amerikaner russen deutscher ukrainer franzosen österreicher schweizer briten "
        "chinesen europäer"
    ),
    before_place=bag("in aus nach bei nahe"),
    inside=bag("von van zu der de und für"),
    says=bag(
        "sagte sagt erklärte teilte betonte forderte kritisierte warnte berichtete schrieb meinte kündigte "
        "bestätigte nannte"
    ),
    capital_nouns=True,
    given=GERMAN_GIVEN,
    title_ends=OFFICE_ENDS,
)
GERMAN = Lexicon(
    code="de",
    abbreviations=bag(
        "dr prof nr str z.b z d.h u.a bzw ca hr fr st mio mrd abs art bd co evtl ggf inkl jh max min s.o sog "
        "tel usw vgl zzgl jan feb mär apr jun jul aug sep sept okt nov dez mo di mi do sa so v.l geb gest"
    ),
    starters=bag(
        "der die das ein eine er sie es wir ich in im an am auf bei nach mit und aber doch auch so dann dort "
        "hier als wenn seit vor zum"
    ),
    ordinal_stop=True,
    times=TIMES,
    numbers=NUMBERS,
    names=NAMES,
)
