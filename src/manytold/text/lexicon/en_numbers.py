"""English: numbers."""

from manytold.text.lexicon.tables import NumberWords, bag, floats

NUMBERS = NumberWords(
    cardinals=floats(
        "zero=0 one=1 two=2 three=3 four=4 five=5 six=6 seven=7 eight=8 nine=9 ten=10 eleven=11 twelve=12 thirteen=13 "
        "fourteen=14 fifteen=15 sixteen=16 seventeen=17 eighteen=18 nineteen=19 twenty=20 thirty=30 forty=40 fifty=50 "
        "sixty=60 seventy=70 eighty=80 ninety=90"
    ),
    scales=floats("dozen=12 hundred=100 thousand=1000 million=1e6 billion=1e9 trillion=1e12"),
    vague=floats("dozens=24 scores=40 hundreds=200 thousands=2000 millions=2e6"),
    joiners=bag("and"),
    articles=bag("a an"),
)
