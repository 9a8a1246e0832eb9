"""Currencies: the signs that every language shares, codes of ISO 4217, and countries told before or after a name."""

from manytold.text.lexicon.tables import codes

SIGNS = codes(
    "$us|us$|u.s.$|u.s_$|us_$|u.s._$|u$d|u$s|usd$=USD a$|au$|aud$=AUD c$|ca$|cad$=CAD nz$|nzd$=NZD hk$|hkd$=HKD s$|"
    "sgd$=SGD "
    "nt$=TWD r$=BRL mex$|mx$|mxn$=MXN $=USD \u20ac=EUR \u00a3=GBP \u00a5|cn\u00a5=JPY rmb=CNY \u20b9|rs|rs.=INR "
    "\u20bd=RUB "
    "\u20b4=UAH \u20ba=TRY \u20aa=ILS \u20a9=KRW \u20be=GEL \u20ad=LAK \u20ab=VND \u0e3f=THB \u20a6=NGN \u20b1=PHP "
    "\u20b8=KZT \u20a1=CRC \u20b2=PYG \u20ae=MNT \u20bf=BTC z\u0142=PLN k\u010d=CZK"
)
ISO = frozenset(
    [
        "usd",
        "eur",
        "gbp",
        "jpy",
        "cny",
        "chf",
        "cad",
        "aud",
        "nzd",
        "hkd",
        "sgd",
        "twd",
        "krw",
        "inr",
        "rub",
        "uah",
        "try",
        "ils",
        "sek",
        "nok",
        "dkk",
        "pln",
        "czk",
        "huf",
        "ron",
        "bgn",
        "brl",
        "mxn",
        "ars",
        "clp",
        "cop",
        "pen",
        "zar",
        "ngn",
        "kes",
        "egp",
        "aed",
        "sar",
        "qar",
        "kwd",
        "thb",
        "idr",
        "myr",
        "php",
        "vnd",
        "pkr",
        "bdt",
        "lkr",
        "irr",
        "iqd",
        "kzt",
        "gel",
        "btc",
        "isk",
        "rsd",
        "ghs",
    ]
)
FORMER = "finnish_marks|finnish_markka|finnische_mark|finnischen_mark|marks_finlandais|marcos_finlandeses=FIM"
"""Amounts in the past are told in currencies that are no more."""
NAMES = {
    "en": (
        "us_dollars|u.s._dollars|us_dollar|u.s._dollar|american_dollars|united_states_dollars|dollars|dollar=USD "
        "euros|euro=EUR "
        "pounds_sterling|sterling|british_pounds|british_pound|quid=GBP yen|japanese_yen=JPY yuan|renminbi|"
        "chinese_yuan|kuai=CNY "
        "indian_rupees|indian_rupee|rupees|rupee=INR sri_lankan_rupees|sri_lankan_rupee=LKR pakistani_rupees=PKR "
        "roubles|rubles|rouble|ruble=RUB swiss_francs|swiss_franc=CHF australian_dollars|australian_dollar=AUD "
        "canadian_dollars|canadian_dollar=CAD new_zealand_dollars|new_zealand_dollar=NZD hong_kong_dollars|"
        "hong_kong_dollar=HKD "
        "singapore_dollars=SGD hryvnias|hryvnia=UAH zlotys|zloty=PLN forints|forint=HUF shekels|shekel=ILS baht=THB "
        "rand=ZAR "
        "naira=NGN reais=BRL ringgit=MYR swedish_kronor|swedish_krona=SEK danish_kroner=DKK norwegian_kroner=NOK "
        "turkish_lira|turkish_liras=TRY mexican_pesos|mexican_peso=MXN crowns|crown=crowns kronor|krona=kronor "
        "kroner|krone=kroner francs|franc=francs pesos|peso=pesos lira|liras=lira dinars|dinar=dinars dirhams|"
        "dirham=dirhams "
        "riyals|riyal|rials|rial=riyals marks=marks shillings|shilling=shillings dutch_guilders|guilders|guilder=NLG "
        "florins|florin=florins pounds|pound=pounds won=KRW pesetas|peseta=ESP bitcoins|bitcoin=BTC cents|cent=cents "
        "pence|pennies=pence"
    ),
    "de": (
        "euro|euros=EUR us-dollar|dollar=USD kanadische_dollar|kanadischen_dollar=CAD australische_dollar|"
        "australischen_dollar=AUD "
        "neuseeland-dollar|neuseeländische_dollar=NZD hongkong-dollar=HKD pfund|britische_pfund|pfund_sterling=GBP "
        "schweizer_franken|franken=CHF japanische_yen|yen=JPY yuan|renminbi=CNY indische_rupien|rupien|rupie=INR "
        "rubel=RUB "
        "kronen=crowns zloty=PLN forint=HUF mexikanische_peso|mexikanische_pesos=MXN peso|pesos=pesos "
        "türkische_lira|lira=TRY niederländische_gulden|gulden=NLG peseten=ESP bitcoin|bitcoins=BTC francs=francs "
        "mark=marks cent|cents=cents pence|penny=pence"
    ),
    "fr": (
        "euros|euro=EUR dollars_américains|dollars_us|dollar_américain|dollars|dollar=USD "
        "dollars_canadiens|dollar_canadien|$_c|$_can=CAD dollars_australiens|dollar_australien|$_a=AUD "
        "dollars_néo-zélandais|$_nz=NZD dollars_de_hong_kong|$_hk=HKD livres_sterling|livres|livre=GBP yens_japonais|"
        "yens|yen=JPY "
        "yuans|yuan=CNY roupies_indiennes|roupies|roupie=INR roubles=RUB couronnes=crowns francs_suisses|"
        "franc_suisse=CHF "
        "francs|franc=francs pesos_mexicains=MXN pesos|peso=pesos florins_néerlandais|florins=NLG pesetas=ESP "
        "bitcoins=BTC "
        "livres_turques|lires_turques=TRY cents|cent|centimes|centime=cents pence=pence"
    ),
    "es": (
        "euros|euro=EUR dólares_estadounidenses|dólares_americanos|dólares|dólar|dolares|dolar=USD "
        "dólares_canadienses|dólar_canadiense=CAD dólares_australianos|dólar_australiano=AUD "
        "dólares_neozelandeses|dólares_de_nueva_zelanda=NZD dólares_de_hong_kong|dólar_de_hong_kong=HKD "
        "libras_esterlinas|libras|libra=GBP yenes_japoneses|yenes|yen=JPY yuanes|yuan=CNY rupias_indias|rupias|"
        "rupia=INR "
        "pesos_mexicanos|peso_mexicano=MXN pesos|peso=pesos soles=soles reales=BRL rublos=RUB coronas=crowns "
        "francos_suizos|franco_suizo=CHF francos|franco=francs colones|colón_costarricense|colones_costarricenses=CRC "
        "liras_turcas=TRY florines_neerlandeses|florín_neerlandés|florines=NLG pesetas|peseta=ESP bitcoins=BTC "
        "céntimos|centavos|céntimo|centavo=cents peniques|penique=pence"
    ),
}
DOLLARS = frozenset(("CAD", "AUD", "NZD", "HKD", "USD"))
"""Dollars that are told after an amount whose sign says only that it is dollars ("$5 Canadian")."""
PARTS = {"cents": 100.0, "pence": 100.0}
"""Units that are a part of the one before them ("13 dollars and 45 cents")."""


def currencies_of(language: str) -> dict[str, str]:
    """Names of currencies in a language, in lower case, with their codes of ISO 4217, or names where more share one."""
    return {**codes(NAMES[language]), **codes(FORMER)}
