"""Names by which sections and contents lists are known, in the languages of most pages.

Section names of reports and articles (IMRaD, style guides of journals) and the usual closings; labels of
contents lists as the common page generators print them.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["CONTENTS_LABELS", "is_contents_label", "is_leaf", "is_sure_contents_label", "name_range", "plain_name"]

# Sections that hold text of their own and are never the parent of what follows.
_LEAVES = frozenset((
    "introduction", "intro", "abstract", "summary", "executive summary", "in summary", "conclusion", "conclusions",
    "in conclusion", "acknowledgements", "acknowledgments", "final thoughts", "closing thoughts", "closing remarks",
    "concluding remarks", "the bottom line", "bottom line", "wrapping up", "wrap-up", "final words", "final word",
    "afterword",
    "epilogue", "prologue", "preface", "foreword", "about the author", "einleitung", "fazit", "zusammenfassung",
    "schlussfolgerung", "schlusswort", "schlussbemerkung", "vorwort", "nachwort", "danksagung", "résumé",
    "remerciements",
    "avant-propos", "introducción", "conclusión", "conclusiones", "resumen", "agradecimientos", "introdução",
    "conclusão", "conclusões", "resumo", "introduzione", "conclusione", "conclusioni", "riassunto", "inleiding",
    "conclusie", "samenvatting", "inledning", "slutsats", "sammanfattning", "indledning", "konklusion", "wstęp",
    "podsumowanie", "wnioski", "úvod", "závěr", "введение", "заключение", "выводы",
))  # fmt: skip

# Nothing but a contents list is called so.
_SURE = frozenset((
    "table of contents", "table of content", "tables of contents", "article contents", "page contents", "post contents",
    "contents of this article", "inhaltsverzeichnis", "table des matières", "tabla de contenidos", "tabla de contenido",
    "índice de contenidos", "índice de contenido", "tabela de conteúdos", "tabela de conteúdo", "indice dei contenuti",
    "inhoudsopgave", "innehållsförteckning", "indholdsfortegnelse", "innholdsfortegnelse", "sisällysluettelo",
    "spis treści", "daftar isi", "mục lục", "оглавление", "obsah článku", "cuprins", "içindekiler",
    "πίνακας περιεχομένων",
))  # fmt: skip
# Sections may be called so, too: of what a box contains, of what an article does.
_LIKELY = frozenset((
    "contents", "toc", "in this article", "in this story", "in this post", "in this guide", "in this report",
    "in this page",
    "on this page", "what's in this article", "jump to", "jump to section", "jump to a section", "skip to section",
    "quick links", "quick navigation", "article outline", "page navigation", "inhalt", "auf dieser seite",
    "in diesem artikel", "in diesem beitrag", "sommaire", "dans cet article", "sur cette page", "contenido",
    "contenidos",
    "en este artículo", "en esta página", "sumário", "índice", "indice", "sommario", "neste artigo", "nesta página",
    "neste artigo você verá",
    "in questo articolo", "in questa pagina",
    "in dit artikel", "op deze pagina", "inhoud", "i denna artikel", "w tym artykule", "содержание",
    "目次", "目录", "目錄",
    "차례", "목차",
))  # fmt: skip

CONTENTS_LABELS = tuple(sorted(_SURE | _LIKELY))


@cache
def _edges() -> re.Pattern[str]:
    number = r"(?:(?:\d{1,2}(?:\.\d{1,2}){0,2}|[ivx]{1,4}|[a-h])[.):]? +)?"
    return compiled(rf"[^\w\[\](){{}}<>$%@]*{number}(.*?)[\W_]*", re.IGNORECASE | re.DOTALL)


def plain_name(text: str) -> str:
    """A short text in small letters, without a number before it and marks around it; "" for a long one."""
    if len(text) > 60:
        return ""
    match = _edges().fullmatch(text)
    return match[1].casefold().replace("’", "'") if match is not None else ""


def name_range(text: str) -> tuple[int, int]:
    """Where the name stands in a short text, without a number before it and marks around it."""
    match = _edges().fullmatch(text)
    return match.span(1) if match is not None and match[1] else (0, len(text))


def is_leaf(text: str) -> bool:
    """Whether a heading names a section that holds text of its own."""
    return plain_name(text) in _LEAVES


def is_contents_label(text: str) -> bool:
    """Whether a line is what stands above a contents list."""
    name = plain_name(text)
    return name in _SURE or name in _LIKELY


def is_sure_contents_label(text: str) -> bool:
    """Whether a line can stand above nothing but a contents list."""
    return plain_name(text) in _SURE
