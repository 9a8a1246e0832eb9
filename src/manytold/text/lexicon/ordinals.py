"""Ordinals of some languages, and the parts of a whole that are named after them."""

from manytold.text.lexicon.tables import floats

EN_SMALL = floats(
    "first=1 second=2 third=3 fourth=4 fifth=5 sixth=6 seventh=7 eighth=8 ninth=9 tenth=10 eleventh=11 twelfth=12 "
    "thirteenth=13 fourteenth=14 fifteenth=15 sixteenth=16 seventeenth=17 eighteenth=18 nineteenth=19"
)
EN_TENS = floats("twent=20 thirt=30 fort=40 fift=50 sixt=60 sevent=70 eight=80 ninet=90")
EN_LARGE = floats("hundredth=100 thousandth=1000 millionth=1e6 billionth=1e9 trillionth=1e12")
DE_SMALL = floats(
    "erst=1 zweit=2 dritt=3 viert=4 fünft=5 sechst=6 siebt|siebent=7 acht=8 neunt=9 zehnt=10 elft=11 zwölft=12 "
    "dreizehnt=13 vierzehnt=14 fünfzehnt=15 sechzehnt=16 siebzehnt=17 achtzehnt=18 neunzehnt=19"
)
DE_TENS = floats(
    "zwanzig=20 dreißig=30 vierzig=40 fünfzig=50 sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=100 tausend=1000 "
    "million=1e6 milliard=1e9"
)
DE_ONES = floats("ein=1 zwei=2 drei=3 vier=4 fünf=5 sechs=6 sieben=7 acht=8 neun=9")
DE_ENDINGS = ("e", "en", "er", "es", "em")
FR_SMALL = floats(
    "deuxième=2 troisième=3 quatrième=4 cinquième=5 sixième=6 septième=7 huitième=8 neuvième=9 dixième=10 onzième=11 "
    "douzième=12 treizième=13 quatorzième=14 quinzième=15 seizième=16 dix-septième=17 dix-huitième=18 dix-neuvième=19"
)
FR_TENS = floats("vingt=20 trent=30 quarant=40 cinquant=50 soixant=60 quatre-vingt=80")
FR_LARGE = floats("centième=100 millième=1000 millionième=1e6 milliardième=1e9 billionième=1e12")
ES_SMALL = (
    "primer[oa]?=1 segund[oa]=2 tercer[oa]?=3 cuart[oa]=4 quint[oa]=5 sext[oa]=6 séptim[oa]=7 octav[oa]=8 noven[oa]=9"
)
ES_TENS = (
    "décim=10 vigésim=20 trigésim=30 cuadragésim=40 quincuagésim=50 sexagésim=60 septuagésim=70 octogésim=80 "
    "nonagésim=90 centésim=100 ducentésim=200 tricentésim=300 cuadringentésim=400 quingentésim=500 sexcentésim=600 "
    "septingentésim=700 octingentésim=800 noningentésim=900 milésim=1000 "
    "millonésim=1e6 billonésim=1e12"
)


def english() -> dict[str, float]:
    """Ordinals up to the ninety-ninth, and the large ones."""
    tens = {f"{ten}ieth": value for ten, value in EN_TENS.items()}
    both = {f"{ten}y-{one}": value + add for ten, value in EN_TENS.items() for one, add in EN_SMALL.items() if add < 10}
    return {**EN_SMALL, **tens, **both, **EN_LARGE}


def german() -> dict[str, float]:
    """Ordinals in all their endings up to 99, the round ones and the large ones."""
    stems = {**DE_SMALL, **{f"{ten}st": value for ten, value in DE_TENS.items()}}
    stems |= {f"{one}und{ten}st": v + add for ten, v in DE_TENS.items() for one, add in DE_ONES.items() if v < 100}
    found = {stem + ending: value for stem, value in stems.items() for ending in DE_ENDINGS}
    return {**found, **floats("zuerst=1 zu_dritt=3 zu_viert=4")}


