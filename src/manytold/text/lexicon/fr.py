"""French."""

from manytold.text.lexicon.money import currencies_of
from manytold.text.lexicon.ordinals import french, parts_of
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
    unmarked,
)
from manytold.text.lexicon.units import units_of

BE = (
    r"(?:(?:ont\sété|a\sété|sont|est|étaient|seraient|personnes|grièvement|légèrement|restent|"
    r"sont\stoujours|toujours)\s){0,4}"
)
HOURS = r"une|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze"
MINUTES = r"cinq|dix|quinze|(?:vingt|trente|quarante|cinquante)(?:[-\s](?:et[-\s]une?|cinq|deux|trois|six|sept|huit))?"
OF_PART = r"\s(?:du\s|de\sl['\u2019]|dans\s(?:la\s|le\s|l['\u2019]))\s?{part}"
HALF = r"\s?(?P<half>a|p)(?:\.\s?m\.|\.?m\b)"
BEFORE_HOUR = r"(?<=\sà\s|rs\s|st\s|\sa\s)"
OF_YEAR = r"\s(?:de\s)?l['\u2019](?:année|an)"
TIMES = TimeWords(
    order="dmy",
    months=unmarked(
        table(
            "janvier=1 février|fevrier=2 mars=3 avril=4 mai=5 juin=6 juillet=7 août|aout=8 septembre=9 "
            "octobre=10 novembre=11 "
            "décembre|decembre=12"
        )
    ),
    months_short=table("janv|jan=1 févr|fév=2 avr=4 juil=7 sept=9 oct=10 nov=11 déc|dec=12"),
    weekdays=unmarked(table("lundi=1 mardi=2 mercredi=3 jeudi=4 vendredi=5 samedi=6 dimanche=7")),
    weekdays_short=table("lun=1 mer=3 jeu=4 ven=5 sam=6 dim=7"),
    seasons=codes("printemps=SP été=SU automne=FA hiver=WI"),
    units=unmarked(
        codes(
            "seconde|secondes|sec|secs=TS minute|minutes=TM heure|heures=TH jour|jours=D nuit|nuits=D "
            "semaine|semaines=W "
            "mois=M trimestre|trimestres=Q an|ans|année|années|annee|annees=Y décennie|décennies=10Y "
            "siècle|siècles=100Y "
            "week-end|weekend|week-ends|weekends=WE journée|journées=D min=TM "
            "quart_d'heure|quart_d’heure|quarts_d’heure=QH"
        )
    ),
    days=unmarked(table("avant-hier=-2 hier=-1 aujourd'hui|aujourd’hui=0 demain=1 après-demain|apres-demain=2")),
    relatives=unmarked(
        table(
            "dernier|dernière|derniere|passé|passée|passe|passee|précédent|précédente=-1 ce|cet|cette=0 "
            "prochain|prochaine=1"
        )
    ),
    ordinals=unmarked(
        table(
            "premier|première|1er|1re|1ère=1 deuxième|second|seconde|2e|2ème=2 troisième|3e|3ème=3 quatrième|4e|4ème=4"
        )
    ),
    holidays=codes(
        "noël|jour_de_noël=12-25 réveillon_de_noël=12-24 saint-sylvestre=12-31 jour_de_l'an|jour_de_l’an=01-01 "
        "épiphanie=01-06 saint-valentin=02-14 fête_des_mères=05/0/7 saint-patrick|saint_patrick=03-17 "
        "jour_de_la_terre=04-22 journée_internationale_des_travailleurs=05-01 "
        "veille_de_noël=12-24 nouvel_an=01-01 fête_des_pères=06/3/7 action_de_grâce=11/4/4 "
        "vendredi_noir=11/4/4+1 mercredi_des_cendres=E-46 dimanche_des_rameaux=E-7 jeudi_saint=E-3 "
        "fête_du_travail=05-01 fête_nationale=07-14 assomption=08-15 "
        "toussaint=11-01 halloween=10-31 armistice=11-11 vendredi_saint=E-2 pâques=E+0 lundi_de_pâques=E+1 "
        "ascension=E+39 pentecôte=E+49 lundi_de_pentecôte=E+50"
    ),
    before_holiday=bag("à de le la l pour avant après depuis jusqu"),
    sets=codes(
        "quotidiennement=P1D chaque_jour=P1D hebdomadairement|hebdomadaire=P1W mensuellement|mensuel|mensuelle=P1M "
        "trimestriel|trimestrielle=P3M annuellement|annuel|annuelle=P1Y"
    ),
    parts=unmarked(codes("matin|matinée=MO midi=MI après-midi=AF soir|soirée=EV nuit=NI")),
    near_parts=table("ce|cet|cette=0 hier=-1 demain=1"),
    hours=table("midi=12 minuit=0"),
    fractions=table("demie|demi=30 quart=15"),
    since=bag("depuis"),
    ends=r"\s?(?:au|à|jusqu['\u2019]au|jusqu['\u2019]à|-|\u2013|\u2014)\s?(?:la\s|le\s)?|\set\s(?:le\s)?",
    counting=r"après|à\spartir\s(?:de|du)|(?P<back>avant)",
    some=bag("plusieurs quelques"),
    before_old_year=bag("en depuis dès année"),
    before_age=bag("de"),
    before_length=bag("pendant depuis en après durant environ"),
    starts=bag(
        "ces n tout toute jusqu en dès au journée années derniers dernières prochains prochaines milieu pendant "
        "demi demie d quart vers semaine t1 t2 t3 t4 q1 q2 q3 q4 hier demain ce cet cette tous toutes le la "
        "les l il en dans depuis à chaque midi minuit début mi fin"
    ),
    templates=(
        ("age", r"{count}\sans(?=\s?[,)]|\srévolus)"),
        ("day", r"(?:{wday},?\s(?:le\s)?)?{day}[\s/-]{mon}(?:,?[\s/-](?:de\s)?{year})?"),
        ("days", r"{day}\s?(?:[-\u2013]|au|et)\s?(?:le\s)?{until}\s{mon}(?:\s{year})?"),
        ("month", r"(?:(?P<near>début|mi|fin|milieu)[-\s](?:de\s|d['\u2019])?)?{mon}\s(?:de\s)?{year}"),
        ("month", r"{mon}" + OF_YEAR + r"\s{relative}"),
        ("month", r"{mon}(?P<begins>)(?=\s?(?:[-\u2013\u2014]|à|au|jusqu['\u2019]à|jusqu['\u2019]en)\s?{anymonth}\b)"),
        ("month", r"(?P<relative>cet|cette)\s{month}"),
        ("month", r"(?:(?P<near>début|mi|fin|milieu)[-\s](?:de\s|d['\u2019])?)?{month}(?:\s{relative})?"),
        ("season", r"{season}\s{year}"),
        ("season", r"{season}\s{relative}"),
        ("year", r"(?:(?P<near>début|mi|fin|milieu)[-\s](?:de\s)?)?{year}"),
        ("century", r"[ivxIVX]{1,6}e\ssiècle"),
        ("quarter", r"{ordinal}\strimestre" + OF_YEAR + r"(?:\s{relative})?"),
        ("half", r"{ordinal}\ssemestre(?:" + OF_YEAR + r"(?:\s{relative})?)?"),
        ("quarter", r"{ordinal}\strimestre(?:\s(?:de\s)?{year})?"),
        ("weekday", r"(?:ce\s)?{weekday}(?:\s{relative})?"),
        ("weekday", r"{weekday}\s(?:de\s)?(?:la\s)?semaine\s{relative}"),
        ("weekdays", r"(?:chaque|tous\sles)\s{weekday}s?"),
        ("today", r"{days}"),
        ("near_unit", r"{unit}\s{relative}"),
        ("near_unit", r"{relative}\s{unit}"),
        ("span", r"{count}\s(?P<way>derniers|dernières|prochains|prochaines)\s{unit}"),
        ("span", r"(?P<way>derniers|dernières|prochains|prochaines)\s{count}\s{unit}"),
        ("ago", r"il\sy\sa\s(?:environ\s|près\sde\s|plus\sde\s)?{count}\s{unit}"),
        ("from_now", r"(?:dans|d['\u2019]ici)\s{count}\s{unit}"),
        ("clock", r"(?<=\sà\s|\sa\s|rs\s)(?:{count}|(?P<hour>[01]?\d|2[0-4]))\sheures?(?:\s(?P<minute>[0-5]\d))?"),
        ("duration", r"{count}\s{unit}"),
        ("duration", r"{count}\s{unit}\set\s(?:un\s)?(?P<halves>demie?|quart)"),
        ("duration", r"{count}(?P<unit>ans|min)"),
        ("duration", r"(?P<whole>un)\s(?P<unit>quart\sd['\u2019]heure)"),
        ("duration", r"(?P<whole>toute?\s(?:la\s|le\s|l['\u2019]))\s?{unit}"),
        ("from_now", r"{count}\s{unit}\sà\spartir\s(?:d['\u2019]aujourd['\u2019]hui|de\smaintenant)"),
        ("set", r"n['\u2019]importe\squel(?:le)?\s{unit}"),
        ("set", r"les\s(?P<unit>week-ends|weekends)"),
        ("set", r"(?P<every>tous|toutes)\sles\s{count}\s{unit}"),
        ("set", r"(?:chaque|tous\sles|toutes\sles)\s{unit}"),
        ("set", r"{set}"),
        (
            "clock",
            r"(?P<hour>[01]?\d|2[0-4])\s?h(?:\s?(?P<minute>[0-5]\d))?(?:\s(?:du|de\sl['\u2019]|dans\sla)\s?{part})?",
        ),
        ("clock", r"(?P<named>midi|minuit)"),
        ("anchored", r"{count}\s{unit}\s(?:plus\stôt|plus\stard|auparavant|après|avant)"),
        ("nth", r"{ordinal}\s(?:mandat|anniversaire)"),
        ("day", r"(?:{wday},?\s(?:le\s)?)?{day}\s{mon}" + OF_YEAR + r"\s{relative}"),
        ("day", r"(?:{wday},?\s(?:le\s)?)?{mon}\s(?:le\s)?{day},?\s(?:de\s)?{year}"),
        ("day", r"(?:{wday},?\s(?:le\s)?)?{count}\s{mon}(?:\s{year})?"),
        ("day", r"{mon}\s(?P<count>vingt[-\s](?:et[-\s]un|deux|trois|quatre|cinq|six|sept|huit|neuf)|trente)"),
        ("day", r"{year}[-/]{mon}[-/]{day}"),
        ("short", r"{wday},?\s(?:le\s)?(?P<one>[0-3]?\d)/(?P<two>[01]?\d)(?!\d|/\d)"),
        ("shorts", r"(?<=[ldc]e\s|du\s|au\s|\sà\s)(?P<one>[0-3]?\d)/(?P<two>[01]?\d)(?!\d|/\d)"),
        ("monthday", r"(?<=le\s){day}(?=\s?[.,?!;]|$|\sà\s|\sde\s\d)"),
        ("numbered", r"{wday}\s(?:le\s)?{day}(?=\s?[.,?!;]|$|\sà\s)"),
        (
            "nth_week",
            r"(?:{ordinal}|(?P<final>dernière))\s(?:semaine|(?P<we>week-end))\s(?:de\s|d['\u2019])(?:(?:l['\u2019]année\s)?(?P<in_year>[12]\d{3})|{mon}(?:\s{year})?)",
        ),
        (
            "nth_day",
            r"(?:{ordinal}|(?P<final>dernier))\s(?:jour|{weekday})\s(?:de\s|d['\u2019]|du\s)(?:{mon}(?:\s{year})?|mois(?:\s{relative})?)",
        ),
        ("holiday", r"{holiday}(?:\s{year})?"),
        ("quarter", r"(?:{year}\s)?(?:T|Q)(?P<quarter>[1-4])"),
        ("quarter", r"(?:T|Q)(?P<quarter>[1-4])\s{year}"),
        ("quarter", r"{ordinal}\strimestre\s(?:de\sl['\u2019]année\s)?{year}"),
        ("edge", r"(?P<edge>fin|début)\s(?:de\s|d['\u2019]|du\s|de\sla\s|de\sl['\u2019])(?:{relative}\s)?{unit}"),
        ("decade", r"(?:les\s)?années\s(?:(?P<tens>(?:1[5-9]|20)\d0)|(?P<short_tens>[2-9]0))"),
        ("half", r"{ordinal}\ssemestre\s(?:de\s)?{year}"),
        ("quarter", r"{ordinal}\strimestre[-\s](?:de\s)?{year}"),
        ("near_unit", r"le\s(?P<unit>week-end|weekend)\s{relative}"),
        ("season", r"{relative}\s{season}"),
        ("span", r"(?P<some>)(?:ces\s|les\s)?(?P<way>derniers|dernières|prochains|prochaines)\s{unit}(?<=s)"),
        ("set", r"{count}\sfois\spar\s{unit}"),
        ("weekdays", r"les\s{weekday}s"),
        ("near_unit", r"(?:le|ce)\s(?P<unit>week-end|weekend)"),
        ("part", r"(?P<day_of>ce|cet|cette|hier|demain)\s{part}"),
        ("part", r"(?:dans|pendant)\s(?:la|le|l['\u2019])\s?{part}"),
        ("part", r"(?:le\s|la\s|l['\u2019])?{part}"),
        (
            "clock",
            r"(?:{count}|(?P<hour>[01]?\d|2[0-4]))\sheures?(?:\s(?P<minute>[0-5]\d))?\s(?:du|de\sl['\u2019]|dans\sla|dans\sle)\s?{part}",
        ),
        ("clock", r"(?<=\sà\s|\sa\s|rs\s)(?:{count}|(?P<hour>[01]?\d|2[0-4]))\sheures?(?:\s(?P<minute>[0-5]\d))?"),
        (
            "quarter_hour",
            rf"(?:(?P<hour>\d{{1,2}})|(?P<count>{HOURS}))\s(?:heures?|h)\s(?:et\s|(?P<to>moins)\s(?:le\s)?)"
            rf"(?P<frac>quart|demie?){OF_PART}",
        ),
        (
            "quarter_hour",
            BEFORE_HOUR + rf"(?:(?P<hour>\d{{1,2}})|(?P<count>{HOURS}))\s(?:heures?|h)\s"
            r"(?:et\s|(?P<to>moins)\s(?:le\s)?)(?P<frac>quart|demie?)",
        ),
        (
            "quarter_hour",
            BEFORE_HOUR
            + rf"(?P<hour>\d{{1,2}}|{HOURS})\s(?:heures?|h)\s(?:et\s|(?P<to>moins)\s|)(?P<minutes>\d\d?|{MINUTES})"
            rf"(?:\sminutes?)?(?:{OF_PART})?",
        ),
        (
            "quarter_hour",
            rf"(?P<hour>\d{{1,2}}|{HOURS})\s(?:heures?|h)\s(?:et\s|(?P<to>moins)\s|)(?P<minutes>\d\d?|{MINUTES})"
            rf"(?:\sminutes?)?(?:{OF_PART})",
        ),
        ("quarter_hour", rf"(?P<hour>{HOURS})\sheures\s(?P<to>moins)\s(?P<minutes>{MINUTES})"),
        (
            "hours",
            r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)\s?(?:à|au|et|[-\u2013])\s?(?P<hour_after>[01]?\d|2[0-4]):"
            r"(?P<minute_after>[0-5]\d)",
        ),
        (
            "clock",
            r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?\s(?:du|de\sl['\u2019])\s?{part}",
        ),
        ("clock", r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?" + HALF),
        (
            "hours",
            r"(?P<hour>[01]?\d|2[0-4])\s?(?:h|heures?)?(?P<minute>[0-5]\d)?\s?(?:à|et|[-\u2013])\s?(?P<hour_after>[01]?\d|2[0-4])\s?(?:h|heures?)(?P<minute_after>[0-5]\d)?(?:\s(?:du|de\sl['\u2019])\s?{part})?",
        ),
        ("from_now", r"dans\sune\s(?P<half_a>demi)[-\s]{unit}"),
        ("present", r"jusqu['\u2019]à\s(?:présent|maintenant|ce\sjour)|en\sce\smoment|à\sprésent"),
        ("present", r"(?P<soon>dès\sque\spossible|le\splus\s(?:tôt|vite)\spossible|au\splus\s(?:tôt|vite))"),
        ("duration", r"(?P<half_a>demi|demie)-(?P<unit>heure|journée)"),
        ("set", r"(?:tous|toutes)\sles\s(?:deux\s)?{unit}"),
        ("set", r"une\sfois\spar\s{unit}"),
    ),
    future=r"va|vont|sera|seront|\w{3,14}(?:erai|irai|erons|irons)|prévu|prévue|prévoit|prévoient|devrait|devraient|jusqu'à|\w{3,14}(?:era|eront|"
    r"ira|iront)",
    past=r"a|ont|avait|avaient|était|étaient|fut|furent|\w{2,14}(?:ait|aient|èrent|irent)|est\s(?:mort|morte|"
    r"survenu|survenue|arrivé|arrivée)",
    present=r"est|sont|peut|peuvent|doit|doivent|fait",
    clause=r"[,;:()\u2013\u2014]|\b(?:et|mais|qui|que|lorsque|quand|où|alors)\b",
    before_month=bag("à au en de depuis dès jusqu'en d début fin mi du"),
    before_year=bag("en de depuis dès année et à jusqu'en fin début d l'an"),
    not_year=bag("personnes euros dollars mètres kilomètres soldats maisons hectares salariés emplois"),
)
NUMBERS = NumberWords(
    point=",",
    cardinals=floats(
        "zéro=0 un|une=1 deux=2 trois=3 quatre=4 cinq=5 six=6 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 "
        "treize=13 quatorze=14 quinze=15 seize=16 dix-sept=17 dix-huit=18 dix-neuf=19 vingt=20 trente=30 "
        "septante=70 huitante|octante=80 nonante=90 quarante=40 cinquante=50 soixante=60 soixante-dix=70 "
        "soixante-quinze=75 "
        "soixante-et-onze=71 soixante-douze=72 soixante-treize=73 soixante-quatorze=74 soixante-seize=76 "
        "quatre-vingt-onze=91 "
        "quatre-vingt-douze=92 quatre-vingt-treize=93 quatre-vingt-quatorze=94 quatre-vingt-quinze=95 "
        "quatre-vingt-seize=96 "
        "quatre-vingts|quatre-vingt=80 quatre-vingt-dix=90"
    ),
    scales=floats(
        "douzaine|douzaines=12 dizaine=10 vingtaine=20 trentaine=30 quarantaine=40 cinquantaine=50 centaine=100 "
        "cent|cents=100 mille|milles|millier=1000 million|millions=1e6 milliard|milliards=1e9 billion|billions=1e12 "
        "trillion|trillions=1e18"
    ),
    vague=floats("dizaines=20 centaines=200 milliers=2000 dizaines_de_milliers=20000 centaines_de_milliers=200000"),
    joiners=bag("et"),
    articles=bag("un une"),
    some=bag("plusieurs quelques"),
    halves=floats("un_demi=0.5"),
    short_scales=floats("k=1000 m=1e6 md=1e9 mds=1e9"),
    half_after=bag("et_demi et_demie"),
    parts=parts_of(french(), "demi|demie|demis|demies=2 tiers=3 quart|quarts=4"),
    lone=floats("la_moitié|moitié=0.5"),
    points=bag("virgule"),
    minus=bag("moins négatif négative"),
    ratio=r"\ssur\s",
    ordinals=french(),
    angles=r"tourn\w*|rotation|angles?|pivot\w*|latitude|longitude|inclin\w*|gauche|droite",
    weights=r"pes\w*|pès\w*|poids|bébés?|lourd\w*|kilos?|perd\w*|tonnes?|t\.",
    none=bag("personne_n'a aucun aucune"),
    of=bag("de d"),
    at_least=r"au\smoins(?:\sou\ségale?s?\sà|\sde)?|pas\smoins\s(?:de|que)|(?:plus|supérieure?s?)\s(?:ou\ségale?s?\s)?(?:de|à|que)|"
    r"plus\s(?:haute?s?|grande?s?|élevée?s?|âgée?s?)\sque|au-dessus\sde|dépass\w+|plus\sd['\u2019]",
    at_least_after=r"\sou\s(?:plus|davantage)|\sau\s(?:moins|minimum)|\+",
    at_most_after=r"\sou\smoins|\sau\s(?:plus|maximum)",
    at_most=r"jusqu['\u2019]à|au\splus|pas\splus\s(?:de|que)|(?:moins|inférieure?s?)\s(?:ou\ségale?s?\s)?(?:de|à|que)|"
    r"plus\s(?:bas|basse|petite?s?|jeunes?|faibles?)\sque|(?:en|au-)\s?dessous\sde",
    about=r"environ|près\sde|quelque|presque|autour\sde|à\speu\sprès",
    units=units_of("fr"),
    currencies=currencies_of("fr"),
    slots=(
        SlotWords(
            "killed",
            BE + r"(?:morts?|mortes?|tué\w{0,2}|décès|décédé\w{0,2}|victimes\smortelles|sont\smort\w{0,2}|"
            r"ont\sperdu\sla\svie|péri)",
            r"tué|tuant|tuent|fait|mort\sde",
        ),
        SlotWords("injured", BE + r"(?:blessé\w{0,2})", r"blessé|blessant"),
        SlotWords("missing", BE + r"(?:disparu\w{0,2}|portées?\sdisparues?)"),
        SlotWords("evacuated", BE + r"(?:évacué\w{0,2})", r"évacué|évacuer|évacuant", persons=False),
        SlotWords(
            "arrested", BE + r"(?:arrêté\w{0,2}|interpellé\w{0,2}|arrestations|en\sgarde\sà\svue)", r"arrêté|interpellé"
        ),
        SlotWords("hospitalised", BE + r"(?:hospitalisé\w{0,2})"),
        SlotWords("rescued", BE + r"(?:secouru\w{0,2}|sauvé\w{0,2})", r"secouru|sauvé"),
        SlotWords("homeless", BE + r"(?:sans-abri|sans\sabri|déplacé\w{0,2})"),
        SlotWords("destroyed", BE + r"(?:détruit\w{0,2})", r"détruit", persons=False),
        SlotWords("damaged", BE + r"(?:endommagé\w{0,2})", persons=False),
        SlotWords("votes", r"voix|sièges", persons=False),
    ),
    persons=bag(
        "personnes personne hommes femmes enfants homme femme enfant civils soldats ouvriers passagers "
        "habitants victimes policiers pompiers manifestants touristes étudiants élèves migrants morts "
        "blessés disparus autres gens jeunes riverains membres"
    ),
    bridges=bag("au moins plus de environ près quelque jusqu à autres les des"),
    tolls=r"(?:bilan|nombre\sde\s(?:morts|victimes|décès))",
    money=r"dégâts|amende|coût|budget|aide|prêt|dette|recettes|bénéfices?|pertes?|salaire|prix|impôts|caution|"
    r"investissement|don|valeur|manquent",
    changes=r"augmenté|augmenter|progressé|hausse|baissé|baisse|reculé|crû|chuté|diminué|grimpé",
    scopes=r"hommes|femmes|enfants|soldats|grièvement|légèrement|pompiers|policiers|civils",
    periods=r"(?:au\scours|lors)\s(?:de\sla|des|du)\s(?:\w{1,12}\s){0,2}(?:années?|décennies?|mois|semaines?|"
    r"trimestres?)|l['\u2019]an\s(?:dernier|passé)|l['\u2019]année\sdernière|par\san|sur\sun\san|"
    r"depuis\s\d{4}|en\s\d{4}",
    splits=r"[,;:()\u2013\u2014\n]|(?<!\w)(?:et|mais|alors|tandis|lorsque|dont|après|avec|ainsi)(?!\w)",
    including=r"dont|parmi\slesquel(?:le)?s",
    stops=bag(
        "le la les l en à au aux de du des d par pour avec et ou que qui se a ont été est sont était étaient "
        "dans sur sous sans ne pas plus après depuis"
    ),
    passed=bag("autres nouveaux nouvelles jeunes"),
    plural=r"\w{3,}[sx]",
    head_first=True,
    ages_before=r"(?:âgée?s?\sde|âge\sde)\s",
    ages_had=r"(?:ai|a|avait|aura|est|était|âgée?s?\sde|âge\sde)(?:\s(?:seulement|plus\sde|environ|déjà|presque))?\s",
    ages_after=r"\s(?P<unit>ans?|mois|semaines?|jours?)(?:\sd['\u2019](?:âge|age))|\sans(?=\s?[,.;:)]\s)",
    age_units={"ans": "year", "an": "year", "mois": "month", "sema": "week", "jour": "day"},
    labels=bag("article page numéro salle route ligne chapitre phase groupe vol rn"),
)
NAMES = NameWords(
    titles=bag(
        "m mme mlle monsieur madame dr président présidente ministre maire gouverneur porte-parole sénateur "
        "sénatrice député députée roi reine pape juge procureur procureure directeur directrice chef cheffe "
        "général capitaine professeur professeure chancelier chancelière secrétaire avocat avocate préfet "
        "préfète"
    ),
    organisations=bag(
        "ministère université parti banque commission tribunal agence syndicat fondation police mairie sénat "
        "parlement gouvernement association entreprise hôpital conseil union parquet assemblée"
    ),
    places=bag("rivière lac mont île rue place pont gare aéroport port province région"),
    things=bag("guerre loi traité accord coupe prix jeux opération"),
    demonyms=bag("français française allemand américain russe ukrainien européen britannique chinois"),
    before_place=bag("à en vers près depuis"),
    inside=bag("de du la le les des et d von van"),
    says=bag(
        "déclaré affirmé indiqué expliqué ajouté annoncé estimé souligné précisé assuré dit déclare affirme "
        "explique ajoute annonce"
    ),
)
FRENCH = Lexicon(
    code="fr",
    abbreviations=bag(
        "m mm mme mmes mlle dr me st ste av bd art p pp cf env etc no janv févr avr juil sept oct nov déc"
    ),
    starters=bag(
        "le la les l un une des en il elle ils elles on ce cette dans pour avec mais et à au selon après "
        "depuis lors son sa ses"
    ),
    times=TIMES,
    numbers=NUMBERS,
    names=NAMES,
)
