"""Which rule reads which template."""

from manytold.text import calendar_rules as dated
from manytold.text import day_rules as odd
from manytold.text import length_rules as other
from manytold.text import relative_rules as counted
from manytold.text.meaning import Rule

RULES: dict[str, Rule] = {
    "age": other.age,
    "day": dated.day,
    "days": dated.days,
    "monthday": odd.monthday,
    "numbered": odd.numbered,
    "short": odd.short,
    "shorts": odd.short,
    "week_number": odd.week_number,
    "nth_week": odd.nth_week,
    "nth_day": odd.nth_day,
    "holiday": odd.holiday,
    "month": dated.month,
    "season": dated.season,
    "year": dated.year,
    "years": dated.years,
    "decade": dated.decade,
    "century": other.century,
    "quarter": dated.quarter,
    "half": dated.half,
    "iso": dated.iso,
    "iso_month": dated.iso_month,
    "figures": dated.figures,
    "dotted": dated.dotted,
    "weekday": counted.weekday,
    "weekdays": other.repetition,
    "today": counted.today,
    "near_unit": counted.near_unit,
    "edge": counted.edge,
    "span": counted.span,
    "ago": counted.ago,
    "ahead": counted.ahead,
    "ahead_now": counted.ahead_now,
    "from_now": counted.from_now,
    "duration": other.length,
    "set": other.repetition,
    "clock": other.clock,
    "hours": other.hours,
    "quarter_hour": other.quarter_hour,
    "part": other.part,
    "day_part": other.day_part,
    "anchored": other.anchored,
    "anniversary": other.anniversary,
    "nth": other.nth,
}
