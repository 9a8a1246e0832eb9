"""English: times."""

from manytold.text.lexicon.tables import TimeWords, bag, codes, table

ORDINALS = table(
    "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 "
    "thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19 twentieth=20 "
    "twenty-first=21 twenty-second=22 twenty-third=23 twenty-fourth=24 twenty-fifth=25 twenty-sixth=26 "
    "twenty-seventh=27 twenty-eighth=28 twenty-ninth=29 thirtieth=30 thirty-first=31"
)
ORDINALS |= {word.replace("-", " "): number for word, number in ORDINALS.items()}
OF_HOUR = r"\s(?:past|(?P<to>to))\s(?P<hour>\d{1,2}|[a-z]{3,6})(?:\s(?:in\sthe|at)\s{part})?(?!\s\d|[.,:]\d|%|-)"
ON_A_DAY = r"(?=\s(?:on|this|last|next|tomorrow|today|yesterday)\b)"
NEAR = r"(?P<near>early|late|mid|(?:the\s)?(?:end|start|beginning|middle)\sof(?=\s))"
HALF = r"\s?(?P<half>a|p)(?:\.\s?m\.|\.?m\b)"
HOUR = r"(?P<hour>1[0-2]|0?[1-9])"
TO_HOUR = (
    r"\s?(?:[-\u2013]|to|until|till|through|and)\s?(?P<hour_after>[01]?\d|2[0-4])(?:[:.](?P<minute_after>[0-5]\d))?"
)
ANCHORED = r"(?:earlier|later|before(?!\s+last)|after(?:wards)?|previously|hence|prior)"
ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
TENS = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
REST = rf"(?:(?:oh[-\s])?{ONES}|ten|eleven|twelve|\w{{3,5}}teen|{TENS}(?:[-\s]{ONES})?)"
SAID = rf"(?P<said>(?:two\sthousand(?:\sand)?|(?:fif|six|seven|eigh|nine)teen|twenty)\s{REST})"
"""A year in words, which only a month before it makes one."""
HOUR_SAID = (
    rf"(?P<hour>{ONES}|ten|eleven|twelve)[-\s](?P<minutes>ten|fifteen|(?:twenty|thirty|forty|fifty)(?:[-\s]{ONES})?)"
)
AFTER_MODAL = r"(?:\s(?:not|also|then|now|again|soon|only|probably|likely|be|have|been)){0,3}\s\w{2,20}"
"""A modal verb takes its main verb along, so that "will be heard" is not read by its last word."""
PROMISES = r"(?:invit(?:ed|es|ing)|promis(?:ed|es|ing)|pledg(?:ed|es|ing)|vow(?:ed|s|ing)|agreed|plan(?:s|ned))"
"""Verbs whose infinitive is still to come when they are told in the past."""
TEMPLATES = (
    ("age", r"{count}[-\s](?:year|month|week|day)s?[-\s](?:old|of\sage|olds)\b"),
    ("day", r"(?:{wday},?\s(?:the\s)?)?{day}(?:\sof)?\s{mon}(?:\s?,?\s(?:of\s|in\s)?{year}|\s{relative}\syear)?"),
    ("day", r"(?:{wday},?\s(?:the\s)?)?{mon}\s(?:the\s)?{day}(?:\s?,?\s(?:of\s|in\s)?{year}|,?\s{relative}\syear)?"),
    ("day", r"(?:the\s)?{ordinal}\s(?:of\s)?{month}(?:,?\s(?:of\s)?{year})?"),
    ("day", r"{month}\s(?:the\s)?{ordinal}(?:,?\s{year})?"),
    ("day", r"(?:the\s)?(?:{ordinal}|{day})\s(?:of\s)?{mon},?\s(?:of\s)?" + SAID),
    ("day", r"{mon}\s(?:the\s)?(?:{ordinal}|{day}),?\s(?:of\s)?" + SAID),
    ("day", rf"{{mon}}\s(?P<count>(?:twenty|thirty)(?:[-\s]{ONES})?)(?:,?\s{SAID}|,?\s{{year}})?(?!\s\w+s\b)"),
    ("day", rf"(?P<count>(?:twenty|thirty)(?:[-\s]{ONES})?)\s(?:of\s)?{{mon}}(?:,?\s{SAID}|,?\s{{year}})?"),
    ("month", r"{mon},?\s(?:of\s)?" + SAID),
    ("day", r"{year}[-/]{mon}[-/]{day}"),
    ("day", r"{day}[-/]{mon}[-/]{year}"),
    ("day", r"{mon}[-/]{day}[-/]{year}"),
    ("month", r"{mon}[-/]{year}"),
    ("monthday", r"(?<=on\s)the\s{day}(?<=[a-z])(?!\s(?!and|at|in|from|to|between|of\s(?:this|next|last))\w)"),
    ("numbered", r"{wday}(?:,|\sthe)?\s(?:{day}(?:(?<=[a-z])|(?=\s?[.!?]|$))|{ordinal})"),
    ("short", r"{wday},?\s(?P<one>\d{1,2})/(?P<two>\d{1,2})(?!\d|/\d)"),
    ("shorts", r"(?<=from\s|ween\s)(?P<one>\d{1,2})/(?P<two>\d{1,2})(?!\d|/\d)"),
    ("shorts", r"(?<=\d/\d\d\sto\s)(?P<one>\d{1,2})/(?P<two>\d{1,2})(?!\d|/\d)"),
    ("shorts", r"(?<=\d/\d\d\sand\s)(?P<one>\d{1,2})/(?P<two>\d{1,2})(?!\d|/\d)"),
    ("shorts", r"(?<=\d-)(?P<one>\d{1,2})/(?P<two>\d{1,2})(?!\d|/\d)"),
    (
        "nth_day",
        r"(?:the\s)?(?:{ordinal}|(?P<nth>\d{1,2})(?:st|nd|rd|th)|(?P<final>last))\s(?:day|{weekday})\s(?:of|in)\s"
        r"(?:{mon}(?:,?\s{year})?|(?:the|{relative})\smonth)",
    ),
    ("nth_day", r"(?:the\s)?(?:{ordinal}|{day}(?<=[a-z]))\sof\s(?:the|{relative})\smonth"),
    (
        "nth_week",
        r"(?:the\s)?(?:{ordinal}|(?P<nth>[1-5])(?:st|nd|rd|th)|(?P<final>last))\s(?:week|(?P<we>weekend))\sof\s"
        r"(?:{mon},?(?:\s(?:of\s)?{year})?|(?P<in_year>[12]\d{3}))",
    ),
    ("holiday", r"{holiday}(?:,?\s{year})?"),
    ("days", r"{day}\s?(?:[-\u2013\u2014]|to|and|or)\s?{until}\s(?:of\s)?{mon}(?:,?\s{year})?"),
    ("days", r"{mon}\s{day}\s?(?:[-\u2013\u2014]|to|and|or)\s?{until}(?:,?\s{year})?"),
    ("month", r"(?:" + NEAR + r"[-\s])?{mon},?\s(?:of\s|in\s)?(?:{year}|{relative}\syear)"),
    ("month", r"{mon}(?P<begins>)(?=\s?(?:[-\u2013\u2014/]|to|through|thru|until|till)\s?{anymonth}\b)"),
    ("month", r"(?:(?:" + NEAR + r"[-\s])|{relative}\s)?{month}"),
    ("season", r"(?:the\s)?{season}(?:\s(?:of\s)?(?:{year}|{relative}\syear))"),
    ("season", r"{relative}\s{season}"),
    ("years", r"{year}\s?[-\u2013/]\s?(?P<short>\d\d)"),
    ("year", r"(?:" + NEAR + r"[-\s])?{year}"),
    ("decade", r"(?:the\s)?(?:" + NEAR + r"[-\s])?(?:the\s)?(?P<tens>(?:1[5-9]|20)\d0)\s?['\u2019]?s"),
    ("decade", r"(?<=['\u2019])(?P<short_tens>[2-9]0)s"),
    ("decade", r"(?:the\s)(?:" + NEAR + r"[-\s])?{decade}"),
    ("century", r"(?:the\s)?(?:" + NEAR + r"[-\s])?(?:\d{1,2}(?:st|nd|rd|th)|{ordinal})[-\s]century"),
    ("quarter", r"(?:the\s)?{ordinal}[-\s]quarter(?:(?:\sof|,)?\s(?:{year}|{relative}\syear))?"),
    ("quarter", r"(?:the\s)?{ordinal}[-\s]quarter\sof\sthe\syear"),
    (
        "quarter",
        r"(?:the\s)?(?P<quarter>[1-4])(?:st|nd|rd|th)[-\s]quarter(?:(?:\sof|,)?\s(?:{year}|{relative}\syear))?",
    ),
    ("quarter", r"Q(?P<quarter>[1-4])(?:\s(?:of\s)?{year})?"),
    ("quarter", r"{year}[-\s]Q(?P<quarter>[1-4])"),
    ("week_of", r"(?:the\s)?week\s(?:of|beginning|commencing)\s{mon}\s{day}(?:,?\s{year})?"),
    ("week_of", r"(?:the\s)?week\s(?:of|beginning|commencing)\s{day}\s{mon}(?:,?\s{year})?"),
    ("half", r"H(?P<half>[12])[-\s](?:of\s)?{year}"),
    ("half", r"{year}[-\s]?H(?P<half>[12])"),
    ("half", r"(?:the\s)?{ordinal}\shalf\sof\s(?:{year}|{relative}\syear)"),
    ("half", r"(?:the\s)?{ordinal}\shalf\sof\sthe\syear"),
    ("weekday", r"(?:{relative}\s)?{weekday}(?:\s(?:of\s)?(?P<week>last|this|next)\sweek)?"),
    ("weekday", r"(?P<week>last|this|next)\sweek,?\s(?:on\s)?{weekday}"),
    ("weekdays", r"(?:every|each)\s(?:other\s|second\s)?{weekday}"),
    ("weekdays", r"{weekday}s"),
    ("today", r"{days}"),
    ("anchored", r"the\s(?:previous|following)\s(?:day|night|week|month|year|weekend|quarter)"),
    ("near_unit", r"(?:the\s)?{relative}\s(?:calendar\s)?{unit}(?<!s)"),
    ("near_unit", r"(?:the\s)?{unit}\s(?P<far>before\slast|after\snext)"),
    ("edge", r"(?:the\s)?(?P<edge>end|start|beginning)\sof\s(?:the\s|{relative}\s)?{unit}"),
    ("edge", r"(?P<edge>year)[-\s]end"),
    ("span", r"(?:the\s)?(?P<way>last|past|next|coming)\s{count}\s{unit}"),
    ("span", r"(?:the\s)?(?P<way>previous)\s{count}\s{unit}"),
    ("span", r"(?:the\s)?{count}\s(?P<way>next|coming|upcoming)\s{unit}(?<=s)"),
    ("span", r"(?:the\s)?(?P<way>past|coming)\s{unit}"),
    ("ago", r"(?:just\s|about\s|over\s|almost\s|nearly\s)?{count}\s{unit}\s(?:ago|back\b)"),
    ("ago", r"(?P<half_a>half)\san?\s{unit}\sago"),
    ("ahead", r"{count}\s{unit}\sfrom\s(?:now|today)"),
    ("ahead", r"in\s{count}\s{unit}(?:['\u2019]s?\stime)?"),
    ("duration", r"{count}[-\s](?:(?:working|consecutive|full|straight|long|whole|business)\s)?{unit}"),
    ("duration", r"{count}\s(?P<halves>and\s(?:a\s)?(?:half|quarter))\s{unit}"),
    ("duration", r"{count}\s{unit}\s(?P<halves>and\sa\s(?:half|quarter))"),
    ("duration", r"(?P<whole>all|(?:the\s|an?\s)?(?:whole|entire|full)|(?<=for\s)another)\s{unit}(?<!s)"),
    ("ahead", r"in\s(?P<half_a>half)\san?\s{unit}"),
    ("present", r"(?<=\d\sand\s)now"),
    ("present", r"(?<=till\s|ntil\s)(?:now|date|(?:the\s)?(?:current|present)\s(?:date|day|time))"),
    ("present", r"at\s(?:the\spresent\stime|present)|right\snow"),
    ("present", r"(?P<soon>as\ssoon\sas\spossible|asap)"),
    ("fiscal", r"{relative}\s(?:(?:fiscal|financial)|(?P<school>school|academic))\syear"),
    (
        "nth_week",
        r"(?:the\s)?(?:{ordinal}|(?P<final>last))\s(?:week|(?P<we>weekend))\sof\s(?:the|{relative})\smonth",
    ),
    ("duration", r"an?\s(?P<half_a>half)[-\s]{unit}"),
    ("duration", r"(?P<half_a>half)\s(?:an?|the)\s{unit}"),
    ("set", r"(?P<every>every)\s{count}\s{unit}"),
    ("set", r"(?:every|each)\s{part}"),
    ("set", r"any\s(?P<unit>weekend)"),
    ("set", r"{part}s"),
    ("set", r"(?:every|each)\s(?:(?P<other>other|second)\s|single\s)?{unit}"),
    ("set", r"(?:once|twice|{count}\stimes)\s(?:a|an|every|per)\s{unit}"),
    ("set", r"{set}"),
    ("clock", HOUR + r"(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?" + HALF),
    ("clock", r"(?:" + HOUR + r"|{count})(?:[:.](?P<minute>[0-5]\d))?(?:\so['\u2019]clock)?\s(?:in\sthe|at)\s{part}"),
    ("clock", r"{count}\s" + HALF.removeprefix(r"\s?")),
    (
        "hours",
        HOUR + rf"(?:[:.](?P<minute>[0-5]\d))?(?:{HALF})?" + TO_HOUR + r"\s?(?P<half_after>a|p)(?:\.\s?m\.|\.?m\b)",
    ),
    ("hours", r"(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)" + TO_HOUR + r"(?<=[:.]\d\d)(?![:.]?\d)"),
    ("hours", HOUR + r"(?:[:.](?P<minute>[0-5]\d))?" + TO_HOUR + r"\sin\sthe\s{part}"),
    (
        "hours",
        r"(?<=from\s|ween\s)(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?" + TO_HOUR + ON_A_DAY,
    ),
    ("hours", r"(?<=from\s|ween\s)" + HOUR + TO_HOUR + r"(?<=[:.]\d\d)(?![:.]?\d)"),
    ("clock", r"(?<=at\s)(?P<hour>[01]?\d|2[0-3])\.(?P<minute>[0-5]\d)(?=\s(?:on|this|local|GMT|BST)\b|[.,;]?$)"),
    ("quarter_hour", r"(?<=at\s){count}(?:\sminutes)?" + OF_HOUR),
    ("quarter_hour", r"{count}\sminutes" + OF_HOUR),
    ("quarter_hour", r"(?<=at\s)" + HOUR_SAID + r"(?!\s\w+s\b)"),
    ("quarter_hour", HOUR_SAID + r"\s?(?:(?P<half>a|p)(?:\.\s?m\.|\.?\s?m\b)|(?:in\sthe|at)\s{part})"),
    ("quarter_hour", r"{count}\s(?:past|(?P<to>to))\s(?P<hour>\d{1,2}|[a-z]{3,6})\s(?:in\sthe|at)\s{part}"),
    (
        "clock",
        r"(?<=at\s)" + HOUR + r"(?=\s(?:tonight|today|tomorrow|yesterday|on\s\w{3,6}day|this\s(?:morning|evening))\b)",
    ),
    ("clock", r"(?<=ght\sat\s|day\sat\s|row\sat\s)" + HOUR + r"(?=\s?[.,?!;](?!\d)|\s?$|\s(?:on|in|and|to|for)\b)"),
    ("hours", r"(?<=day\sfrom\s)" + HOUR + TO_HOUR + r"(?!\s?%|\s\w+s\b)"),
    ("quarter_hour", r"(?P<frac>half|(?:a\s)?quarter)" + OF_HOUR),
    ("part", r"(?P<day_of>this|last|earlier\sthis|later\sthis)\s{part}"),
    ("part", r"(?P<day_of>to){part}"),
    ("day_part", r"(?<=in\sthe\s){part}"),
    ("part", r"(?:(?:early|late)\s)?{part}"),
    ("clock", r"(?:{count}|(?P<hour>\d{1,2}))\so['\u2019]clock"),
    ("clock", r"(?P<named>noon|midday|midnight)"),
    ("anchored", r"{count}\s{unit}\s" + ANCHORED),
    ("anchored", r"(?:{unit}\s)" + ANCHORED),
    (
        "anchored",
        (
            r"(?:the\s)(?:same|following|previous|preceding|next)\s(?:day|night|morning|evening|afternoon|week|"
            r"month|year)"
        ),
    ),
    ("anchored", r"the\s(?:day|night|week|month|year)\s(?:before|after)(?!\s(?:yesterday|tomorrow))"),
    ("anniversary", r"{count}[-\s]{unit}\s(?:of|since)\b"),
    ("anniversary", r"(?:\d{1,3}(?:st|nd|rd|th)|{ordinal})[-\s](?:year\s)?anniversary"),
    (
        "nth",
        (
            r"(?:\d{1,3}(?:st|nd|rd|th)|{ordinal})(?:\sconsecutive|\sstraight)?[-\s](?:term|birthday|"
            r"(?P<within>day|night|week|month|year)\sof\b)"
        ),
    ),
    ("nth", r"(?P<within>day)\s{count}(?:\sof\b)?"),
    (
        "nth",
        (
            r"(?:for\s)?(?:the\s|his\s|her\s|its\s|their\s)?first\s(?:\w{1,20}\s){0,2}(?:time|visit|"
            r"trip)\s(?:this|in|since)\s(?:{count}\s)?(?:the\s)?(?:{unit}|{year})"
        ),
    ),
)
TIMES = TimeWords(
    order="mdy",
    capitals=bag("may march august mar sun sat mon wed fri sep"),
    months=table(
        "january=1 february=2 march=3 april=4 may=5 june=6 july=7 august=8 september=9 october=10 "
        "november=11 december=12"
    ),
    months_short=table("jan=1 feb=2 mar=3 apr=4 jun=6 jul=7 aug=8 sep|sept=9 oct=10 nov=11 dec=12"),
    weekdays=table("monday=1 tuesday=2 wednesday=3 thursday=4 friday=5 saturday=6 sunday=7"),
    weekdays_short=table("mon=1 tue|tues=2 wed|weds=3 thu|thur|thurs=4 fri=5 sat=6 sun=7"),
    seasons=codes("spring=SP summer=SU autumn|fall=FA winter=WI"),
    units=codes(
        "second|seconds|sec|secs=TS minute|minutes|min|mins=TM hour|hours|hrs=TH day|days=D night|nights=D "
        "weekend|weekends=WE "
        "week|weeks=W fortnight|fortnights=2W month|months=M quarter|quarters=Q year|years|yr|yrs=Y decade|decades=10Y "
        "century|centuries=100Y"
    ),
    days=table(
        "the_day_before_yesterday|day_before_yesterday=-2 yesterday=-1 today|earlier_today|later_today=0 "
        "tomorrow=1 the_day_after_tomorrow|day_after_tomorrow=2"
    ),
    relatives=table("last|previous=-1 this|the_current=0 current=0 next|the_coming=1 coming|upcoming|following=1"),
    ordinals=ORDINALS,
    decades=table(
        "twenties=1920 thirties=1930 forties=1940 fifties=1950 sixties=1960 seventies=1970 eighties=1980 nineties=1990"
    ),
    holidays=codes(
        "thanksgiving|thanksgiving_day=11/4/4 labor_day|labour_day=09/1/1 "
        "memorial_day=05/0/1 martin_luther_king_day|mlk_day=01/3/1 "
        "presidents_day|presidents'_day|presidents’_day=02/3/1 "
        "columbus_day=10/2/1 mother's_day|mother’s_day=05/2/7 father's_day|father’s_day=06/3/7 veterans_day=11-11 "
        "armistice_day|remembrance_day=11-11 juneteenth=06-19 st_patrick's_day|st_patrick’s_day=03-17 earth_day=04-22 "
        "april_fools_day|april_fools'_day|april_fools’_day=04-01 groundhog_day=02-02 independence_day=07-04 "
        "international_workers'_day|international_workers’_day=05-01 palm_sunday=E-7 maundy_thursday=E-3 "
        "christmas_eve=12-24 christmas|christmas_day=12-25 boxing_day=12-26 new_year's_eve|new_year’s_eve=12-31 "
        "new_year's_day|new_year’s_day=01-01 halloween=10-31 valentine's_day|valentine’s_day=02-14 may_day=05-01 "
        "good_friday=E-2 easter|easter_sunday=E+0 easter_monday=E+1 ash_wednesday=E-46 pentecost=E+49"
    ),
    before_holiday=bag("on at by before after until since for this last next over from of and"),
    sets=codes(
        "everyday=P1D weekends=P1WE daily=P1D weekly=P1W fortnightly=P2W monthly=P1M quarterly=P3M "
        "yearly|annually|annual=P1Y biweekly=P2W semiannual|semiannually=P6M "
        "nightly=P1D hourly=PT1H"
    ),
    parts=codes("morning=MO afternoon=AF evening=EV night=NI daytime=DT"),
    near_parts=table("this|earlier_this|later_this|to=0 last=-1"),
    hours=table("noon|midday=12 midnight=0"),
    fractions=table("half=30 quarter|a_quarter=15"),
    since=bag("since"),
    before_plan=bag("for"),
    ends=r"\s?(?:to|until|till|through|thru|-|\u2013|\u2014)\s?(?:the\s)?|\sand\s",
    counting=r"after|from|following|(?P<back>before|prior\sto)",
    some=bag("several a_few few some many a_couple_of couple_of a_number_of recent"),
    beside_weekday=bag(
        "black good ash super palm bloody remembrance ordinary typical normal average usual easter cyber "
        "giving times telegraph mirror mail express herald independent"
    ),
    before_old_year=bag("in since until by from year circa late early mid around"),
    before_age=bag("aged age ages turned turning"),
    before_length=bag("for after within than over about nearly almost half lasted lasting takes took in"),
    general=bag(
        "story paper edition issue newspaper world society global landscape economy youth generation "
        "generations standards digital age modern "
        "climate times political media culture life young children kids"
    ),
    starts=bag(
        "previous middle "
        "this later earlier tonight half on the every each early late mid q1 q2 q3 q4 once twice noon midday "
        "midnight in just about over almost "
        "now h1 h2 till until date current present at right as asap for all whole entire full another any mornings "
        "evenings afternoons nights end start beginning first his her its their day next past coming year a an"
    ),
    templates=TEMPLATES,
    future=(
        rf"(?:will|shall|won['\u2019]t|would|[a-z]{{1,8}}['\u2019]ll|(?:is|are|was|were)\sto(?!\s(?:blame|date)\b)){AFTER_MODAL}|"
        rf"{PROMISES}\s(?:\w{{1,20}}\s){{0,4}}?to(?:\s(?:be|have))?\s\w{{2,20}}|"
        r"will|shall|won['\u2019]t|[a-z]{1,8}['\u2019]ll|going\sto|to\s(?:resume|restart|reopen|reconvene)|due\s(?:to|on|in|for|at|by|back)|set\s(?:to|for)|"
        r"scheduled|planned|plans?\s(?:to|for)|planning|expects?|"
        r"expected|expecting|about\sto|upcoming|intends?|aims?\sto|hopes?\sto|would|slated|to\sbe\s(?:held|"
        r"published|released|announced|completed|finished)|until|no\slater\sthan|deadline|from\snow|"
        r"(?<=has\s)to|(?:begins|starts|opens|closes|ends|returns|comes|leaves|arrives|meets|votes|resumes|runs)\s(?:again\s|"
        r"back\s)?(?:on|next|in|at|until|through|to|this|tomorrow)"
    ),
    past=(
        r"was|were|had|did|[a-z]{2,20}[^aeiou\W]ed|[a-z]{1,20}[aeiou]yed|agreed|freed|died|tied|lied|"
        r"(?:ha[sv]e?|[a-z]{1,8}['\u2019]ve)\s(?:already\s|also\s|since\s)?(?:been|[a-z]{2,20}e[dn]|\w{3,9})|"
        r"said|told|came|went|took|made|gave|got|saw|met|held|left|found|began|became|won|lost|led|brought|"
        r"thought|bought|caught|taught|fought|fell|felt|kept|knew|grew|threw|flew|drew|broke|spoke|chose|rose|"
        r"wrote|drove|hit|cut|ran|sent|spent|built|paid|sold|stood|struck|shot|sank|sat|shook|stole|swept|"
        r"wore|woke|laid|meant|read|heard|put|burst|beat|dealt|sought|shut"
    ),
    present=r"is|are|am|says|has|have|does|do|remains?|continues?|can|may|must|should",
    clause=r"[,;:()\u2013\u2014]|\b(?:and|but|which|who|whose|that|when|while|where|after|before|because|"
    r"although|if|since|as)\b",
    before_month=bag(
        "in since until by of this last next early late mid from to and during through or till for every "
        "each before after between on"
    ),
    before_year=bag(
        "in since until by of from to and during through or till for before after between year late early "
        "mid around circa about spring summer autumn fall winter the january february march april may june "
        "july august september october november december census election season edition class a back"
    ),
    not_year=bag(
        "people men women children homes houses troops soldiers residents students workers jobs families "
        "cars vehicles times points votes members m km kilometres kilometers metres meters miles feet ft "
        "hectares acres tonnes tons kg dollars euros pounds degrees percent per books pages words copies "
        "tickets passengers buildings trees animals square street road avenue boulevard lane drive st ave rd "
        "calories litres liters barrels rpm mph hours minutes days"
    ),
)
