"""Words in which people are told to be killed or hurt, by language: who, how, and what shows that nobody was."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

Pattern = re.Pattern[str]


@dataclass(frozen=True, slots=True, eq=False)
class Casualties:
    """The compiled tables of one language; a name's letters are covered by section signs in what they read."""

    any: Pattern
    """A quick look whether a sentence is worth reading."""
    person: Pattern
    other: Pattern
    """Words that tell somebody from those told before."""
    together: Pattern
    """What stands between people told side by side."""
    joined: Pattern
    article: Pattern
    """What opens a description that stands beside a name."""
    leaves: Pattern
    dead: Pattern
    """What must stand behind those who are left."""
    multiple: Pattern
    """A deed that is named by how many it killed ("double homicide")."""
    times: Mapping[str, int]
    done: Pattern
    """A deed done to those that follow it."""
    double: Pattern
    firm: Pattern
    """What tells that somebody lived on."""
    reaches: Pattern
    """What may stand between a verb and those it is done to."""
    gap: Pattern
    """What may stand between people and what is told of them."""
    unreal: Pattern
    """Words before a statement that make it no fact."""
    background: Pattern
    """Words before a deed that make it what somebody is known for ("the officer who killed ...")."""
    itself: Pattern
    murder_suicide: Pattern
    violent: Pattern
    """What a telling must speak of for its dead to be killed and not to have died of age."""
    accident: Pattern
    numbers: Mapping[str, int]
    slots: tuple[tuple[str, Pattern, Pattern], ...]
    """A slot, what is told after its people, and what stands before them."""


