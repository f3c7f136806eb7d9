"""Labels that stand before a value: ``Email:``, ``Published: 3 May``."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled
from sourcecheck.records import NamedTuple

__all__ = ["Label", "is_field", "is_group", "label_of"]

# What profiles and the heads of pages call their fields, and networks where people have accounts. Beyond doubt a
# value belongs behind them. In the languages of most pages.
_FIELDS = frozenset((
    "name", "full name", "first name", "last name", "surname", "username", "user name", "user", "nickname", "pen name",
    "e-mail", "email", "mail", "email address", "e-mail address", "phone", "phone number", "telephone", "tel", "mobile",
    "fax", "website", "web site", "web", "homepage", "url", "link", "blog", "city", "state", "country", "zip",
    "zip code",
    "postcode", "postal code", "birthdate", "birth date", "date of birth", "born", "birthday", "age", "gender",
    "nationality", "occupation", "job", "job title", "position", "employer", "company", "organisation", "organization",
    "bio", "biography", "followers", "following", "twitter", "x", "facebook", "instagram", "linkedin", "linked in",
    "tiktok", "tik tok", "youtube", "github", "gitlab", "mastodon", "bluesky", "threads", "telegram", "whatsapp",
    "pinterest", "reddit", "snapchat", "discord", "xing", "vk", "weibo", "skype", "tumblr", "flickr", "vimeo", "twitch",
    "soundcloud", "spotify", "orcid", "author", "authors", "author name", "by", "written by", "posted by",
    "published by",
    "reviewed by", "edited by", "fact-checked by", "fact checked by", "medically reviewed by", "reporter", "editor",
    "photographer", "translator", "date", "published", "published on", "published at", "publication date",
    "publish date",
    "posted", "posted on", "posted in", "date published", "updated", "last updated", "updated on", "last modified",
    "modified", "created", "category", "categories", "tag", "tags", "filed under", "tagged", "keywords", "topics",
    "section", "publisher", "isbn", "issn", "doi", "price", "rating", "pages", "language", "genre", "director",
    "runtime",
    "release date", "version", "license", "licence", "reading time", "read time", "word count", "views", "photo credit",
    "photo", "photo by", "image credit", "image", "credit", "credits", "caption", "video", "location", "venue", "time",
    "where", "when", "cost", "duration", "deadline", "copyright",
    "benutzername", "telefon", "geburtsdatum", "beruf", "firma", "autor", "autorin", "verfasser", "veröffentlicht",
    "veröffentlicht am", "aktualisiert", "datum", "kategorie", "schlagwörter", "stadt", "land", "foto", "bild", "preis",
    "nom", "prénom", "auteur", "publié le", "mis à jour", "catégorie", "mots-clés", "téléphone", "ville", "pays",
    "nombre", "apellido", "teléfono", "correo electrónico", "fecha", "publicado", "publicado el", "categoría",
    "etiquetas",
    "ciudad", "país", "telefone", "publicado em", "nome", "cognome", "autore", "pubblicato", "pubblicato il",
    "categoria",
    "telefono", "naam", "auteurs", "gepubliceerd", "categorie",
))  # fmt: skip
# Above other labels: fields stand under them.
_GROUPS = frozenset((
    "author", "authors", "contact", "contacts", "contact details", "contact information", "address", "social",
    "socials",
    "social media", "links", "details", "detail", "info", "information", "profile", "company", "user", "location",
    "photo",
    "image", "video", "editor", "publisher", "employer", "organisation", "organization", "credits", "cost", "venue",
    "when", "where", "time", "version", "name", "date", "section", "language", "autor", "nombre", "nom", "nome",
    "auteur",
))  # fmt: skip


class Label(NamedTuple):
    """A label: its name in small letters, and what stands behind it in the same block."""

    name: str
    value: str


@cache
def _label() -> re.Pattern[str]:
    # "Phone : 555-0100"; no time ("10:30") and no address ("https://").
    return compiled(r"\W*([^\W\d_][^:：\n]{0,38}?) ?[:：](?!\d|//)\s*(.*)", re.DOTALL)


def label_of(text: str) -> Label | None:
    """The label at the head of a text; None where none of at most four words is there."""
    if ":" not in text[:50] and "：" not in text[:50]:
        return None
    match = _label().match(text)
    if match is None or match[1].count(" ") > 3:
        return None
    return Label(match[1].casefold().strip(" *_"), match[2].strip(" *_"))


def is_field(name: str) -> bool:
    """Whether a label names a field of a profile or of a page's head."""
    return name in _FIELDS


def is_group(name: str) -> bool:
    """Whether other labels may stand under a label."""
    return name in _GROUPS or (name.endswith("s") and name not in _FIELDS)
