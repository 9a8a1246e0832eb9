"""Units of measure: the signs that every language shares, and their names in some languages."""

from manytold.text.lexicon.tables import codes

SIGNS = codes(
    "%=% km=km m=m dm=dm cm=cm mm=mm hm=hm µm|μm=µm nm=nm kg=kg mg=mg µg|μg|mcg|ug=µg ha=ha km/h|kmh=km/h m/s=m/s "
    "km/s=km/s km/ms=km/ms °c|ºc|℃|deg_c=°C °f|ºf|℉|deg_f=°F °_c|º_c=°C °_f|º_f=°F °|º=° km²|km2=km2 m²|m2=m2 m³|m3=m3 "
    "cm³|cm3|cc=cm3 ml=ml cl=cl dl=dl kwh=kWh mwh=MWh gwh=GWh twh=TWh kb=KB mb=MB gb=GB tb=TB hz=Hz khz=kHz mhz=MHz "
    "ghz=GHz mi=mi ft=ft lb|lbs=lb oz=oz"
)
"""The signs are read in letters of any case; those that are everyday words somewhere stand with their language."""
SLOTS = codes(
    "%=percent pp=percent_points km|m|dm|cm|mm|hm|\u00b5m|nm|pm|mi|ft|in|yd=distance ha|acre|km2|m2|mi2|ft2=area "
    "t|ton|kg|g|mg|\u00b5g|oz|lb=weight l|ml|cl|dl|hl|gal|bbl|m3|cm3|ft3|pt|qt|cup|tbsp|tsp|dr=volume "
    "mi/h|km/h|kn|m/s|km/s|m/ms|cm/ms|km/ms=speed \u00b0C|\u00b0F|\u00b0|K=temperature MW|GW|kW|W|TW=power "
    "kWh|MWh|GWh|TWh=energy KB|MB|GB|TB|B|bit|Kbit|Mbit|Gbit=data Hz|kHz|MHz|GHz=frequency rad|turn=angle"
)
"""What each unit measures; all others are money."""
BASES = {
    "en": ("metres|meters|metre|meter=m grams|grammes|gram|gramme=g litres|liters|litre|liter=l watts|watt=W "
           "bytes|byte=B bits|bit=bit"),
    "de": "metern|meter=m gramm=g litern|liter=l watt=W bytes|byte=B bits|bit=bit",
    "fr": "mètres|metres|mètre|metre=m grammes|gramme=g litres|litre=l watts|watt=W octets|octet=B bits|bit=bit",
    "es": "metros|metro=m gramos|gramo=g litros|litro=l vatios|vatio=W bytes|byte=B bits|bit=bit",
}  # fmt: skip
PREFIXES = {
    "en": "m:kilo=k centi=c milli=m deci=d hecto=h micro=µ nano=n pico=p;"
    "g:kilo=k milli=m micro=µ;l:milli=m centi=c deci=d "
    "hecto=h;W:kilo=k mega=M giga=G tera=T;B:kilo=K mega=M giga=G tera=T;bit:kilo=K mega=M giga=G",
    "fr": "m:kilo=k centi=c milli=m déci=d hecto=h micro=µ nano=n pico=p;"
    "g:kilo=k milli=m micro=µ;l:milli=m centi=c déci=d "
    "hecto=h;W:kilo=k méga=M giga=G téra=T;B:kilo=K méga=M giga=G téra=T;bit:kilo=K méga=M giga=G",
    "de": "m:kilo=k zenti=c milli=m dezi=d hekto=h mikro=µ nano=n piko=p;"
    "g:kilo=k milli=m mikro=µ;l:milli=m zenti=c dezi=d "
    "hekto=h;W:kilo=k mega=M giga=G tera=T;B:kilo=K mega=M giga=G tera=T;bit:kilo=K mega=M giga=G",
    "es": "m:kiló=k kilo=k centí=c centi=c milí=m mili=m decí=d hectó=h micró=µ micro=µ nanó=n nano=n picó=p;"
    "g:kilo=k mili=m "
    "micro=µ;l:mili=m centi=c deci=d hecto=h;W:kilo=k mega=M giga=G tera=T;B:kilo=K mega=M giga=G tera=T;bit:mega=M",
}
"""Parts before the name of a base unit, with the letter that its code begins with."""
OTHERS = {
    "en": (
        "percent|per_cent|per-cent|percents|percentage|pct=% percentage_points|percentage_point|points_percent=pp "
        "miles|mile=mi "
        "feet|foot|ft.=ft inches|inch=in yards|yard|yds=yd hectares|hectare=ha acres|acre=acre "
        "square_kilometres|square_kilometers|square_kilometer|sq_km=km2 square_metres|square_meters|square_meter=m2 "
        "square_miles|square_mile=mi2 square_feet|square_foot|sq_ft=ft2 tonnes|tonne|metric_tons|metric_ton|"
        "metric_tonnes=t "
        "tons|ton=ton kms=km kilos|kilo=kg ounces|ounce=oz gallons|gallon=gal barrels|barrel|bpd=bbl "
        "cubic_metres|cubic_meters|cubic_meter=m3 cubic_feet|cubic_foot=ft3 cubic_centimetres|cubic_centimeters=cm3 "
        "pints|pint=pt quarts|quart=qt cups|cup=cup tablespoons|tablespoon=tbsp teaspoons|teaspoon=tsp drachma|"
        "drachmas|dram=dr "
        "mph|miles_per_hour|miles_an_hour|mile_per_hour=mi/h "
        "kph|kilometres_per_hour|kilometers_per_hour|kilometer_per_hour|kilometres_an_hour|kilometers_an_hour=km/h "
        "meters_per_second|metres_per_second|meter_per_second=m/s knots|knot=kn "
        "meters_per_millisecond=m/ms centimeters/millisecond|centimeters_per_millisecond=cm/ms "
        "degrees_celsius|degree_celsius|degrees_centigrade|degree_centigrade|degrees_celcius|deg_celsius|deg_centigrade|"
        "celsius|celcius|centigrade|centigrate|degrees_c=°C "
        "degrees_fahrenheit|degree_fahrenheit|degrees_farenheit|degree_farenheit|deg_fahrenheit|deg_farenheit|fahrenheit|"
        "farenheit|degrees_f=°F degrees|degree|deg=° kelvin|kelvins=K mw=MW gw=GW kw=kW kilowatt_hours=kWh "
        "megawatt_hours=MWh gigawatt_hours=GWh terawatt_hours=TWh radians|radian|rad=rad turns|turn=turn"
    ),
    "de": (
        "prozent|vom_hundert=% prozentpunkte|prozentpunkten|prozentpunkt=pp hektar=ha meilen|meile=mi fuß|fuss=ft "
        "zoll=in "
        "quadratkilometer|quadratkilometern=km2 quadratmeter|quadratmetern=m2 kubikmeter|kubikmetern=m3 tonnen|tonne=t "
        "kilo|kilos=kg unzen|unze=oz gallonen|gallone=gal barrel|fass=bbl teelöffel|teelöffeln=tsp esslöffel|"
        "esslöffeln=tbsp tassen|tasse=cup "
        "grad_celsius|celsius=°C grad_fahrenheit|fahrenheit=°F °_celsius|°celsius=°C °_fahrenheit|°fahrenheit=°F "
        "grad=° "
        "kelvin=K mw=MW gw=GW kw=kW stundenkilometer|stundenkilometern|kilometer_pro_stunde|kilometern_pro_stunde=km/h "
        "meter_pro_sekunde|metern_pro_sekunde=m/s meilen_pro_stunde=mi/h kilowattstunden=kWh megawattstunden=MWh "
        "gigawattstunden=GWh terawattstunden=TWh umdrehungen|umdrehung=turn"
    ),
    "fr": (
        "pour_cent|pour-cent|pourcent|pourcents=% points_de_pourcentage|points_de_pour_cent=pp hectares|hectare=ha "
        "milles|miles|mile=mi pieds|pied=ft pouces|pouce=in verges|yards=yd acres|acre=acre "
        "kilomètres_carrés|kilomètre_carré=km2 mètres_carrés|mètre_carré=m2 pieds_carrés=ft2 mètres_cubes|"
        "mètre_cube=m3 "
        "pieds_cubes|pieds_cube|pied_cube=ft3 centimètres_cubes=cm3 tonnes|tonne=t tonnes_métriques|tonne_métrique=t "
        "kilos|kilo=kg onces|once=oz gallons|gallon=gal barils|baril=bbl tasses=cup "
        "degrés_celsius|degré_celsius|degrés_centigrades|degrés_c|deg_celsius|deg_centigrade|celsius|centigrade|"
        "centigrades=°C "
        "degrés_fahrenheit|degré_fahrenheit|degrés_f|deg_fahrenheit|fahrenheit=°F degrés|degré|deg.|deg=° kelvin|"
        "kelvins=K "
        "mw=MW gw=GW kw=kW kilomètres_par_heure|kilomètres_à_l'heure=km/h mètres_par_seconde=m/s "
        "miles_par_heure|miles_à_l'heure=mi/h kilowattheures=kWh mégawattheures=MWh térawattheures=TWh"
    ),
    "es": (
        "por_ciento|por_cien=% puntos_porcentuales|punto_porcentual=pp hectáreas|hectárea=ha millas|milla=mi pies|"
        "pie=ft "
        "pulgadas|pulgada=in yardas|yarda=yd acres|acre=acre kilómetros_cuadrados|kilómetro_cuadrado=km2 "
        "metros_cuadrados|metro_cuadrado=m2 pies_cuadrados=ft2 metros_cúbicos|metro_cúbico=m3 pies_cúbicos|"
        "pie_cúbico=ft3 "
        "centímetros_cúbicos|centímetro_cúbico=cm3 toneladas_métricas|tonelada_métrica=t toneladas|tonelada=t "
        "kilos|kilo=kg onzas|onza=oz galones|galón=gal barriles|barril=bbl "
        "grados_celsius|grado_celsius|grados_centígrados|grados_c|celsius|centígrados|centígrado=°C "
        "grados_fahrenheit|grado_fahrenheit|grados_f|fahrenheit=°F grados|grado=° kelvin|kelvins=K mw=MW gw=GW kw=kW "
        "kilómetros_por_hora=km/h metros_por_segundo=m/s millas_por_hora=mi/h kilovatios_hora=kWh megavatios_hora=MWh"
    ),
}


def units_of(language: str) -> dict[str, str]:
    """Names of units in a language, in lower case, with their codes."""
    bases = codes(BASES[language])
    found = {**bases, **codes(OTHERS[language])}
    for part in PREFIXES[language].split(";"):
        base, _, prefixes = part.partition(":")
        for prefix, letter in codes(prefixes).items():
            found |= {prefix + name: letter + base for name, code in bases.items() if code == base}
    return found