def french() -> dict[str, float]:
    """Ordinals up to the sixty-ninth, the eighties, and the large ones."""
    tens = {f"{ten}ième": value for ten, value in FR_TENS.items()}
    both = {
        f"{ten if ten in ('vingt', 'quatre-vingt') else ten + 'e'}-{one}": value + add
        for ten, value in FR_TENS.items()
        for one, add in FR_SMALL.items()
        if add < 10
    }
    ones = {f"{ten if ten == 'vingt' else ten + 'e'} et unième": v + 1 for ten, v in FR_TENS.items() if v < 70}
    ones |= {form.replace(" ", "-"): value for form, value in ones.items()}
    known = {
        **floats("premier|première|premiers|premières=1 second|seconde=2"),
        **FR_SMALL,
        **tens,
        **both,
        **ones,
        **FR_LARGE,
    }
    spaced = {form.replace("-", " "): value for form, value in both.items() if "-" in form}
    plain = {form.replace("è", "e"): value for form, value in (known | spaced).items()}
    return {**spaced, **plain, **known}


def spanish() -> dict[str, float]:
    """Ordinals by their roots, of either gender, with and without accents."""
    found: dict[str, float] = {}
    for entry in ES_SMALL.split():
        form, _, value = entry.partition("=")
        stem = form.split("[")[0]
        found |= {stem + ending: float(value) for ending in (("o", "a", "") if form.endswith("?") else ("o", "a"))}
    found |= {stem + ending: value for stem, value in floats(ES_TENS).items() for ending in ("o", "a")}
    accents = str.maketrans("áéíóú", "aeiou")
    return {**{form.translate(accents): value for form, value in found.items()}, **found}


def parts_of(ordinals: dict[str, float], extra: str) -> dict[str, float]:
    """Parts of a whole: those named after ordinals from the third on, in singular and plural, and some of their own."""
    named = {form: value for form, value in ordinals.items() if value > 2}
    return {**named, **{f"{form}s": value for form, value in named.items()}, **floats(extra)}


def german_parts() -> dict[str, float]:
    """`Drittel`, `Fünftel`, `Zwanzigstel` and the forms of `halb`."""
    stems = {**DE_SMALL, **{f"{ten}st": value for ten, value in DE_TENS.items()}}
    named = {f"{stem.removesuffix('t')}tel": value for stem, value in stems.items() if value > 2}
    return {**named, **floats("halbe|halber|halbes|halben=2 drittel=3 achtel=8 hundertstel=100 tausendstel=1000")}


def spanish_parts() -> dict[str, float]:
    """`tercio`, `cuarto`, `quinto` ... and the large ones."""
    own = (
        "medio|medios|media|medias=2 tercio|tercios=3 cuarto|cuartos=4 quinto|quintos=5 sexto|sextos=6 séptimo|"
        "séptimos=7 "
    )
    own += "octavo|octavos=8 noveno|novenos=9 décimo|décimos=10"
    tens = floats("treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90")
    ones = floats("uno|un=1 dos=2 tres=3 cuatro=4 cinco=5 seis=6 siete=7 ocho=8 nueve=9")
    stems = {
        **floats("once=11 doce=12 trece=13 catorce=14 quince=15 veinte=20 cien|cientos=100 doscientos=200"),
        **tens,
    }
    stems |= {f"{ten}{i}{one}": v + add for ten, v in tens.items() for i in ("i", "y") for one, add in ones.items()}
    stems |= {f"veinti{one}": 20 + add for one, add in ones.items()} | {"cinco": 5.0}
    named = {f"{stem}avo{s}": value for stem, value in stems.items() for s in ("", "s")}
    large = {f: v for f, v in spanish().items() if v >= 100 and f.endswith("o")}
    return {**floats(own), **named, **large, **{f"{f}s": v for f, v in large.items()}}
