"""Empty places of templates, in the many forms in which they are met: "[Your Name]", "{{title}}", "$XX", "TKTK".

A slot names what belongs there (a field), tells somebody to put it there (an instruction), or is a variable that a
program should have replaced. Editors put words in brackets too, inside and outside quotations; those are neither:
"[sic]", "[the minister]", "[laughs]", "[T]he". The families follow Wikipedia's section on phrasal templates and
placeholder text and what site builders, mail and letter templates leave; newsrooms' own mark is TK, "to come".
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.analysis.residue.slot_words import FIELDS, KINDS, OTHER_LANGUAGES, SINGLE, STOCK
from sourcecheck.compiled_patterns import compiled

__all__ = ["IN_NO_BRACKETS", "SLOT_NEEDS", "Slot", "may_hold_variable", "slots"]

Slot = tuple[int, int, str]  # start, end, kind: bracket, generic, single, variable, blank, mark, figure, angle, stock

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_THINGS = (
    r"(?:people|residents|years|months|weeks|days|hours|minutes|miles|km|kilometers|kilometres|metres|meters|points"
    r"|votes|jobs|employees|customers|users|words|countries|cities|participants|respondents|members|times|pages)"
)
_HERE = (
    "name", "title", "headline", "subtitle", "subheading", "heading", "text", "content", "copy", "description",
    "caption",
    "bio", "logo", "image", "photo", "quote", "tagline", "paragraph", "message", "blurb",
)  # fmt: skip
_SHOWABLE = "image|photo|picture|chart|graph|table|quote|statistic|logo|map|caption|headline|name|date|text|number"
# Of what stands in no brackets, a block holds one of these.
IN_NO_BRACKETS: tuple[str, ...] = (
    "insert ", " your name ", " your company ", *(f"{what} here " for what in _HERE), " goes here ", " comes here ",
    "tktk", " tk ", " todo ", " fixme ", " xx", " x xxx", " x million", " x billion", " x thousand", " xxx",
    "object object", " undefined ", " nan ",
    "invalid date", " by null ", " hello null ", " dear null ", " hi null ", "sample page", "example page",
    "just another wordpress", "to wordpress", "m a paragraph", "m a title", "m a description", "m a testimonial",
    "text block", "promo text", "am a heading", "am heading", "place to tell", "space to write", "to write long",
    "place for you to", "space for you to",
    "placeholder", "dummy text", "dummy copy", "sample text", "sample copy", "platzhalter", "texte fictif",
    "author name", "author's name", "name surname", "firstname lastname", "first last", "first name last",
    "writer name",
    "company name", "site name", "click here to", "click to", "double click",
    "edit this text", "replace this", "begins with an idea", " texte ici", "texto aquí", "texto aqui", "título aquí",
    "título aqui", "testo qui", "tuo testo", "texte ici", "titre ici", "dein text", "ihr text", " der text ",
    "text einfügen",
    "tekst in", " mm dd ", " dd mm ", " month null ",
)  # fmt: skip
# Of every slot but variables a block holds one of these.
SLOT_NEEDS: tuple[str, ...] = ("[", *IN_NO_BRACKETS)


def slots(text: str, loose: bool = True) -> Iterator[Slot]:
    """The slots of a text; those of one kind in order.

    Args:
        loose: whether it may hold one that stands in no brackets: one of ``IN_NO_BRACKETS``.
    """
    if "[" in text:
        for match in _bracket().finditer(text):
            kind = _kind(match["inside"])
            if match["inside"] == "X" and _unit().match(text, match.end()):
                kind = "bracket"
            if kind and not _is_link(text, match):
                yield (*match.span(), kind)
    if may_hold_variable(text):
        for match in _variable().finditer(text):
            yield (*match.span(), "variable")
    if loose:
        low = text.lower()
        for pattern, literals in _LOOSE:
            if any(literal in low for literal in literals):
                for match in _compiled(pattern).finditer(text):
                    yield (*match.span(), match.lastgroup or "")


def may_hold_variable(text: str) -> bool:
    """A quick look: what site generators put between double braces and a bracket or a sign is none of these."""
    at = text.find("%")  # a search for one character is nearly free, one for two takes ten times as long
    while at >= 0:
        after = text[at + 1 : at + 2]
        if (after and after in "sd(%") or text[at + 2 : at + 3] == "$" or text[at - 1 : at] == "<":
            return True
        at = text.find("%", at + 1)
    at = text.find("{")
    while at >= 0:
        if not text.startswith(("{{<", "{{%", "{%"), at):
            return True
        end = text.find("}", at)
        at = text.find("{", end) if end >= 0 else -1
    return ("|" in text and "*|" in text) or ("#" in text and "##" in text)


def _is_link(text: str, match: re.Match[str]) -> bool:
    """Whether the bracket is the text of a link, a reference or a picture that nobody rendered."""
    return text[match.end() : match.end() + 1] in ("(", "[", ":") or text[match.start() - 1 : match.start()] in (
        "!", "]", "\\",
    )  # fmt: skip


def _kind(inside: str) -> str:
    """What a bracket is: "bracket" for a slot, "generic" where instructions to readers say so too, "" for neither."""
    inside = inside.strip(" *_.:…")
    if len(inside) < 2:
        return ""
    if _instruction().match(inside):
        return "bracket"
    if _field().fullmatch(inside):
        return "bracket" if inside[0].isupper() or inside[0].isdigit() else "generic"
    if inside.lower() in SINGLE.lower().split("|"):
        return "single"
    if _foreign().match(inside):
        return "bracket"
    return ""


@cache
def _bracket() -> re.Pattern[str]:
    return compiled(r"\[(?P<inside>[^\[\]]{1,120})\]")


@cache
def _unit() -> re.Pattern[str]:
    return compiled(rf" ?(?:%|per ?cent\b|million\b|billion\b|{_THINGS}\b)")


@cache
def _instruction() -> re.Pattern[str]:
    of = (
        r"(?:(?:a|an|the|your|our|his|her|their|its|any|some|more|one|two|specific|relevant|actual|real|exact|brief"
        r"|short|appropriate|additional|correct|full|main|key|another|other|first|last|original|official|example|local"
        r"|[a-z]+['’]s)[ /])*"
    )
    return compiled(
        # "[Insert date]", "[INSERT QUOTE]": the word is an instruction whatever follows
        rf"(?:(?i:insert|input|fill[- ]in|replace with|enter|type in|to be (?:inserted|added|filled in"
        rf"|completed))[ :]\S"
        rf"|(?:Add|Provide|Specify|Describe|Mention|Include|List|State|Write|Choose|Select|Attach|Link|Cite|Explain"
        rf"|Give"
        rf"|Discuss|Name|Briefly|Put|Place|Quote|Summari[sz]e|Share|Highlight|Customi[sz]e|Outline|Embed|ADD|PROVIDE"
        rf"|SPECIFY|DESCRIBE|INCLUDE|LIST|CHOOSE|SELECT|WRITE|ATTACH|add|provide|specify|describe|include|attach)"
        rf"(?: to| from| in| out| here:?| how| why| what)? {of}(?i:{KINDS})\b"
        r"|(?:Name|name|NAME|Title|Number|Date|Location|Description|Amount|Type|Details|Address|Link|Image|Photo"
        r"|Picture"
        r"|Screenshot|Chart|Quote) (?:of|OF) (?:(?:the|a|an|your|THE|YOUR) )?[\w ’'/-]{2,60}$"
        rf"|(?i:your|my|our) [\w’'/-]+(?:[ ,/&-]+[\w’'/-]+){{0,5}}(?<=here)$"
        rf"|(?i:(?:[\w’'-]+ ){{0,2}}?(?:{FIELDS})) (?:here|HERE|Here)$"
        rf"|(?i:(?:{KINDS}) (?:goes |to go )here)$|(?i:(?:{_SHOWABLE}) here)$"
        r"|(?i:source|citation|link|reference|quote|statistic|data|figure|example|image|photo)s? (?i:needed here"
        r"|to come"
        r"|to be (?:added|inserted|confirmed)|goes here)\b"
        r"|(?i:note to (?:self|editor|writer)|editor(?:[’']s)? to|writer to|check (?:this|date|name|spelling|fact"
        r"|figure|source)s?|verify (?:this|date|name|source|with)|confirm (?:this|date|name|spelling|figure|with)"
        r"|fact[- ]check)\b"
        r"|TK|TKTK|(?:TODO|FIXME)\b.{0,80}|\w{2,20} TK$|(?i:placeholder\b.{0,60}))"
    )


@cache
def _field() -> re.Pattern[str]:
    """A field's name and nothing else."""
    owner = r"(?:your|my|our|the|his|her|their|YOUR|THE|Your|My|Our|The)"
    part = rf"(?:(?i:{FIELDS}))"
    return compiled(
        rf"(?:{owner} (?:[\w’'-]+ ){{0,3}}?)?{part}(?:(?: ?[/,&] ?| (?:and|or|of|AND|OR|OF) (?:(?:the|your) )?){part}"
        rf"|,? (?:Here|HERE|here|#?[1-9]|[A-C]))*"
        rf"|(?:Your|YOUR|My) [\w’'-]+(?: [\w’'-]+){{0,3}}|your (?:own )?(?i:{KINDS})"
        rf"|(?:{SINGLE})(?:(?: ?[/,&] ?| )(?:{SINGLE}))*|(?:{SINGLE.upper()})(?:(?: ?[/,&] ?| )(?:{SINGLE.upper()}))*"
        r"|X{1,4}[.,%](?:X{1,3})?%?|X{2,4}|X+ (?:%|percent|million|billion|years|people)"
        r"|(?:Date|Month|Day|Year|Time|Name|City|Company|Topic|Product|Keyword|Example|Point|Item|Reason|Step|Name"
        r"|Person|Speaker|Quote|Fact|Statistic) ?#?(?:[1-9]|X|A|B|C)"
    )


