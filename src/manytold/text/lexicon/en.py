"""English."""

from manytold.text.lexicon.en_names import NAMES
from manytold.text.lexicon.en_numbers import NUMBERS
from manytold.text.lexicon.en_times import TIMES
from manytold.text.lexicon.tables import Lexicon, bag

ENGLISH = Lexicon(
    code="en",
    abbreviations=bag(
        "mr mrs ms dr prof sr jr st rev gen col lt sgt capt cmdr maj adm gov sen rep pres hon mt ft vs no "
        "nos op approx dept est fig inc ltd co corp bros e.g i.e cf al jan feb mar apr jun jul aug sep sept "
        "oct nov dec mon tue tues wed thu thurs fri messrs mme mlle supt insp det ave blvd rd"
    )
    - bag("no co"),
    starters=bag(
        "the a an this that these those it he she they we i you in on at but and for with as if when while "
        "after before there his her their its our my since although however by from to so yet not no now "
        "then what who how why meanwhile despite"
    ),
    times=TIMES,
    numbers=NUMBERS,
    names=NAMES,
)