NUMBERS = {
    word: value
    for value, word in enumerate(
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], start=1
    )
} | {"another": 1, "both": 2, "an": 1, "a": 1}
SINGLE = (
    r"man|woman|boy|girl|child|teen|teenager|toddler|baby|infant|newborn|student|sophomore|freshman|officer|deputy|trooper|"
    r"mother|mom|father|dad|son|daughter|wife|husband|brother|sister|girlfriend|boyfriend|fianc\u00e9e?|cousin|nephew|niece|uncle|aunt|"
    r"grandmother|grandfather|grandson|granddaughter|stepson|stepdaughter|resident|driver|passenger|pedestrian|cyclist|"
    r"motorcyclist|worker|employee|owner|suspect|gunman|shooter|attacker|victim|person|youth|youngster|soldier|firefighter|"
    r"neighbor|neighbour|friend|kid|adult|guard|clerk|teacher|hunter|player|bystander|tourist|patient|"
    r"bicyclist|jogger|homeowner|intruder|burglar|robber|grad|graduate|athlete|pastor|priest|doctor|nurse|rapper|dj|"
    r"nanny|babysitter|roommate|tenant|landlord|customer|teammate|classmate|grandparent|parent|relative|native"
)
OLD = (
    r"(?:\d{1,3}[- ](?:year|month|week|day)s?[- ]old|(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|"
    r"fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)[- ]year[- ]old)"
)
PLURAL = (
    r"people|persons|men|women|boys|girls|children|teens|teenagers|toddlers|babies|students|officers|deputies|"
    r"sons|daughters|brothers|sisters|cousins|residents|drivers|passengers|pedestrians|workers|employees|suspects|"
    r"gunmen|victims|youths|soldiers|firefighters|friends|kids|adults|others|more|family\smembers|relatives|bystanders|"
    r"parents|siblings|civilians|infants|young\s(?:men|women|people)"
)
HOW = (
    r"(?:shot|stabbed|beaten|struck|hit|gunned\sdown|crushed|run\sover|burned|hacked|strangled|bludgeoned|trampled|"
    r"electrocuted|smothered|choked)"
)
ADVERBS = (
    r"(?:(?:accidentally|fatally|mortally|apparently|reportedly|allegedly|intentionally|also|later|then|tragically|"
    r"himself|"
)
ADVERBS += r"herself)\s){0,2}"
ACTIVE = (
    r"\s(?:(?-i:(?!In|By|At|On|After|When|While|During|Outside|Inside|Near|For|As|And|With|Over)[A-Z\u00a7])|an?\s|the\s|his\s|her\s|their\s|\d|"
    r"one\s|two\s|three\s|four\s|five\s|six\s)"
)
"""Those whom somebody killed; whoever stands before did it."""
KILLED_AFTER = (
    rf"{HOW}(?:\s[\w'-]+){{0,4}}?,?\s(?:and\s|to\s)?(?:killed|killing|death|dead|kills|died|dies)|killed(?!{ACTIVE})|dead(?:\sat\sthe\sscene)?|"
    r"died|dies|dying|murdered|slain|perished|drowned|succumbed|fatally\s(?:shot|shooting|stabbed|wounded|injured|struck)|"
    r"(?:has|have|had)\spassed\saway|lost\s(?:his|her|their)\sli(?:fe|ves)|killed\s(?:himself|herself|self)|"
    r"(?:kills|shoots\sand\skills|fatally\sshoots|shot\sand\skilled|fatally\sshot)\s(?:himself|herself|self|themselves)|"
    r"(?:fatal|deadly)\s(?:\w+\s)?(?:shooting|stabbing|crash|attack)(?!\sof)|(?:negligent\s)?homicide|manslaughter|slaying(?!\sof)|"
    r"bodies(?=\s(?:were|found|discovered|inside|in|recovered)|[.,])|committed\ssuicide|commits\ssuicide|took\s(?:his|her)\sown\slife|turn(?:ed|ing|s)\sthe\s(?:gun|weapon|rifle)\son\s(?:himself|herself)"
)
KILLED_BEFORE = (
    r"identified\s(?:the\s)?(?:\w+\s){0,2}(?:victims?|dead|deceased|bodies|slain)\s(?:men\s|women\s|people\s|teens\s)?as|"
    r"(?:victims|dead|deceased|slain|bodies)(?:\s(?:have\sbeen|were|are|of|the|killed|was|has\sbeen|police|later)){0,3}\s(?:identified\sas|were|are)|"
    r"(?:shot\sand\s|shoots\sand\s|shoots,\s|stabbed\sand\s|struck\sand\s|hit\sand\s)?(?:killed|kills|killing)|fatally\s(?:shot|shooting|shoots|stabbed|"
    r"stabbing|wounded|striking|struck)|shot\sdead|murder(?:ed|ing|s)?(?:\sof)?|(?:shooting\s|gunshot\s|accidental\s|stabbing\s)?"
    r"deaths?\sof|slaying\sof|killing\sof|(?:fatal|deadly)\s(?:\w+\s)?(?:shooting|stabbing|crash)\sof|(?:claim(?:ed|ing|s)?|t[oa]ok|tak(?:es|ing))\sthe\sli(?:fe|ves)\sof|leaves?|left|leaving"
)
HURT_AFTER = (
    r"(?:(?:accidentally|critically|seriously|severely|badly|slightly)\s)?(?:shot|wounded|injured|hurt|struck|grazed|stabbed|hospitali[sz]ed)|"
    r"(?:in|listed\sin|remains?\sin)\s(?:\w+,?\s(?:but\s)?){0,2}(?:condition)|"
    r"(?:taken|rushed|airlifted|flown|transported|brought|sent|admitted)(?:\s[\w'.-]+){0,3}\sto\s(?:[\w'\u2019.&\u00a7-]+\s){0,6}?(?:hospital|hospitals|center|centre)|"
    r"remains?\sin\s(?:the\s|a\s)?hospital|(?:recovering|survived|expected\sto\s(?:survive|live|recover)|fighting\sfor\s(?:his|her)\slife|fights\sfor\s(?:his|her)\slife)|"
    r"suffer(?:ed|ing|s)?\s(?:[\w-]+\s){0,5}?(?:wounds?|injur(?:y|ies))|with\s(?:a\s)?gunshot\swounds?|shoots\s(?:himself|herself|self)"
)
HURT_BEFORE = (
    r"(?:wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:s|ing)?|striking|hitting|hits|shoots|shot|shooting(?:\sof)?|sends?|sent|sending|struck|"
    r"put|puts|putting|hospitali[sz](?:es|ed|ing))"
)
HURT_FIRM = (
    r"(?:(?:in|listed\sin|remains?\sin)\s(?:\w+,?\s(?:but\s)?){0,2}(?:condition)|remains?\s(?:in\s(?:the\s|a\s)?hospital|hospitali[sz]ed)|"
    r"recovering|survived|expected\sto\s(?:survive|live|recover))"
)
UNREAL = (
    r"\b(?:not|n't|n\u2019t|never|nobody|no\sone|none|could\shave|would\shave|might\shave|may\shave|nearly|almost|to\sbe|if|of\sbeing|"
    r"threatened\sto|fear(?:ed|s)?|plan(?:ned)?\sto|tried\sto|attempted\sto|intent\sto|wanted\sto|going\sto|can|could|"
    r"pronounced\sbrain|play(?:ed|ing)?|anyone|who\shave|those|people\sare|are)(?:\s\w+)?\s$"
)

VIOLENT = (
    r"kill\w*|murder\w*|homicide\w*|manslaughter|slain|slaying\w*|fatal\w*|shootings?|shoots|shooter\w*|bullets?|shots\s(?:fired|rang)|"
    r"shot\s(?:dead|to\sdeath|and|in\s(?!(?:the\s)?arms?)\w+|by\s(?:an?|his|her|police|someone)|him|her|at|while|himself|herself|multiple|several)|gun\w*|injur\w*|wound\w*|"
    r"stab\w*|attack\w*|bomb\w*|"
    r"blast\w*|explo\w*|crash\w*|collision\w*|collid\w*|accident\w*|drown\w*|collaps\w*|fires?|blaze\w*|quakes?|earthquake\w*|"
    r"floods?|storms?|hurricane\w*|tornado\w*|typhoon\w*|avalanche\w*|landslide\w*|derail\w*|struck|hit\sby|beaten|suicide\w*|clash\w*|"
    r"strikes?|war|execut\w*"
)
ACCIDENT = r"accident\w*|unintentional\w*|playing\swith\s(?:a|the)|mishap|found\s(?:a|the)\s(?:\w+\s){0,2}gun"
MULTIPLE = (
    r"(?P<times>double|triple|quadruple)[- ](?:homicides?|murders?|slayings?|killings?|fatal(?:ity)?|"
    r"shooting\sdeaths?)"
)
GAP = (
    r"(?:,[^,;.]{1,60},)?(?:\s\([^)]{1,60}\))?(?:\s(?:who|that|whom|which)\s)?"
    r"\s?(?:(?:(?!(?:killed|killing|shooting|wounding|charged|arrested|accused|convicted|sentenced|told|said|says|say|"
    r"investigat\w+|whose|after|when|while|because|before|suspected|wanted|facing|faces|jailed|indicted|admits?)\b)[\w'\u2019\u00a7-]+,?\s){0,9}?)"
)