@cache
def _foreign() -> re.Pattern[str]:
    return compiled(OTHER_LANGUAGES)


@cache
def _variable() -> re.Pattern[str]:
    return compiled(
        r"(?<!\{)\{\{(?!(?i:cit|ref|infobox|main\b|see also|lang|cn\b|quote|clear|notelist"
        r"|coord))\{?\s*[#/^&]?\s*[A-Za-z_$@][\w.$@-]*(?: [A-Za-z]\w*){0,3}\s*(?:\|[^{}]{0,60})?\s*\}?\}\}"
        r"|[$#]\{[A-Za-z_][\w.]{0,40}\}|<%=?\s*[\w.@]{2,40}\s*%>|(?<![\w%])%\([a-z_]\w{1,30}\)[sd]"
        r"|(?<![\w%&?=/.{(|])%(?:\d\$)?[sd](?![\w%(/}])|\*\|[A-Z][A-Z0-9_:]{1,30}\|\*|%%[A-Za-z][A-Za-z_]{2,30}%%"
        r"|(?<![\w#])##[A-Z][A-Z_]{2,30}##"
        rf"|(?<![\w/${{=:\\^_(.-])\{{(?i:\$?(?:{FIELDS}|(?:first|last|user|full|company|product|brand|author)_?name"
        rf"|(?:post|page|site|article|job|product)[_.]?(?:title|name|url|date)|keywords?|topic|city|name|title|date"
        rf"|author|company|email|price|url|year))\}}(?![/\w(])"
    )


