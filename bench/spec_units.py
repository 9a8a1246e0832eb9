"""Names of units in the cases of `numbers_dates_specs`, in four languages, and the codes of ours that mean the same."""


def names(table: str) -> dict[str, frozenset[str]]:
    """A table from `name|name=code,code` entries, one a line or parted by semicolons."""
    found: dict[str, frozenset[str]] = {}
    for entry in table.replace("\n", ";").split(";"):
        left, _, codes = entry.strip().rpartition("=")
        found |= {name: frozenset(codes.split(",")) for name in left.split("|") if name}
    return found


CURRENCY = names(
    """dollar|dólar=USD,CAD,AUD,NZD,HKD,SGD
    euro=EUR; pound|british pound|livre|libra=GBP
    cent|centavo|centimes=cents; pence|penny|penique=pence
    yen|yen japonais|japanese yen=JPY; franc|franco=CHF,francs,FRF
    franc suisse|franco suizo|swiss franc=CHF
    rupee=INR; indian rupee|roupie indienne=INR
    canadian dollar|dollar canadien|dólar canadiense=CAD
    united states dollar|dólar estadounidense|dollar états-unis=USD; dólar de hong kong=HKD
    finnish markka|marco finlandés=FIM; netherlands guilder|florín neerlandés=NLG
    peseta=ESP; bitcoin=BTC; sen=sen"""
)
DIMENSION = names(
    """acre=acre; baril|barril=bbl; bit=bit; centimètres=cm; centímetro cúbico=cm3; cup=cup; decimeter=dm
    degree=°; dram=dr; foot|pie|pied=ft; gallon|galón=gal; gigabyte=GB; gram=g; hectomètre=hm; inch|pouce|pulgada=in
    kilogram=kg; kilometer per hour=km/h; kilometer|kilomètres|kilómetro=km; kilómetro cuadrado|square kilometer=km2
    liter|litre=l; livre|pound=lb; megabit=Mbit; megabyte=MB; meter|metro|mètres=m; meter per second=m/s
    centimeter per millisecond=cm/ms; kilometer per millisecond=km/ms; meter per millisecond=m/ms
    metric ton|tonne|tonne métrique|tonelada métrica=t; ton|tonelada=t,ton
    metro cuadrado|square meter|mètre carré=m2; microgram|microgramme=µg; micrometer=µm
    mile per hour|miles par heure|milla por hora=mi/h; mile|milla=mi; mililitro|milliliter|millilitre=ml
    millimeter|millimètres|milímetro=mm; nanometer=nm; onces|onza|ounce=oz; pie cúbico|pieds cube=ft3; picometer=pm
    radian=rad; tablespoon=tbsp; teaspoon=tsp; turn=turn"""
)
TEMPERATURE = names("c|grado celsius=°C; f|grado fahrenheit=°F; k|kelvin=K; degree|degré|grado=°,°C,°F")
UNIT_OF_AGE = names("age|ans|año|year=year; mes|mois|month=month; semaines|semana|week=week; day|día=day")
