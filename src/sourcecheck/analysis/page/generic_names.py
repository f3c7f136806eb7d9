"""Names that name no person: accounts, roles, programs, mail boxes, addresses of sites, unfilled fields."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from sourcecheck.analysis.words import words
from sourcecheck.compiled_patterns import compiled

__all__ = ["generic_kind", "plain_name"]

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
    "beheerder wpuser wpadmin todo dev developer sysop moderators admin_team админ администратор гость автор редактор"
)
_BOTS = words(
    "chatgpt chat_gpt gemini gpt gpt-3 gpt-3.5 gpt-4 gpt-4o gpt-5 openai open_ai claude_ai anthropic google_gemini "
    "gemini_ai google_bard bing_chat bing_ai microsoft_copilot copilot github_copilot meta_ai deepseek grok perplexity "
    "perplexity_ai llama mistral_ai jasper_ai writesonic copy.ai ai a.i. ai_assistant ai_writer ai_author ai_generated "
    "ai-generated generated_by_ai written_by_ai ai_bot bot chatbot ai_chatbot artificial_intelligence ai_staff "
    "ai_reporter ai_editor language_model large_language_model llm robot"
)


@cache
def _bot() -> re.Pattern[str]:
    return compiled(
        r"(?:chat ?gpt|gpt-?\d|claude[- ]\d|claude (?:opus|sonnet|haiku)|gemini[- ](?:\d|pro|advanced|ultra)|"
        r"deepseek[- ]).*"
    )


@cache
def _unfilled() -> re.Pattern[str]:
    """A field of a template that nothing was put into: {{author}}, %author%, <name>, $author."""
    return compiled(
        r"(?:\{\{?|%|<|\$\{?|\[\[?)[\w .|-]{0,30}(?:author|name|byline|user)[\w .|-]{0,30}(?:\}?\}|%|>|\]?\])?"
    )


@cache
def _mail() -> re.Pattern[str]:
    return compiled(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{2,24}){1,3}")


@cache
def _host() -> re.Pattern[str]:
    return compiled(
        r"(?:https?://)?(?:www\.)?([\w-]{2,60}(?:\.[\w-]{2,30}){0,2}\."
        r"(?:com|org|net|info|biz|news|co|io|eu|de|fr|es|it|uk|us|in|online|site|blog))/?"
    )


@lru_cache(maxsize=4096)
def plain_name(name: str) -> str:
    """A name in small letters, without marks around it and without "by"."""
    text = " ".join(name.casefold().replace("_", " ").split()).strip(" .,:;|@\"'“”()[]")
    for opening in ("posted by ", "written by ", "published by ", "by "):
        text = text.removeprefix(opening)
    return text


# Names that are put together of such words, and hold a telling one: "The Blog Admin Team", "Written with AI".
_ACCOUNT = words(
    "admin admins administrator administrators user users guest anonymous unknown webmaster sysadmin superuser"
)
_BESIDE_ACCOUNT = words(
    "the a an our site website web blog super system sys content team account default test demo staff wp wordpress "
    "main author writer editor new master page portal news my your"
)
_PROGRAM = words("ai a.i chatgpt gpt openai chatbot llm copilot ai-generated ai-assisted ai-written ai-powered")
_BESIDE_PROGRAM = words(
    "an a the our by with using from and artificial intelligence generated written created produced assisted powered "
    "content assistant tool tools writer author bot generator model language large reporter editor editorial staff "
    "team desk microsoft github google system automated article text plus pro turbo helper engine"
)


def _made_of(plain: str, telling: frozenset[str], beside: frozenset[str]) -> bool:
    parts = plain.replace("(", " ").replace(")", " ").replace(",", " ").split()
    named = [part.rstrip("0123456789") if part.isalnum() else part.strip(".") for part in parts]
    return bool(named) and not telling.isdisjoint(named) and all(part in telling or part in beside for part in named)


@lru_cache(maxsize=4096)
def generic_kind(plain: str, own: str, agency: bool) -> str:
    """What a name is that names nobody: role, bot, address or host; "" for any other.

    Args:
        plain: as ``plain_name`` gives it.
        own: the host of the page itself, "" where it is not known.
        agency: whether the name stands where an agency's mark does, which is often an address.
    """
    if (
        plain in _ROLES
        or _unfilled().fullmatch(plain)
        or (plain.rstrip("0123456789") in ("admin", "user", "guest", "editor", "author", "wpadmin", "wpuser") and plain)
    ):
        return "role"
    if _made_of(plain, _ACCOUNT, _BESIDE_ACCOUNT):
        return "role"
    if _made_of(plain, _PROGRAM, _BESIDE_PROGRAM):
        return "bot"
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
