"""Bylines that name nobody: an account, a role or a chatbot stands where a person should."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sourcecheck.analysis.page.bylines import bylines
from sourcecheck.analysis.words import words
from sourcecheck.document import Document, Format
from sourcecheck.finding import Confidence, Related, Severity
from sourcecheck.rule import Context, Example, Hit, Rule, Variant

# Accounts and roles that systems put in by default, in the languages of the larger ones. "_" stands for a space.
_ROLES = words(
    "admin administrator site_admin web_admin wp-admin wpadmin adm1n sysadmin root superuser moderator editor "
    "the_editor an_editor site_editor web_editor editors staff the_staff staff_writer staff_writers staff_reporter "
    "staff_author guest guest_author guest_writer guest_post guest_contributor guest_blogger webmaster web_master user "
    "user1 username test_user testuser demo demo_user default unknown unknown_author anonymous anon author the_author "
    "author_name writer content_writer contributor blogger blog_author nobody none null undefined n/a tba tbd "
    "your_name firstname_lastname first_last name_surname name_here author_here john_doe jane_doe test publisher "
    "poster content_team contentteam seo seo_team content_creator anonymous_user guest_user registered_user new_user "
    "web_team lorem_ipsum lorem insert_name insert_author_name insert_name_here post_author site_owner owner "
    "administrador administrateur administratore amministratore redakteur autor auteur autore gast invité invitado "
    "ospite unbekannt inconnu desconocido sconosciuto anonym anonyme anónimo anonimo benutzer utilisateur usuario "
    "beheerder админ администратор гость автор редактор"
)
_BOTS = words(
    "chatgpt chat_gpt gpt gpt-3 gpt-3.5 gpt-4 gpt-4o gpt-5 openai open_ai claude_ai anthropic google_gemini gemini_ai "
    "google_bard bing_chat bing_ai microsoft_copilot copilot github_copilot meta_ai deepseek grok perplexity "
    "perplexity_ai llama mistral_ai jasper_ai writesonic copy.ai ai a.i. ai_assistant ai_writer ai_author ai_generated "
    "ai-generated generated_by_ai written_by_ai ai_bot bot chatbot ai_chatbot artificial_intelligence ai_staff "
    "ai_reporter ai_editor language_model large_language_model llm robot"
)


@cache
def _bot() -> re.Pattern[str]:
    return re.compile(
        r"(?:chat ?gpt|gpt-?\d|claude[- ]\d|claude (?:opus|sonnet|haiku)|gemini[- ](?:\d|pro|advanced|ultra)|"
        r"deepseek[- ]).*"
    )


@cache
def _unfilled() -> re.Pattern[str]:
    """A field of a template that nothing was put into: {{author}}, %author%, <name>, $author."""
    return re.compile(
        r"(?:\{\{?|%|<|\$\{?|\[\[?)[\w .|-]{0,30}(?:author|name|byline|user)[\w .|-]{0,30}(?:\}?\}|%|>|\]?\])?"
    )


@cache
def _mail() -> re.Pattern[str]:
    return re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,3}")


@cache
def _host() -> re.Pattern[str]:
    return re.compile(
        r"(?:https?://)?(?:www\.)?([\w-]{2,60}(?:\.[\w-]{2,30}){0,2}\."
        r"(?:com|org|net|info|biz|news|co|io|eu|de|fr|es|it|uk|us|in|online|site|blog))/?"
    )


def check(document: Document, context: Context) -> Iterator[Hit]:
    # A house's own names, and those it uses as examples on purpose.
    accepted = (*context.house.get("bylines", ()), *context.house.get("placeholders", ()))
    allowed = {name.casefold().strip() for name in accepted}
    own = _own_host(document)
    hits: dict[str, Hit] = {}
    found = document.once(bylines)
    for byline in (*found.visible, *found.metadata):
        plain = _plain(byline.name)
        if plain in allowed or byline.name.casefold().strip() in allowed:
            continue
        variant = _kind(plain, own, byline.form in ("agency", "dateline"))
        if not variant:
            continue
        if plain in hits:
            first = hits[plain]
            if all(not byline.span.overlaps(other) for other in (first.span, *(r.span for r in first.related))):
                hits[plain] = first._replace(
                    related=(*first.related, Related(byline.span, f"also in the {byline.form}"))
                )
            continue
        shown = byline.name if len(byline.name) <= 40 else byline.name[:39] + "…"
        hits[plain] = Hit(byline.span, variant="" if variant == "role" else variant, values={"name": shown})
    yield from hits.values()


@lru_cache(maxsize=4096)
def _plain(name: str) -> str:
    text = " ".join(name.casefold().replace("_", " ").split()).strip(" .,:;|@\"'“”()[]")
    for opening in ("posted by ", "written by ", "published by ", "by "):
        text = text.removeprefix(opening)
    return text


@lru_cache(maxsize=4096)
def _kind(plain: str, own: str, agency: bool) -> str:
    if (
        plain in _ROLES
        or _unfilled().fullmatch(plain)
        or (plain.rstrip("0123456789") in ("admin", "user", "guest", "editor", "author") and plain)
    ):
        return "role"
    if plain in _BOTS or _bot().fullmatch(plain):
        return "bot"
    if agency:
        return ""
    if _mail().fullmatch(plain):
        return "address"
    host = _host().fullmatch(plain)
    if host is not None and (not own or host[1].endswith(own) or own.endswith(host[1])):
        return "host"
    return ""


def _own_host(document: Document) -> str:
    datum = document.metadata.first("canonical")
    if datum is None:
        return ""
    return datum.value.partition("//")[2].partition("/")[0].casefold().removeprefix("www.")


RULE = Rule(
    id="author/generic-byline",
    message="“{name}” names no one. Who wrote this?",
    severity=Severity.WARNING,
    confidence=Confidence.HIGH,
    doubt="A text that nobody signs is a text that nobody stands behind.",
    settle="Name the writer, or sign as a desk readers can find in the masthead.",
    why=(
        "“admin” is what a content system fills in when nobody tells it who wrote a text, and it is the mark by which "
        "readers and raters know pages that no newsroom stands behind. A role, an account, a mail address or the "
        "site's own address cannot be asked, corrected or trusted; nor can a program: whoever used it has to sign.\n\n"
        "Agencies (“Reuters Staff”), boards and named desks are someone and are accepted. A house that signs "
        "otherwise lists its names under 'bylines'."
    ),
    measured=(
        "2026-11-22: 1 finding in 2,740 real documents (a test page signed “Jane Doe”, right): 190 web pages with 230 "
        "visible bylines, 840 news texts with 85, 1,710 Markdown posts with 1,609 authors in front matter."
    ),
    references=(
        "https://developers.google.com/search/docs/appearance/structured-data/article#author-bp",
        "https://www.newsguardtech.com/ratings/rating-process-criteria/",
        "https://services.google.com/fh/files/misc/hsw-sqrg.pdf",  # 4.5.3
    ),
    bad=(
        """Harbour wall to be raised

