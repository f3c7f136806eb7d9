"""Markup that readers see as it was typed: Markdown on a web page, tags as text, entities escaped twice, shortcodes.

A reader of the file has already made of it what a browser would, so what is left in the text is what readers see. Each
kind has its own certain form; what prose uses too (a star, one pair of brackets, a number sign) is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.document import Format

__all__ = ["KINDS", "RAW_NEEDS", "Raw", "raw_markup"]

Raw = tuple[int, int, str]  # start, end, kind

# How the message calls each kind.
KINDS = {
    "bold": "Markdown", "heading": "Markdown", "link": "a Markdown link", "fence": "Markdown",
    "entity": "an HTML entity",
    "tag": "an HTML tag", "shortcode": "a shortcode", "bbcode": "forum markup", "wiki": "wiki markup",
    "latex": "LaTeX",
    "word": "a word processor's markup", "directive": "markup",
}  # fmt: skip
_NAMES = (
    r"(?:nbsp|amp|lt|gt|quot|apos|rsquo|lsquo|rdquo|ldquo|sbquo|bdquo|mdash|ndash|hellip|laquo|raquo|copy|reg|trade"
    r"|deg"
    r"|euro|pound|cent|yen|sect|para|middot|bull|times|divide|plusmn|frac12|frac14|frac34|shy|thinsp|ensp|emsp|zwnj"
    r"|[aeiouAEIOU](?:acute|grave|circ|uml)|[aonAON]tilde|[cC]cedil|szlig|aring|Aring|oslash|Oslash|aelig|AElig|oelig"
    r"|iexcl|iquest|[rlud]arr)"
)
_TAGS = (
    r"(?:p|br|b|i|u|s|em|strong|span|div|a|h[1-6]|ul|ol|li|img|blockquote|table|tbody|thead|tr|td|th|font|center"
    r"|sup|sub"
    r"|iframe|figure|figcaption|hr|script|style|small|strike|cite|section|article|video|audio|source|input|form"
    r"|button|ref|nowiki|gallery)"
)
# Names that only programs use; those that are words too count with an attribute or closed.
_SHORTCODES = (
    r"(?:vc_\w+|et_pb_\w+|fusion_\w+|su_\w+|mc4wp_form|contact-form(?:-7)?|wpforms|ninja_forms?|gravityform|rev_slider"
    r"|ultimate_\w+|tatsu_\w+|adrotate|maxbutton|nggallery|ngg_images|foogallery|envira-gallery|metaslider"
    r"|smartslider3"
    r"|elementor-template|do_widget|advanced_iframe|pdf-embedder|latexpage|tablepress|one_half(?:_last)?|one_third"
    r"(?:_last)?|two_third(?:_last)?|dropcap|sociallocker|easy-tweet|woocommerce\w*|wp_\w+|kc_\w+|mk_\w+|av_\w+"
    r"|cs_\w+)"
)
_WORDS = (
    r"(?:caption|gallery|embed|embedyt|youtube|vimeo|audio|video|playlist|slideshare|googlemaps|soundcloud|twitter"
    r"|tweet"
    r"|instagram"
    r"|gist|button|column|row|tabs?|toggle|accordion|spoiler|divider|spacer|highlight|blockquote|iframe|products?"
    r"|quote"
    r"|footnote|pullquote|table|image|img|map|form|slider|popup|list|dailymotion|ted|vine|flickr|scribd|wpvideo"
    r"|archives"
    r"|recipe|icon|alert|box|section|title|heading|facebook|sidebar|poll|polldaddy|livejournal|blip\.tv|kickstarter)"
)

RAW_NEEDS: tuple[str, ...] = (
    "**", "__", "##", "```", "[", "&", "</", "/>", "\\", "'''", "==", "<!", "::", " br ", " hr ", " href ",
    " img ", " cite web", " cite news", "reflist", "infobox", "false false false", "msonormal",
)  # fmt: skip


def raw_markup(text: str, form: Format) -> Iterator[Raw]:
    """The raw markup of a text, kind after kind."""
    for kind, looks in _LOOKS.items():
        for literal in looks:  # asked of many blocks: a loop takes half the time of ``any``
            if literal in text:
                break
        else:
            continue
        if kind != "entity" or ";" in text:
            pattern = _patterns(kind, form is Format.MARKDOWN)
            if pattern is not None:
                yield from ((*match.span(), kind) for match in pattern.finditer(text))


_LOOKS: dict[str, tuple[str, ...]] = {
    "bold": ("**", "__"),
    "heading": ("##",),
    "link": ("](", "] ("),
    "fence": ("```",),
    "entity": ("&",),
    "tag": ("<",),
    "shortcode": ("[",),
    "bbcode": ("[/",),
    "wiki": ("'''", "==", "[[", "{{"),
    "latex": ("\\",),
    "word": ("false false", "MsoNormal", "mso 9"),
    "directive": ("::", "<!--"),
}


@cache
def _patterns(kind: str, markdown: bool) -> re.Pattern[str] | None:
    if kind == "bold":
        # Closed loosely in Markdown ("**bold **", "**Note:**text") no parser renders it.
        loose = r"|\*\*[^\s*][^*]{0,200}? \*\*(?!\*)|\*\*[^\s*][^*]{0,200}[:.,!?)”\"]\*\*(?=\w)" if markdown else ""
        return compiled(
            rf"(?<![\w*)\]/\\.])(?:\*\*[^\s*](?:[^*]{{0,300}}?[^\s*])?\*\*(?![\w*]){loose})"
            r"|(?<![\w_])__[^\W_][^_]{2,80} [^_]{1,80}[^\s_]__(?![\w_])"
        )
    if kind == "heading":
        return compiled(r"(?:^|(?<=[.!?:] ))#{2,6} ?(?=[^\W\d_])(?:[^#]{1,80})")
    if kind == "link":
        return compiled(
            r"!?\[[^\[\]]{1,200}\]\((?:https?://|www\.|mailto:|/[\w-]|#[\w-]|\.\.?/)[^\s()]{0,400}\)?"
            r"|\[[^\[\]]*[^\W\d_]{3}[^\[\]]*\] \(https?://[^\s()]{1,400}\)|!\[[^\[\]]{0,200}\]\([^\s()]{1,300}\)"
            r"|\[[^\[\]]{1,200}\]\(https?://[^()]{1,300}\)"
        )
    if kind == "fence":
        return compiled(r"^```\w{0,20}|```$")
    if kind == "entity":
        return compiled(rf"&(?:amp;)?(?:{_NAMES}|#\d{{2,5}}|#x[0-9a-fA-F]{{2,5}});")
    if kind == "tag":
        return compiled(
            rf"</{_TAGS}>|<{_TAGS}(?:\s+[\w:-]+=(?:\"[^\"<>]{{0,300}}\"|'[^'<>]{{0,300}}'|[^\s<>\"']{{1,100}}))+\s*/?>"
            r"|<(?:br|hr|img)\s?/?>|<(?:p|strong|em|div|span|li|ul|blockquote|h[1-6])>",
            re.IGNORECASE,
        )
    if kind == "shortcode":
        return compiled(
            rf"\[/?(?:{_SHORTCODES})(?:[ =][^\[\]]{{0,400}})?/?\](?!\()"
            rf"|\[(?:{_WORDS})(?:=[\"'\w][^\[\]]{{0,300}}|(?: [\w-]+=[^\[\]]{{1,300}})"
            rf"|\s+(?:https?://[^\[\]\s]{{4,300}}|\d{{6,}}))/?\](?!\()"
            rf"|\[/(?:{_WORDS})\](?!\()"
        )
    if kind == "bbcode":
        return compiled(
            r"\[(?:b|i|u|s|url|img|quote|color|size|center|left|right|list|font|sup|sub|code)(?:=[^\[\]]{1,200})?\]"
            r"[^\[\]]{0,400}\[/(?:b|i|u|s|url|img|quote|color|size|center|left|right|list|font|sup|sub|code)\]",
            re.IGNORECASE,
        )
    if kind == "wiki":
        if markdown:
            return compiled(r"(?<!')'''[^']{2,120}[^',.?!]'''(?!')|\[\[(?:File|Image|Category):[^\[\]]{2,300}\]\]")
        return compiled(
            r"(?<!')'''[^']{2,120}[^',.?!]'''(?!')|^={2,5} ?[^=]{2,100}?[^\s=] ?={2,5}$|\[\[(?:File|Image|Category"
            r"|Datei|Bild"
            r"|Kategorie|Fichier|Catégorie|Archivo|Categoría):[^\[\]]{2,300}\]\]"
            r"|\[\[[^\[\]|]{2,80}\|[^\[\]|]{1,80}\]\]"
            r"|\{\{(?:[Cc]ite|[Cc]itation|[Rr]eflist|[Ii]nfobox|[Mm]ain|[Ss]ee also|[Ll]ang)[ |}][^{}]{0,300}\}?\}?"
        )
    if kind == "latex":
        return compiled(
            r"\\(?:textbf|textit|emph|underline|section\*?|subsection\*?|cite[pt]?|footnote|href|includegraphics"
            r"|texttt)"
            r"(?:\[[^\[\]]{0,80}\])?\{[^{}]{0,200}\}?"
        )
    if kind == "word":
        return compiled(
            r"\bNormal 0 (?:\d+ )?false false false\b[^.]{0,200}|/\* Style Definitions \*/|\btable\.MsoNormalTable\b"
            r"|\[if gte mso \d+\]"
        )
    return compiled(r"^\.\. (?:image|figure|note|warning|code-block|youtube|contents|toctree)::|<!-- ?/?wp:[\w/-]+")
