"""Words that tell nothing of what a figure is of."""

from __future__ import annotations

from sourcecheck.analysis.words import words
from sourcecheck.word_lists import listed

__all__ = ["COMMON", "MEASURES", "NO_NOUN", "NUMBER_WORDS", "PLAIN", "PLURALS", "VERBS"]

COMMON = words(
    "said says told that this with from have been were will they their there about after over into when where which "
    "while also some more than them what would could says according year years month week people time made make just "
    "then these those only very most many much such your other through between under because before during since until "
    "around against every each monday tuesday wednesday thursday friday saturday sunday spokesman spokeswoman "
    "spokesperson reported announced was has had did got two any who why how now new old yet out off via can may are "
    "few lot day one set put both "
    "the a an he she it we his her in on at by for of to and but no not our its as all thousand million billion "
    "hundred dozen first second third last next including"
)

# No plural that a figure counts.
NO_NOUN = words(
    "is was are were the a an of in on at to for from with by and or but as that this these those his her its their "
    "our my your he she it they we i you who which what when where how after before since during until while because "
    "if then than so not has have had will would could should may might can must also just said says per off up "
    "down over across less years year months month weeks week days day hours hour minutes minute seconds percent "
    "times points "
    "goals runs wickets games seasons"
)

# What measures count in, of some stuff.
MEASURES = words(
    "tonne ton acre hectare mile kilometre kilometer km metre meter foot yard litre liter gallon barrel kilo kg pound "
    "bag box case copy"
)

# Plurals without an s.
PLURALS = words("people aircraft staff police crew sheep cattle children men women")

# Numbers in words, from the smallest that is compared.
NUMBER_WORDS = words(
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen"
)

# The forms of verbs that tie a figure to its subject, the plain form first, and the plain form of each.
_FORMS = [entry.split() for entry in listed("counting-verbs")]
VERBS = {form: forms[0] for forms in _FORMS for form in forms}
# Plain forms are told of plans and are nouns of much else: they count behind "will" and "to" only.
PLAIN = frozenset(forms[0] for forms in _FORMS) - words("cost seat capacity cut hit shed burn")