def _all(pattern: str) -> Pattern:
    return re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.IGNORECASE)


def _person() -> str:
    """The pattern for one person or several of a kind, with what goes before and their ages."""
    number = r"\d{1,3}|" + "|".join(NUMBERS)
    age = r"(?:,?\s(?:aged?\s|ages\s)?\d{1,3}(?:\sand\s\d{1,3})?(?:,|(?=\s|$))|,\s(?:both\s)?ages?\s[\w\s,-]{1,24},)?"
    title = r"(?:[A-Z][\w.]+\s){0,2}"
    return (
        rf"(?:(?:the|his|her|their|its|my|our|this|that|all|these|those)\s)?(?:(?P<number>{number})\s)?"
        rf"(?:(?:second|third|fourth|another|other)\s)?(?P<noun>{OLD}\s(?:[\w'\u2019-]+\s){{0,3}}?(?:{SINGLE})|{OLD}|"
        rf"(?:(?!(?:and|or|who|that|was|were|is|are|in|of|to|by|after|when|for|with|on|at|said|say|says|police|killed|kills|killing|"
        rf"his|her|their)\s)[\w'\u2019-]+\s)"
        rf"{{0,3}}?(?:(?:{SINGLE})|(?P<plural>{PLURAL})))(?:\s\u00a7+(?:\s\u00a7+)*)?{age}|{title}\u00a7+{age}"
        rf"|(?P<bare>{number})(?=\s(?:{HOW}|wounded|injured|hurt|killed|dead|bodies))"
    )


def _english() -> Casualties:
    slots = (
        ("killed", _all(KILLED_AFTER), _all(KILLED_BEFORE)),
        ("injured", _all(HURT_AFTER), _all(HURT_BEFORE)),
    )
    return Casualties(
        any=_all(rf"{KILLED_AFTER}|{KILLED_BEFORE}|{HURT_AFTER}|{HURT_BEFORE}"),
        person=re.compile(rf"(?<![\w-])(?:{_person()})(?![\w-])", re.IGNORECASE),
        other=re.compile(r"\b(?:also|another|other|others|second|third|more)\b", re.IGNORECASE),
        together=re.compile(
            r"[,;]?\s(?:and|plus|as\swell\sas|along\swith|and\sthen)\s(?:also\s)?|[,;]\s?", re.IGNORECASE
        ),
        joined=re.compile(r"\b(?:and|plus|as\swell\sas|along\swith)\b|&", re.IGNORECASE),
        article=re.compile(r"(?:an?|the)\s", re.IGNORECASE),
        leaves=_all(r"leaves?|left|leaving"),
        dead=re.compile(r"(?:,[^,;.]{1,40},)?\s(?:shot\s|stabbed\s)?dead(?!\w)", re.IGNORECASE),
        multiple=_all(MULTIPLE),
        times={"double": 2, "triple": 3, "quadruple": 4},
        done=_all(r"(?:\w+,?\sand\s|shoots,\s)?(?:killed|kills|killing|murdered|murdering)|fatally\s\w+|shot\sdead"),
        double=_all(r"(?:double|triple)[- ]murder[- /]suicide"),
        firm=_all(rf"{HURT_FIRM}|wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing)?|hospitali[sz](?:es|ed|ing)"),
        reaches=re.compile(
            r"\s(?:(?:at\sleast|only|also|about|more\sthan|up\sto|an\sestimated)\s)?(?:the\s)?", re.IGNORECASE
        ),
        gap=re.compile(GAP, re.IGNORECASE),
        unreal=re.compile(UNREAL, re.IGNORECASE),
        background=re.compile(r"\bwho\s(?:had\s|has\s|once\s)?$", re.IGNORECASE),
        itself=_all(r"himself|herself|self|themselves|suicide|(?:his|her)\sown\slife"),
        murder_suicide=_all(r"murder[- /]suicide"),
        violent=_all(VIOLENT),
        accident=_all(ACCIDENT),
        numbers=NUMBERS,
        slots=slots,
    )


@lru_cache(maxsize=4)
def casualties_of(language: str | None) -> Casualties | None:
    """The tables of a language, or None where there are none."""
    return _english() if language == "en" else None