_BLANK = (
    r"(?P<blank>\[object Object\]|\b(?i:by|hello|hi|dear|posted by|written by|author:|date:|updated:?|published:?) "
    r"(?:undefined|null|NaN)(?=\W*$|[,!.]| on\b| \|)|^(?:undefined|NaN|Invalid Date)$|\bundefined undefined\b"
    r"|[$€£]NaN\b|\bNaN ?%|\b(?:[Pp]osted|[Pp]ublished|[Uu]pdated|[Oo]n|[Dd]ate):? Invalid Date\b)"
)
# Newsrooms write TK for what is to come, as no word holds these letters in a row.
_MARK = (
    r"(?P<mark>\b(?:TK)?TKTK\w*|\bTK,? TK\b|[$€£]TK\b|\bTK (?:percent|per cent|million|billion|thousand|people|years?"
    r"|months?|words?|names?|dates?|numbers?|quotes?|links?|photos?|captions?|headlines?|hed|dek)\b"
    r"|\b(?i:photo|caption|quote|headline|hed|dek|link|name|number|date|stat|graf|age|title) TK\b|(?:^|(?<=[.!?] )"
    r"|\()(?:TODO|FIXME)(?:: ?| - | – )[A-Za-z])"
)
_FIGURE = (
    rf"(?P<figure>[$€£]X{{1,3}}(?:,X{{3}})*(?:\.X{{1,2}})?(?: (?:thousand|million|billion|trillion))?"
    rf"(?![\w-])|\bX{{1,3}},XXX\b|\bX{{2,3}}(?:\.X{{1,2}})? ?(?:%"
    rf"|per ?cent\b|million\b|billion\b|{_THINGS}\b)|\b(?:{_MONTHS}) XX?(?:st|nd|rd|th)?\b(?:, (?:20)?(?:\d\d|XX"
    rf"|YY)\b)?"
    rf"|\bXX (?:{_MONTHS})\b|\b(?:XX|MM|DD)/(?:XX|MM|DD)/(?:XX|YY){{1,2}}\b)"
)
# In other brackets, "(insert link here)".
_ANGLE = (
    rf"(?P<angle>[(<](?i:insert) (?i:(?:a |an |the |your |relevant |specific )*(?:[\w’'-]+ ){{0,3}}?(?:{KINDS}))"
    rf"(?: here)?[)>]|<(?:Your|YOUR|your) (?:[\w’'-]+ ){{0,2}}?(?i:{FIELDS}|{KINDS})>)"
)
# What stands in no square brackets, and what a block in small letters holds where it does.
_LOOSE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (_BLANK, ("object object", "undefined", "nan", "invalid date", " null")),
    (_MARK, ("tktk", "tk ", "tk", "todo", "fixme")),
    (_FIGURE, ("xx", "$x", "€x", "£x", "mm/dd", "dd/mm")),
    (_ANGLE, ("(insert", "<insert", "<your")),
    (f"(?P<stock>{STOCK})", (
        "sample page", "example page", "wordpress", "i'm a ", "i’m a ", "text block", "promo text", "heading",
        "place ", "space ", "placeholder", "dummy", "sample", "platzhalter", " ici", "fictif", "author", "name",
        "begins with an",
        "click", "edit this", "replace this", " here", "aquí", "aqui", "testo", "tekst", "text", "first",
    )),
)  # fmt: skip


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return compiled(pattern)
