"""What stands in an author box that nobody filled in: hints of themes and systems, in the languages they ship in."""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["OPENINGS", "default_bio"]

# Words, in small letters, one of which every such text holds.
OPENINGS = (
    "bio", "about yourself", "about you", "about me", "about the author", "author has", "user has", "contributor has",
    "hasn't", "profile", "über dich", "über sich", "autor hat", "autorin hat", "auteur n", "auteure n",
    "este autor", "questo autore", "deze auteur", "sobre ti", "sobre você", "sur vous", "su di te", "over jezelf",
    "delete this user", "amazing person", "describe yourself", "beschreibung",
)  # fmt: skip


@cache
def _alone() -> re.Pattern[str]:
    """Texts that are a placeholder only where nothing stands beside them."""
    bio = (
        r"(?:bio(?:graph(?:y|ie|ical info(?:rmation)?))?|biografie|biografía|biografia|author (?:bio|info|description))"
    )
    return compiled(
        rf"(?:(?:your|the|author|author's|short|insert|add|enter|user|a)? ?){{0,3}}{bio} "
        r"(?:goes here|comes here|here|coming soon|to come|to follow|will follow|pending|tbd|tba|tbc|placeholder|"
        r"will appear here|will go here|not (?:available|found|provided|set)|unavailable|text|n/a)|"
        rf"(?:no|empty|missing|pas de|aucune|sin|sem|nessuna|geen|keine) {bio}(?: (?:yet|available|provided|found|set|"
        r"entered|given|vorhanden|verfügbar|disponible|disponível|disponibile|beschikbaar|is available))*|"
        r"biographical info(?:rmation)?|author (?:bio|description|info|biography)|(?:short|your|user) bio(?:graphy)?|"
        r"description|tbd|tba|n/a|none|null|undefined|todo|xxx+|lorem ipsum|test|\.{2,}|-+|\?+|"
        r"(?:describe|introduce) yourself|i am an amazing person",
        re.IGNORECASE,
    )


@cache
def _anywhere() -> re.Pattern[str]:
    """Texts that no author writes of themselves."""
    some = (
        r"(?:something|a little(?: bit)?|a bit|a few (?:words|lines|sentences)|some (?:words|text)|a short bio|"
        r"a sentence or two|more)"
    )
    return compiled(
        rf"\b(?:write|say|tell (?:us|people|readers|everyone|your readers)|add|enter|put|type|insert|share|provide) "
        rf"{some} (?:about|on|describing) (?:yourself|you\b|the author|this author|who you are)|"
        r"\btell (?:us|readers|people|your readers|the world) (?:about yourself|who you are)\b|"
        r"\bshare a little biographical information|"
        r"\b(?:your|the author(?:'s)?|author|an?) (?:bio|biography|description) "
        r"(?:goes|comes|will appear|will go|should go) here\b|"
        r"\bthis is (?:a|the|your|where)(?: \w+)? (?:sample|default|placeholder|dummy|example|author|bio|your)"
        r"(?: \w+)? (?:bio|biography|description|goes|will go|would go)\b|"
        r"\b(?:edit|update|complete|change|fill (?:in|out)) your (?:bio|author bio|biographical info(?:rmation)?)\b|"
        r"\bclick (?:here )?to (?:add|edit|write) (?:a |your |the |this )?(?:bio|biography)\b|"
        r"\byou can delete this user to remove\b|\bi am an amazing person\b|"
        r"\b(?:dieser autor|diese autorin|der autor|die autorin) hat (?:bisher |noch |leider )*kein(?:e|en)? "
        r"(?:biografie|biographie|beschreibung|profil|angaben|informationen)|"
        r"\b(?:schreibe?|erzähle?|verrate)(?: uns| hier)? (?:etwas|ein paar worte|mehr)(?: hier)? über (?:dich|sich)|"
        r"\bhier (?:könnte|steht|kommt) (?:deine|ihre|eine)(?: \w+)? (?:biografie|biographie|beschreibung)|"
        r"\bbiografische informationen, um dein profil|"
        r"\b(?:cet auteur|cette auteure?|l['’]auteure?) n['’]a (?:pas|encore|pas encore)(?: \w+){0,3} "
        r"(?:biographie|description|profil)|"
        r"\b(?:écrivez|dites|parlez)(?:[ -]nous)? ?(?:quelque chose|quelques mots)? ?(?:sur|de|à propos de) vous|"
        r"\beste autor (?:aún|todavía|ainda) (?:no|não) (?:ha|tiene|tem|escreveu|adicionou)(?: \w+){0,4} ?"
        r"(?:biograf[íi]a|descrip?ción|descrição|perfil|detalles|información)|"
        r"\b(?:escribe|cuéntanos|escreva|conte) (?:algo|un poco|um pouco) (?:sobre|acerca de) (?:ti|você|si)|"
        r"\bquesto autore non ha ancora|\bscrivi qualcosa su di te|"
        r"\bdeze auteur heeft (?:nog )?geen|\bschrijf iets over jezelf",
        re.IGNORECASE,
    )


@cache
def _absent() -> re.Pattern[str]:
    """Sentences that say that there is no biography; they end with it ("has not written a bio yet")."""
    bio = (
        r"(?:bio|biography|biographical info(?:rmation)?|details?|description|profile|information|"
        r"about (?:section|text))"
    )
    who = r"(?:author|user|contributor|member|writer|editor|person)"
    return compiled(
        r"(?:"
        rf"\b(?:this|the) {who}(?: \w+)? (?:has(?:n['’]t| not)|did(?:n['’]t| not)|does(?:n['’]t| not)) (?:yet )?"
        rf"(?:written|write|added|add|provided|provide|filled|fill|completed|complete|shared|share|entered|enter|set|"
        rf"have|given|submitted|updated|created)(?: (?:up|in|out))?(?: (?:a|an|any|their|his|her|the|yet))*"
        rf"(?: \w+)? {bio}|"
        r"\bhas(?:n['’]t| not) (?:yet )?(?:written|added|provided|filled in|completed|shared) "
        r"(?:a|any|their|his|her|the) (?:\w+ )?(?:bio|biography|profile)\b"
        r")(?: (?:yet|so far|here|to (?:their|his|her|this) profile|for this (?:author|site))){0,2}\s*(?=[.!…]|$)",
        re.IGNORECASE,
    )


def default_bio(text: str) -> tuple[int, int] | None:
    """Where a text says what a theme put in for a biography; None where it says something else."""
    plain = text.strip(" .!…\"“”'()[]{}*_")
    if len(plain) <= 60 and _alone().fullmatch(plain):
        return 0, len(text)
    match = (_anywhere().search(text) or _absent().search(text)) if len(text) <= 600 else None
    return match.span() if match is not None else None