By [[admin]]

The council voted on Tuesday to raise the harbour wall by a metre.
""",
        Example(
            "---\ntitle: Harbour wall\nauthor: [[editor]]\n---\n\nThe council voted on Tuesday.\n", Format.MARKDOWN
        ),
        Example(
            "Harbour wall\n\nWritten by [[ChatGPT]]\n\nThe council voted on Tuesday.\n", Format.MARKDOWN, variant="bot"
        ),
        Example(
            '<article><h1>Harbour wall</h1><p class="byline">By [[newsdesk@harbourpost.example]]</p>'
            "<p>The council voted on Tuesday.</p></article>",
            Format.HTML,
            variant="address",
        ),
        Example(
            "---\ntitle: Harbour wall\nauthor: [[HarbourPost.com]]\n---\n\nThey voted.\n",
            Format.MARKDOWN,
            variant="host",
        ),
        Example(
            '<html><head><meta name="author" content="[[webmaster]]"></head><body><p>They voted.</p></body></html>',
            Format.HTML,
        ),
    ),
    good=(
        "Harbour wall to be raised\n\nReuters Staff\n\nThe council voted on Tuesday.\n",
        "A wall for the harbour\n\nBy The Editorial Board\n\nThe council voted on Tuesday, and rightly.\n",
        Example(
            "---\ntitle: Harbour wall\nauthor: Ana Editor-Ruiz\n---\n\nThe council voted on Tuesday.\n", Format.MARKDOWN
        ),
        Example(
            '<article><h1>Harbour wall</h1><p class="byline">By Ana Ruiz, editor</p><p>They voted.</p></article>',
            Format.HTML,
        ),
        "How to log in\n\nSigned in by admin users only, the page lists all drafts.\n",
    ),
    check=check,
    variants={
        "bot": Variant("“{name}” is a program. Which person answers for this text?"),
        "address": Variant("“{name}” is a mail box, not a name. Who wrote this?"),
        "host": Variant("“{name}” is the site, not a person. Who wrote this?"),
    },
)
