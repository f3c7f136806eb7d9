"""Fillers that are no Latin words: set texts of designers in other languages and scripts, and jokes upon the Latin.

Each is told by a turn that nobody writes otherwise. Facts of the trade, listed in our own selection: the blind texts of
German designers, the pages of lipsum.com that are pasted with the filler, the Latin in other alphabets.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["SET_TEXT_NEEDS", "set_text"]

# In small letters, one of these is in every set text.
SET_TEXT_NEEDS: tuple[str, ...] = (
    "ipsum dolor",
    "ipsum is simply",
    "ipsum is not simply",
    "ipsum is slechts",
    "ipsum est simplement",
    "ipsum es simplemente",
    "ipsum è un testo",
    "ipsum ist ein einfacher",
    "ipsum é simplesmente",
    "ipsum er ganske",
    "passages of lorem",
    "wortbergen",
    "vokalien und",
    "word mountains",
    "vokalia and",
    "ein typoblindtext",
    "ist ein blindtext",
    "dieselbe alte leier",
    "europan lingues",
    "praising pain",
    "long established fact",
    "denounce with righteous",
    "ипсум",
    "ιπσθμ",
    "ιψουμ",
    "مثال لنص",
    "لوريم",
    "איפסום",
    "ダミーテキスト",
    "文章はダミー",
    "占位文本",
    "占位文字",
    "로렘 입숨",
)


@cache
def set_text() -> re.Pattern[str]:
    """A set text from its telling turn (or the beginning of its sentence) to the end of the sentence."""
    return compiled(
        r"(?i)(?:\b(?!lorem )\w+ ipsum dolor\b"
        r"|\blorem ipsum (?:is (?:simply|not simply|slechts)|est simplement|es simplemente|è un testo"
        r"|ist ein einfacher"
        r"|é simplesmente|er ganske)\b"
        r"|\bthere are many variations of passages of lorem\b"
        r"|\b(?:weit hinten,? )?hinter den wortbergen\b|\bvokalien und konsonantien\b"
        r"|\b(?:far,? far away,? )?behind the word mountains\b|\bvokalia and consonantia\b"
        r"|\bdies ist ein (?:typo)?blindtext\b|\b(?:überall )?dieselbe alte leier\. das layout\b"
        r"|\bli europan lingues\b"
        r"|\b(?:but I must explain to you how all this mistaken idea of )?denouncing pleasure and praising pain\b"
        r"|\bit is a long established fact that a reader will be distracted\b"
        r"|\bwe denounce with righteous indignation and dislike\b"
        r"|лорем ипсум|ипсум долор|λορεμ ι(?:πσθμ|ψουμ)"
        r"|هذا النص هو مثال لنص|لوريم [إا]يبسوم|לורם איפסום"
        r"|ダミーテキスト|この文章はダミー|占位文本|占位文字|로렘 입숨)"
        r"[^.!?。؟]{0,200}"
    )
