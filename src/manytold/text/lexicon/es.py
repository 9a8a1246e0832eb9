"""Spanish."""

from manytold.text.lexicon.money import currencies_of
from manytold.text.lexicon.ordinals import spanish, spanish_parts
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
    r"(?:(?:fueron|fue|han\ssido|ha\ssido|resultaron|resultó|son|están|siguen|estaban|personas|habían|"
    r"gravemente|levemente|que)\s){0,4}"
)
HOURS = r"una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce"
MINUTES = r"uno|cinco|diez|quince|veinte|veinti\w{3,6}|(?:treinta|cuarenta|cincuenta)(?:\sy\s\w{3,6})?"
HALF = r"\s?(?P<half>a|p)(?:\.\s?m\.|\.?m\b)"
HALF_AFTER = r"\s?(?P<half_after>a|p)(?:\.\s?m\.|\.?m\b)"
OF_PART = r"\s(?:de|en|por)\sla\s{part}"
UNLESS_LENGTH = r"(?!\s(?:hora|minuto|año|mes|día|semana|punto|millon|mil\b))"
TIMES = TimeWords(
    order="dmy",
    months=unmarked(
        table(
            "enero=1 febrero=2 marzo=3 abril=4 mayo=5 junio=6 julio=7 agosto=8 septiembre|setiembre=9 octubre=10 "
            "noviembre=11 diciembre=12"
        )
    ),
    months_short=table("ene=1 feb=2 mar=3 abr=4 jun=6 jul=7 ago=8 sep|sept=9 oct=10 nov=11 dic=12"),
    weekdays=unmarked(table("lunes=1 martes=2 miércoles=3 jueves=4 viernes=5 sábado=6 domingo=7")),
    weekdays_short=table("lun=1 mart=2 mié|miér|miérc=3 jue|juev=4 vie|vier=5 sáb=6 dom=7"),
    seasons=codes("primavera=SP verano=SU otoño=FA invierno=WI"),
    units=unmarked(
        codes(
            "segundo|segundos|seg|segs=TS minuto|minutos|min|mins=TM hora|horas|hrs|hs=TH día|días=D noche|noches=D "
            "semana|semanas=W "
            "mes|meses=M trimestre|trimestres=Q año|años=Y década|décadas=10Y siglo|siglos=100Y "
            "fin_de_semana|fines_de_semana|finde=WE cuarto_de_hora|cuartos_de_hora=QH"
        )
    ),
    days=unmarked(table("anteayer|antes_de_ayer=-2 ayer=-1 hoy=0 mañana=1 pasado_mañana=2")),
    relatives=unmarked(
        table("pasado|pasada|último|última|anterior=-1 este|esta|actual=0 próximo|próxima|proximo|proxima|que_viene=1")
    ),
    ordinals=unmarked(
        table(
            "primer|primero|primera=1 segundo|segunda|2º=2 1º|1er=1 3º|3er=3 4º=4 tercer|tercero|tercera=3 "
            "cuarto|cuarta=4"
        )
    ),
    holidays=codes(
        "nochebuena=12-24 navidad|día_de_navidad=12-25 nochevieja=12-31 año_nuevo=01-01 reyes_magos=01-06 "
        "san_valentín=02-14 día_de_la_tierra=04-22 día_de_la_madre=05/1/7 día_de_los_muertos=11-02 "
        "día_del_trabajo|día_del_trabajador=05-01 todos_los_santos=11-01 halloween=10-31 "
        "día_de_acción_de_gracias=11/4/4 viernes_negro=11/4/4+1 día_de_año_nuevo=01-01 "
        "día_de_todos_los_santos=11-01 víspera_de_año_nuevo=12-31 día_de_la_independencia=07-04 jueves_santo=E-3 "
        "viernes_santo=E-2 domingo_de_ramos=E-7 domingo_de_pascua|domingo_de_resurrección|pascua=E+0 "
        "lunes_de_pascua=E+1 miércoles_de_ceniza=E-46 corpus_christi=E+60"
    ),
    before_holiday=bag("en de el la para por antes después desde hasta"),
    sets=codes(
        "diariamente|a_diario=P1D semanalmente|semanal=P1W mensualmente|mensual=P1M trimestralmente|trimestral=P3M "
        "anualmente|anual=P1Y"
    ),
    parts=unmarked(codes("mañana|madrugada=MO mediodía=MI tarde=AF noche=NI")),
    near_parts=table("esta=0 ayer|a=-1"),
    hours=table("mediodía=12 medianoche=0"),
    fractions=table("media=30 cuarto=15"),
    since=bag("desde"),
    ends=r"\s?(?:a|al|hasta|-|\u2013|\u2014)\s?(?:el\s|la\s)?|\sy\s(?:el\s)?",
    counting=r"después\s(?:de|del)|a\spartir\s(?:de|del)|desde|(?P<back>antes\s(?:de|del))",
    some=bag("varios varias algunos algunas unos unas pocos pocas"),
    before_old_year=bag("en desde hasta año"),
    before_age=bag("de"),
    before_length=bag("durante tras en por desde hace casi"),
    starts=bag(
        "todo toda otro otra una hasta ahora lo cuanto tan década años anoche inicio pasados pasadas próximos "
        "próximas proximos proximas últimos últimas "
        "media medio t1 t2 t3 t4 q1 q2 q3 q4 por todos todas inicios comienzos fin final al ayer esta este "
        "el la los las hace en dentro desde a cada mediodía medianoche principios mediados finales fines"
    ),
    templates=(
        ("age", r"{count}\saños\sde\sedad"),
        ("day", r"(?:{wday},?\s(?:el\s)?)?{day}\s(?:de\s)?{mon}(?:(?:\s(?:de\s|del\s)?|,\s){year})?"),
        ("days", r"{day}\s?(?:[-\u2013]|al|y)\s?(?:el\s)?{until}\sde\s{mon}(?:\s(?:de|del)\s{year})?"),
        (
            "month",
            r"(?:(?P<near>principios|inicios|comienzos|mediados|finales|fines)\sde\s)?{mon},?\s(?:de\s|del\s)?{year}",
        ),
        ("month", r"{mon}\s(?:de\s|del\s)(?:{relative}\saño)"),
        ("month", r"{mon}\s(?:de\s|del\s)?(?:año\s{relative})"),
        ("month", r"{mon}(?P<begins>)(?=\s?(?:[-\u2013\u2014]|a|hasta)\s?{anymonth}\b)"),
        ("month", r"(?:(?P<near>principios|inicios|comienzos|mediados|finales|fines)\sde\s)?{month}(?:\s{relative})?"),
        ("season", r"{season}\s(?:de\s|del\s)?{year}"),
        ("season", r"{season}\s{relative}"),
        ("year", r"(?:(?P<near>principios|inicios|comienzos|mediados|finales|fines)\sde\s)?{year}"),
        ("century", r"siglo\s[ivxlIVXL]{1,6}"),
        ("quarter", r"{ordinal}\strimestre\s(?:de\s|del\s)(?:{relative}\s)?año"),
        ("quarter", r"{ordinal}\strimestre\s(?:de\s|del\s)año\s{relative}"),
        ("season", r"{season}\s(?:de\s|del\s)año\s{relative}"),
        ("half", r"(?:{ordinal}|(?P<half>[12])\.?[º°])\ssemestre(?:\s(?:de\s|del\s)?(?:{year}|año))?"),
        ("half", r"{ordinal}\s(?:semestre|mitad)\s(?:de\s|del\s)(?:año\s{relative}|año)"),
        ("quarter", r"{ordinal}\strimestre(?:\s(?:de|del)\s{year})?"),
        ("weekdays", r"(?<=los\s){weekday}s?(?!\s\d|\s(?:pasado|próximo))"),
        ("weekday", r"(?:este\s)?{weekday}(?:\s{relative})?"),
        ("weekday", r"{weekday}\s(?:de\sla\s)?semana\s{relative}"),
        ("weekday", r"{relative}\s{weekday}"),
        ("weekdays", r"(?:cada(?:\sdos)?|todos\slos)\s{weekday}s?"),
        ("today", r"{days}"),
        ("near_unit", r"{unit}\s{relative}"),
        ("near_unit", r"{relative}\s{unit}"),
        ("span", r"(?P<way>últimos|últimas|pasados|pasadas|próximos|próximas|proximos|proximas)\s{count}\s{unit}"),
        (
            "span",
            r"{count}\s{unit}\s(?P<way>pasados|pasadas|anteriores|siguientes|próximos|próximas|proximos|proximas)",
        ),
        ("span", r"{count}\s(?P<way>últimos|últimas|próximos|próximas)\s{unit}"),
        ("ago", r"hace\s(?:unos\s|casi\s|más\sde\s)?{count}\s{unit}"),
        ("ahead", r"en\s{count}\s{unit}"),
        ("from_now", r"dentro\sde\s{count}\s{unit}"),
        ("from_now", r"(?:dentro\sde\s)?{count}\s{unit}\s(?:a\spartir\s|des)de\s(?:ahora|hoy)"),
        ("ago", r"{count}\s{unit}\santes\sde\s(?:ahora|hoy)"),
        ("duration", r"{count}\s{unit}"),
        ("duration", r"{count}\s{unit}\sy\s(?P<halves>media|medio|cuarto)"),
        ("duration", r"{count}\sy\s(?P<halves>media|medio|cuarto)\s{unit}"),
        ("duration", r"(?P<whole>un)\s(?P<unit>cuarto\sde\shora)"),
        ("duration", r"(?P<whole>tod[oa]\s(?:el|la|este|esta)|otro|otra)\s{unit}(?<!s)"),
        ("set", r"(?P<every>cada)\s{count}\s{unit}"),
        ("set", r"(?:cada|todos\slos|todas\slas)\s{unit}"),
        ("set", r"{set}"),
        ("clock", r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?:\s?(?:horas|h)\b)?"),
        ("clock", r"(?<=as\s)(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?:\s?(?:horas|h)\b)?(?!\s?%)"),
        ("clock", r"(?P<hour>[01]?\d|2[0-4])\s?(?:horas|h)\b"),
        ("clock", r"(?P<named>mediodía|medianoche)"),
        ("anchored", r"{count}\s{unit}\s(?:antes|después|más\starde)"),
        ("anchored", r"al\s(?:día|año|mes)\ssiguiente"),
        ("nth", r"{ordinal}\s(?:mandato|aniversario)"),
        ("day", r"(?:{wday},?\s(?:el\s)?)?{day}\s(?:de\s)?{mon}\s(?:de\s|del\s)(?:{relative}\saño)"),
        ("day", r"(?:{wday},?\s(?:el\s)?)?{day}\s(?:de\s)?{mon}\s(?:de\s|del\s)(?:año\s{relative})"),
        ("day", r"{mon}[-/\s]{day},?[-/\s](?:de\s|del\s)?{year}"),
        ("day", r"{year}[-/]{mon}[-/]{day}"),
        ("day", r"{day}[-/]{mon}(?:[-/]{year})?"),
        ("day", r"(?:{wday},?\s)?{count}\sde\s{mon}(?:\s(?:de|del)\s{year})?"),
        ("short", r"{wday},?\s(?P<one>[0-3]?\d)/(?P<two>[01]?\d)(?!\d|/\d)"),
        ("shorts", r"(?<=el\s|de\s|al\s|\sa\s|re\s)(?P<one>[0-3]?\d)/(?P<two>[01]?\d)(?!\d|/\d|\sde)"),
        ("shorts", r"(?<=/\d\d\sy\s)(?P<one>[0-3]?\d)/(?P<two>[01]?\d)(?!\d|/\d|\sde)"),
        ("shorts", r"(?<=/\d\sy\s)(?P<one>[0-3]?\d)/(?P<two>[01]?\d)(?!\d|/\d|\sde)"),
        ("monthday", r"(?<=el\s)(?:día\s)?{day}(?=\s?[.,?!;]|$|\sa\slas?\s)"),
        ("numbered", r"{wday}\s{day}(?=\s?[.,?!;]|$|\sa\slas?\s)"),
        (
            "nth_week",
            r"(?:{ordinal}|(?P<final>última))\s(?:semana|(?P<we>fin\sde\ssemana))\sde\s(?:{mon}(?:\s(?:de|del)\s{year})?|(?P<in_year>[12]\d{3}))",
        ),
        (
            "nth_day",
            r"(?:{ordinal}|(?P<final>último))\s(?:día|{weekday})\s(?:de\s|del\s)(?:{mon}(?:\s(?:de|del)\s{year})?|(?:{relative}\s)?mes)",
        ),
        ("holiday", r"{holiday}(?:\s(?:de\s|del\s)?{year})?"),
        ("quarter", r"(?:{year}[-\s])?(?:T|Q)(?P<quarter>[1-4])"),
        ("quarter", r"(?:T|Q)(?P<quarter>[1-4])\s(?:de\s|del\s)?{year}"),
        ("edge", r"(?P<edge>fin|final|finales|principios|inicio)\s(?:de\s|del\s|de\sla\s)(?:{relative}\s)?{unit}"),
        (
            "decade",
            r"(?:la\sdécada\sde\s(?:los\s)?|(?:los\s)?años\s)(?:(?P<tens>(?:1[5-9]|20)\d0)|(?P<short_tens>[2-9]0))",
        ),
        ("half", r"{ordinal}\s(?:semestre|mitad)\s(?:de\s|del\s)?{year}"),
        ("quarter", r"{ordinal}\strimestre[-\s](?:de\s|del\s)?{year}"),
        ("season", r"{relative}\s{season}"),
        ("edge", r"al?\s(?P<edge>final|finales|principios|inicios?)\sde\s(?:este\s)?{unit}"),
        ("part", r"(?P<day_of>a)(?P<part>noche)"),
        ("near_unit", r"el\s(?P<unit>fin\sde\ssemana|finde)\s{relative}"),
        ("span", r"(?P<some>)(?P<way>últimos|últimas|pasados|pasadas|próximos|próximas)\s{unit}(?<=s)"),
        ("set", r"{count}\sveces\s(?:al|a\sla|por)\s{unit}"),
        ("near_unit", r"(?:el|este)\s(?P<unit>fin\sde\ssemana|finde)"),
        ("set", r"(?:los\s)(?P<unit>fines\sde\ssemana)"),
        ("part", r"(?P<day_of>esta|ayer)\s(?:por\sla\s)?{part}"),
        ("part", r"(?:por|en|de)\sla\s{part}"),
        ("part", r"(?<!más\s){part}"),
        (
            "clock",
            r"(?:(?P<hour>[01]?\d|2[0-4])|(?P<count>"
            + HOURS
            + r"))(?:[:.](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d))?)?(?:\sen\spunto)?\s(?:de|en|por)\sla\s{part}",
        ),
        (
            "clock",
            r"(?<=a\slas\s)(?:(?P<count>"
            + HOURS
            + r")|(?P<hour>[01]?\d|2[0-4]))(?:\sen\spunto)?(?!\s?(?:[:.]\d|\w+\s(?:personas|y)))",
        ),
        ("clock", r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>a|p)(?:\.\s?m\.|\.?m\b)"),
        (
            "quarter_hour",
            r"(?:{count})\s(?:y|(?P<to>menos))\s(?P<frac>media|cuarto)(?:"
            + OF_PART
            + "|"
            + HALF
            + ")?"
            + UNLESS_LENGTH,
        ),
        (
            "quarter_hour",
            rf"(?<=as\s)(?P<hour>{HOURS})\s(?:y\s|(?P<to>menos)\s|)(?P<minutes>{MINUTES})(?:{OF_PART}|{HALF})?"
            + UNLESS_LENGTH,
        ),
        ("quarter_hour", rf"(?P<hour>{HOURS})\s(?:y\s|(?P<to>menos)\s|)(?P<minutes>{MINUTES})(?:{OF_PART}|{HALF})"),
        ("clock", f"(?P<count>{HOURS})" + HALF),
        ("clock", r"(?<=e\slas\s)(?P<count>" + HOURS + r")(?=\s?[.,?!;]|$)"),
        (
            "hours",
            r"(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d))?\s?(?:a|y|hasta|[-\u2013])\s?(?:las\s)?(?P<hour_after>[01]?\d|2[0-4])(?::(?P<minute_after>[0-5]\d))?\s(?:de|en|por)\sla\s{part}",
        ),
        (
            "hours",
            rf"(?<=e\slas\s)(?P<hour>[01]?\d|2[0-4]|{HOURS})(?:[:.](?P<minute>[0-5]\d))?(?:{HALF})?"
            rf"\s(?:a|y|hasta)\slas?\s(?P<hour_after>[01]?\d|2[0-4]|{HOURS})(?:[:.](?P<minute_after>[0-5]\d))?"
            rf"(?:{HALF_AFTER}|{OF_PART})?",
        ),
        (
            "hours",
            r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)\s?(?:a|y|hasta|[-\u2013])\s?(?:las\s)?(?P<hour_after>[01]?\d|2[0-4]):(?P<minute_after>[0-5]\d)",
        ),
        (
            "hours",
            r"(?P<hour>1[0-2]|[1-9])\s?(?:(?P<half>a|p)\.?m\.?)?\s?(?:a|y|hasta|[-\u2013])\s?(?:las\s)?(?P<hour_after>1[0-2]|[1-9])\s?(?P<half_after>a|p)(?:\.\s?m\.|\.?m\b)",
        ),
        ("from_now", r"(?:en|dentro\sde)\s(?P<half_a>media|medio)\s{unit}"),
        ("present", r"(?<=\d\sy\s)ahora|hasta\s(?:ahora|la\sfecha)|ahora\smismo|en\seste\smomento"),
        ("present", r"(?P<soon>lo\s(?:antes|más\spronto)\sposible|cuanto\santes|tan\spronto\scomo\ssea\sposible)"),
        ("fiscal", r"{relative}\saño\s(?:fiscal|(?P<school>escolar|académico))"),
        ("duration", r"(?P<half_a>media|medio)\s{unit}"),
        ("set", r"(?:todos\slos|todas\slas)\s{unit}"),
        ("set", r"una\svez\s(?:al|a\sla|por)\s{unit}"),
    ),
    future=r"será|serán|habrá|prevé|prevén|previsto|prevista|planea|planean|(?:voy|vas|va|vamos|van)\sa|hasta|\w{2,14}(?:aré|eré|iré|aremos|eremos|iremos)|iré|iremos|\w{3,14}(?:ará|"
    r"erá|irá|arán|erán|irán)",
    past=r"fue|fueron|era|eran|había|habían|ha|han|murió|murieron|dijo|\w{2,14}(?:ó|aron|ieron|aba|aban)|hubo|"
    r"hizo|tuvo|estuvo",
    present=r"es|son|está|están|tiene|tienen|puede|pueden|debe",
    clause=r"[,;:()\u2013\u2014]|\b(?:y|pero|que|cuando|mientras|donde|porque|aunque)\b",
    before_month=bag("en de desde hasta a para pasado este próximo durante"),
    before_year=bag("en de del desde hasta año entre y para durante"),
    not_year=bag("personas euros dólares metros kilómetros soldados viviendas hectáreas trabajadores millones"),
)
NUMBERS = NumberWords(
    point=",",
    cardinals=floats(
        "cero=0 uno|un|una=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9 diez=10 once=11 "
        "doce=12 trece=13 catorce=14 quince=15 dieciséis=16 diecisiete=17 dieciocho=18 diecinueve=19 "
        "veintidos=22 veintitres=23 veintiseis=26 dieciseis=16 veinte=20 veintiuno|veintiún|veintiuna=21 "
        "veintidós=22 veintitrés=23 veinticuatro=24 veinticinco=25 "
        "veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 cuarenta=40 cincuenta=50 "
        "sesenta=60 setenta=70 ochenta=80 noventa=90 cien|ciento=100 doscientos|doscientas=200 "
        "trescientos|trescientas=300 cuatrocientos|cuatrocientas=400 quinientos|quinientas=500 "
        "seiscientos|seiscientas=600 setecientos|setecientas=700 ochocientos|ochocientas=800 "
        "novecientos|novecientas=900"
    ),
    scales=floats(
        "docena|docenas=12 mil=1000 millón|millones|millon=1e6 billón|billones|billon=1e12 trillón|trillones=1e18"
    ),
    short_scales=floats("m=1e6"),
    vague=floats("decenas=20 cientos|centenares=200 miles=2000 decenas_de_miles=20000 cientos_de_miles=200000"),
    joiners=bag("y"),
    articles=bag("un una"),
    some=bag("varios varias unos unas"),
    halves=floats("medio=0.5 media=0.5"),
    half_after=bag("y_medio y_media"),
    parts=spanish_parts(),
    lone=floats("la_mitad|mitad|medio=0.5"),
    points=bag("coma con punto"),
    minus=bag("menos"),
    ratio=r"\sde\scada\s|\ssobre\s",
    ordinals=spanish(),
    angles=r"gir\w+|ángulos?|rot\w+|latitud|longitud|inclin\w+|izquierda|derecha",
    weights=r"pes\w*|bebés?|kilos?|toneladas?",
    none=bag("nadie ninguno"),
    of=bag("de"),
    at_least=r"al\smenos|por\slo\smenos|no\smenos\s(?:de|que)|(?:igual\s(?:a\s)?o\s)?(?:más|mayor(?:es)?|superior(?:es)?)\s"
    r"(?:o\sigual(?:es)?\s)?(?:de|que|al?)|más\s(?:alt[oa]s?|grandes?)\sque|mínimo|supera\w*|por\sencima\sde",
    at_least_after=r"\so\s(?:más|mayor)|\s(?:por\slo\smenos|como\smínimo|al\smenos)",
    at_most_after=r"\so\s(?:menos|menor)|\s(?:como\smáximo|como\smucho)",
    at_most=r"hasta|como\smáximo|no\smás\s(?:de|que)|(?:igual\s(?:a\s)?o\s)?(?:menos|menor(?:es)?|inferior(?:es)?)\s(?:o\sigual(?:es)?\s)?"
    r"(?:de|que|al?)|más\s(?:baj[oa]s?|pequeñ[oa]s?)\sque|por\sdebajo\sde",
    about=r"unos|unas|cerca\sde|alrededor\sde|aproximadamente|casi|en\storno\sa",
    units=units_of("es"),
    currencies=currencies_of("es"),
    slots=(
        SlotWords(
            "killed",
            BE + r"(?:muertos|muertas|muerto|muertes|murieron|murió|fallecidos|fallecidas|fallecieron|fallecido|"
            r"víctimas\smortales|asesinad[oa]s?)",
            r"mató\sa|mataron\sa|muerte\sde|matando\sa",
        ),
        SlotWords("injured", BE + r"(?:herid[oa]s?|lesionad[oa]s?)", r"hirió\sa|hirieron\sa|herid[oa]s?"),
        SlotWords("missing", BE + r"(?:desaparecid[oa]s?)"),
        SlotWords("evacuated", BE + r"(?:evacuad[oa]s?|desalojad[oa]s?)", r"evacuaron\sa|evacuar\sa", persons=False),
        SlotWords("arrested", BE + r"(?:detenid[oa]s?|arrestad[oa]s?)", r"detuvo\sa|detuvieron\sa"),
        SlotWords("hospitalised", BE + r"(?:hospitalizad[oa]s?|ingresad[oa]s?)"),
        SlotWords("rescued", BE + r"(?:rescatad[oa]s?)", r"rescataron\sa"),
        SlotWords("homeless", BE + r"(?:damnificad[oa]s?|desplazad[oa]s?|sin\shogar)"),
        SlotWords("destroyed", BE + r"(?:destruid[oa]s?)", r"destruyó", persons=False),
        SlotWords("damaged", BE + r"(?:dañad[oa]s?)", persons=False),
        SlotWords("votes", r"votos|escaños", persons=False),
    ),
    persons=bag(
        "personas persona hombres mujeres niños niñas hombre mujer niño niña civiles soldados trabajadores "
        "pasajeros vecinos víctimas policías bomberos manifestantes turistas estudiantes detenidos heridos "
        "muertos otros otras migrantes menores habitantes residentes tripulantes"
    ),
    bridges=bag("al menos más de unos unas casi hasta cerca a otros otras las los"),
    tolls=r"(?:balance\sde\s(?:muertos|víctimas|fallecidos)|cifra\sde\s(?:muertos|fallecidos|víctimas)|"
    r"número\sde\s(?:muertos|fallecidos|víctimas))",
    money=r"daños|multa|coste|costo|presupuesto|ayuda|préstamo|deuda|ingresos|ganancias|pérdidas|salario|precio|"
    r"impuestos|fianza|inversión|donación|premio|valor|faltan",
    changes=r"creció|crecieron|aumentó|aumentaron|aumentado|subió|subieron|cayó|cayeron|bajó|bajaron|disminuyó|"
    r"crecer|aumentar",
    scopes=r"hombres|mujeres|niños|niñas|soldados|graves?|leves?|bomberos|policías|civiles",
    periods=r"(?:en|durante)\s(?:el|la|los|las)\s(?:últim[oa]s?|pasad[oa]s?|"
    r"próxim[oa]s?)\s(?:\w{1,12}\s)?(?:años?|meses|mes|décadas?|semanas?|trimestres?)|(?:el|la)\s(?:año|"
    r"mes|década|trimestre)\spasad[oa]|al\saño|anual|desde\s\d{4}|en\s\d{4}",
    splits=r"[,;:()\u2013\u2014\n]|(?<!\w)(?:y|e|pero|mientras|cuando|tras|entre\sell[oa]s|con|además)(?!\w)",
    including=r"entre\sellas|entre\sellos|incluidos|incluidas|incluyendo",
    stops=bag(
        "el la los las en a de del por para con y o que se fue fueron han ha es son está están murieron "
        "murió resultaron siguen tras desde hasta entre sobre sin no al"
    ),
    passed=bag("otros otras más nuevos nuevas"),
    plural=r"\w{3,}s",
    head_first=True,
    ages_before=r"(?:edad\sde)\s",
    ages_had=r"(?:tiene|tienen|tenía|cumple|cumplió|cumplido|cuenta|edad\sde)(?:\s(?:ya|más\sde|casi|unos))?\s",
    ages_after=r"\s(?P<unit>años?|mes(?:es)?|semanas?|días?)\sde\sedad|\saños(?=[,.;:)]|$)",
    age_units={
        "año": "year",
        "años": "year",
        "mes": "month",
        "mese": "month",
        "sema": "week",
        "día": "day",
        "días": "day",
    },
    labels=bag("artículo página número sala ruta línea capítulo fase grupo vuelo nº"),
)
NAMES = NameWords(
    titles=bag(
        "señor señora sr sra don doña dr dra presidente presidenta ministro ministra alcalde alcaldesa "
        "gobernador gobernadora portavoz senador senadora diputado diputada rey reina papa juez jueza fiscal "
        "director directora jefe jefa general capitán profesor profesora canciller secretario secretaria "
        "bombero abogado abogada"
    ),
    organisations=bag(
        "ministerio universidad partido banco comisión tribunal agencia sindicato fundación policía "
        "ayuntamiento congreso senado parlamento gobierno asociación empresa hospital consejo unión fiscalía"
    ),
    places=bag("río lago monte isla calle plaza puente estación aeropuerto puerto provincia región"),
    things=bag("guerra ley tratado acuerdo copa premio juegos operación"),
    before_place=bag("en desde hacia cerca"),
    inside=bag("de del la las los y e da von van"),
    says=bag(
        "dijo afirmó señaló explicó añadió aseguró declaró anunció advirtió informó indicó aseveró comentó "
        "denunció confirmó"
    ),
)
SPANISH = Lexicon(
    code="es",
    abbreviations=bag(
        "sr sra sres dr dra d dña ud uds núm nº pág art av avda c cía ee uu ee.uu p.ej etc ene feb mar abr "
        "jun jul ago sept oct nov dic"
    ),
    starters=bag(
        "el la los las un una en por para con pero y se su al del según tras desde cuando como este esta estos no es"
    ),
    times=TIMES,
    numbers=NUMBERS,
    names=NAMES,
)
