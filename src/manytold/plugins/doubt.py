"""Words that turn or weaken what a sentence says: a stretch that leaves one out says more than its source (pure)."""

import re
from collections.abc import Mapping


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


DOUBT: Mapping[str, frozenset[str]] = {
    "en": _words(
        "not no nor never none nobody nothing neither without cannot hardly barely unless if whether may might could "
        "would should possibly perhaps maybe likely unlikely allegedly alleged reportedly apparently purportedly "
        "rumoured rumored supposedly deny denies denied denying dispute disputes disputed reject rejects rejected "
        "refute refuted false falsely hoax fake unconfirmed unverified claim claims claimed accuse accuses accused "
        "suspect suspects suspected say says said saying tell tells told according believe believes believed think "
        "thinks thought expect expects expected plan plans planned about around almost nearly up least most fewer "
        "less more over under between estimated"
    ),
    "de": _words(
        "nicht kein keine keinen keinem keiner nie niemals niemand nichts weder ohne kaum falls ob soll sollen sollte "
        "sollten könnte könnten dürfte dürften würde würden möglicherweise vielleicht wohl angeblich mutmaßlich "
        "mutmaßliche offenbar vermutlich bestreitet bestritt bestritten dementiert dementierte zurück falsch sagt "
        "sagte sagten laut zufolge erklärte behauptet behauptete etwa rund fast mindestens höchstens bis"
    ),
    "fr": _words(
        "ne pas plus jamais aucun aucune personne rien ni sans guère si pourrait pourraient serait seraient aurait "
        "auraient devrait peut-être probablement présumé présumée prétendu apparemment dément démenti nie nié rejette "
        "faux selon dit déclaré affirme affirmé environ presque près moins jusqu"
    ),
    "es": _words(
        "no ni nunca jamás nadie nada ningún ninguna sin apenas si podría podrían sería serían habría habrían debería "
        "quizá quizás probablemente presunto presunta presuntamente supuesto supuestamente niega negó desmiente "
        "desmintió rechaza falso según dijo dice afirmó afirma unos casi cerca menos más hasta"
    ),
}
"""By language; in a language that is not here whole lines alone are taken."""
WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
CONTRACTED = ("n't", "n’t")


def doubts(text: str, language: str) -> frozenset[str]:
    """The words of doubt, negation and attribution in a text, lower case; empty for a language without a list."""
    listed = DOUBT.get(language, frozenset())
    words = [match.group().lower() for match in WORD.finditer(text)]
    return frozenset(word for word in words if word in listed or (listed and word.endswith(CONTRACTED)))
