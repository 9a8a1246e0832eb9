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
)
from manytold.text.lexicon.units import units_of

BE = (
    r"(?:(?:fueron|fue|han\ssido|ha\ssido|resultaron|resultó|son|están|siguen|estaban|personas|habían|"
    r"gravemente|levemente|que)\s){0,4}"
)
TIMES = TimeWords(
    order="dmy",
    months=table(
        "enero=1 febrero=2 marzo=3 abril=4 mayo=5 junio=6 julio=7 agosto=8 septiembre|setiembre=9 octubre=10 "
        "noviembre=11 diciembre=12"
    ),
    months_short=table("ene=1 feb=2 mar=3 abr=4 jun=6 jul=7 ago=8 sep|sept=9 oct=10 nov=11 dic=12"),
    weekdays=table("lunes=1 martes=2 miércoles=3 jueves=4 viernes=5 sábado=6 domingo=7"),
    weekdays_short=table("lun=1 mié=3 jue=4 vie=5 sáb=6 dom=7"),
    seasons=codes("primavera=SP verano=SU otoño=FA invierno=WI"),
    units=codes(
        "segundo|segundos=TS minuto|minutos=TM hora|horas=TH día|días=D noche|noches=D semana|semanas=W "
        "mes|meses=M trimestre|trimestres=Q año|años=Y década|décadas=10Y siglo|siglos=100Y fin_de_semana=WE"
    ),
    days=table("anteayer=-2 ayer=-1 hoy=0 mañana=1 pasado_mañana=2"),
    relatives=table(
        "pasado|pasada|último|última|anterior=-1 este|esta|actual=0 próximo|próxima|proximo|proxima|que_viene=1"
    ),
    ordinals=table("primer|primero|primera=1 segundo|segunda=2 tercer|tercero|tercera=3 cuarto|cuarta=4"),
    holidays=codes(
        "nochebuena=12-24 navidad|día_de_navidad=12-25 nochevieja=12-31 año_nuevo=01-01 reyes_magos=01-06 "
        "san_valentín=02-14 día_de_la_tierra=04-22 día_de_la_madre=05/1/7 día_de_los_muertos=11-02 "
        "día_del_trabajo|día_del_trabajador=05-01 todos_los_santos=11-01 halloween=10-31 "
        "jueves_santo=E-3 viernes_santo=E-2 domingo_de_ramos=E-7 domingo_de_pascua|domingo_de_resurrección|pascua=E+0 "
        "lunes_de_pascua=E+1 miércoles_de_ceniza=E-46 corpus_christi=E+60"
    ),
    before_holiday=bag("en de el la para por antes después desde hasta"),
    sets=codes("diariamente|a_diario=P1D semanalmente=P1W mensualmente=P1M anualmente|anual=P1Y"),
    parts=codes("mañana|madrugada=MO mediodía=MI tarde=AF noche=NI"),
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
        "década años anoche inicio pasados pasadas próximos próximas proximos proximas últimos últimas "
        "media medio t1 t2 t3 t4 q1 q2 q3 q4 por todos todas inicios comienzos fin final al ayer esta este "
        "el la los las hace en dentro desde a cada mediodía medianoche principios mediados finales fines"
    ),
    templates=(
        ("age", r"{count}\saños\sde\sedad"),
        ("day", r"(?:{wday},?\s(?:el\s)?)?{day}\s(?:de\s)?{mon}(?:(?:\s(?:de\s|del\s)?|,\s){year})?"),
        ("days", r"{day}\s?(?:[-\u2013]|al|y)\s?(?:el\s)?{until}\sde\s{mon}(?:\s(?:de|del)\s{year})?"),
        (
            "month",
            r"(?:(?P<near>principios|inicios|comienzos|mediados|finales|fines)\sde\s)?{mon}\s(?:de\s|del\s)?{year}",
        ),
        ("month", r"(?:(?P<near>principios|inicios|comienzos|mediados|finales|fines)\sde\s)?{month}(?:\s{relative})?"),
        ("season", r"{season}\s(?:de\s|del\s)?{year}"),
        ("season", r"{season}\s{relative}"),
        ("year", r"(?:(?P<near>principios|inicios|comienzos|mediados|finales|fines)\sde\s)?{year}"),
        ("century", r"siglo\s[ivxlIVXL]{1,6}"),
        ("quarter", r"{ordinal}\strimestre(?:\s(?:de|del)\s{year})?"),
        ("weekday", r"(?:este\s)?{weekday}(?:\s{relative})?"),
        ("weekday", r"{weekday}\s(?:de\sla\s)?semana\s{relative}"),
        ("weekday", r"{relative}\s{weekday}"),
        ("weekdays", r"(?:cada|todos\slos)\s{weekday}"),
        ("today", r"{days}"),
        ("near_unit", r"{unit}\s{relative}"),
        ("near_unit", r"{relative}\s{unit}"),
        ("span", r"(?P<way>últimos|últimas|pasados|pasadas|próximos|próximas|proximos|proximas)\s{count}\s{unit}"),
        ("span", r"{count}\s(?P<way>últimos|últimas|próximos|próximas)\s{unit}"),
        ("ago", r"hace\s(?:unos\s|casi\s|más\sde\s)?{count}\s{unit}"),
        ("ahead", r"en\s{count}\s{unit}"),
        ("from_now", r"dentro\sde\s{count}\s{unit}"),
        ("duration", r"{count}\s{unit}"),
        ("set", r"(?:cada|todos\slos|todas\slas)\s{unit}"),
        ("set", r"{set}"),
        ("clock", r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?:\s?(?:horas|h)\b)?"),
        ("clock", r"(?<=as\s)(?P<hour>[01]?\d|2[0-4])\.(?P<minute>[0-5]\d)(?:\s?(?:horas|h)\b)?(?!\s?%)"),
        ("clock", r"(?P<hour>[01]?\d|2[0-4])\s?(?:horas|h)\b"),
        ("clock", r"(?P<named>mediodía|medianoche)"),
        ("anchored", r"{count}\s{unit}\s(?:antes|después|más\starde)"),
        ("anchored", r"al\s(?:día|año|mes)\ssiguiente"),
        ("nth", r"{ordinal}\s(?:mandato|aniversario)"),
        ("day", r"{year}[-/]{mon}[-/]{day}"),
        ("day", r"{day}[-/]{mon}(?:[-/]{year})?"),
        ("day", r"(?:{wday},?\s)?{count}\sde\s{mon}(?:\s(?:de|del)\s{year})?"),
        ("short", r"{wday},?\s(?P<one>[0-3]?\d)/(?P<two>[01]?\d)(?!\d|/\d)"),
        ("shorts", r"(?<=el\s|de\s|al\s|\sa\s)(?P<one>[0-3]?\d)/(?P<two>[01]?\d)(?!\d|/\d|\sde)"),
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
        ("quarter", r"(?:{year}\s)?(?:T|Q)(?P<quarter>[1-4])"),
        ("quarter", r"(?:T|Q)(?P<quarter>[1-4])\s(?:de\s|del\s)?{year}"),
        ("edge", r"(?P<edge>fin|final|finales|principios|inicio)\s(?:de\s|del\s|de\sla\s)(?:{relative}\s)?{unit}"),
        (
            "decade",
            r"(?:la\sdécada\sde\s(?:los\s)?|(?:los\s)?años\s)(?:(?P<tens>(?:1[5-9]|20)\d0)|(?P<short_tens>[2-9]0))",
        ),
        ("half", r"{ordinal}\s(?:semestre|mitad)\s(?:de\s|del\s)?{year}"),
        ("quarter", r"{ordinal}\strimestre[-\s](?:de\s|del\s)?{year}"),
        ("season", r"{relative}\s{season}"),
        ("weekdays", r"(?<=los\s){weekday}s?(?!\s\d)"),
        ("part", r"(?P<day_of>a)(?P<part>noche)"),
        ("near_unit", r"(?:el|este)\s(?P<unit>fin\sde\ssemana)"),
        ("part", r"(?P<day_of>esta|ayer)\s(?:por\sla\s)?{part}"),
        ("part", r"(?:por|en|de)\sla\s{part}"),
        ("part", r"{part}"),
        (
            "clock",
            r"(?:{count}|(?P<hour>[01]?\d|2[0-4]))(?::(?P<minute>[0-5]\d))?(?:\sen\spunto)?\s(?:de|en|por)\sla\s{part}",
        ),
        (
            "clock",
            r"(?<=a\slas\s)(?:{count}|(?P<hour>[01]?\d|2[0-4]))(?:\sen\spunto)?(?!\s?(?:[:.]\d|\w+\s(?:personas|y)))",
        ),
        ("clock", r"(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>a|p)(?:\.\s?m\.|\.?m\b)"),
        ("quarter_hour", r"(?:{count})\s(?:y|(?P<to>menos))\s(?P<frac>media|cuarto)(?:\sde\sla\s{part})?"),
        (
            "hours",
            r"(?P<hour>[01]?\d|2[0-4])(?::(?P<minute>[0-5]\d))?\s?(?:a|y|hasta|[-\u2013])\s?(?:las\s)?(?P<hour_after>[01]?\d|2[0-4])(?::(?P<minute_after>[0-5]\d))?\s(?:de|en|por)\sla\s{part}",
        ),
        (
            "hours",
            r"(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)\s?(?:a|y|hasta|[-\u2013])\s?(?:las\s)?(?P<hour_after>[01]?\d|2[0-4]):(?P<minute_after>[0-5]\d)",
        ),
        (
            "hours",
            r"(?P<hour>1[0-2]|[1-9])\s?(?:(?P<half>a|p)\.?m\.?)?\s?(?:a|y|hasta|[-\u2013])\s?(?:las\s)?(?P<hour_after>1[0-2]|[1-9])\s?(?P<half_after>a|p)(?:\.\s?m\.|\.?m\b)",
        ),
        ("duration", r"(?P<half_a>media|medio)\s{unit}"),
        ("set", r"(?:todos\slos|todas\slas)\s{unit}"),
        ("set", r"una\svez\s(?:al|a\sla|por)\s{unit}"),
    ),
    future=r"será|serán|habrá|prevé|prevén|previsto|prevista|planea|planean|va\sa|van\sa|hasta|\w{2,14}(?:aré|eré|iré|aremos|eremos|iremos)|iré|iremos|\w{3,14}(?:ará|"
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
