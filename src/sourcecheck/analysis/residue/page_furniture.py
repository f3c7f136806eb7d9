"""Lines that belong to a page around an article, not to the article: advertisement labels, consent notices, share rows.

What is listed stands alone on a line, word for word; a sentence that only begins so is prose. The lists are
our own reading of saved pages and of the line filters of C4 (https://jmlr.org/papers/v21/20-074.html).
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.analysis.small_letters import lowered
from sourcecheck.compiled_patterns import compiled

__all__ = ["FURNITURE_NEEDS", "KINDS", "furniture_line", "glued", "lost_address", "may_be_glued", "written"]

KINDS = {
    "advertisement": "marks an advertisement of the page",
    "navigation": "leads about the page",
    "comments": "belongs to the form for comments",
    "teaser": "is a button of the page",
    "consent": "asks for consent to cookies",
    "script": "is for browsers, not for readers",
    "wall": "belongs to a paywall",
    "share": "is a button for sharing",
    "wiki": "is a button of a wiki",
}
_LONGEST = 260  # code points of a line of furniture, a consent notice included

_NETWORK = (
    r"(?:facebook|twitter|x|linked ?in|pinterest|whats ?app|reddit|tumblr|telegram|bluesky|mastodon|threads"
    r"|pocket|e-?mail|skype|messenger|flipboard|google ?\+|google plus|instagram|youtube|tiktok|vk|copy link|print)"
)
_AD = r"(?:advertisements?|ads?|advertising|the (?:ad|advert|advertisement))"
_WORK = r"(?:articles?|stor(?:y|ies)|posts?|pages?|content|news)"
_END = r"[ .:…»›→>!]*"

# In small letters; each is compared with a whole line, marks at its end aside.
_LINES = {
    "advertisement": (
        r"ads?|[-–— *\[(]*(?:advertisements?|advertising|sponsored|story continues|sponsored (?:content|links?|stories"
        r"|post)|promoted (?:content"
        r"|stories)"
        r"|ads? by google|report this ad|remove ads|(?:paid )?advertisement feature"
        rf"|{_AD} ?[-–—.:|]? ?(?:continue reading(?: the main story)?(?: below)?|scroll (?:down )?to continue"
        r"(?: reading)?|(?:story|article|content) continues below(?: this ad)?|skip ad|keep reading)"
        rf"|(?:the )?(?:{_WORK}|text|article) continues? (?:below|after|under)(?: (?:this |the )?(?:{_AD}|video|gallery"
        r"|image|slideshow|promotion|newsletter(?: sign-?up)?|break))?"
        r"|continue reading (?:below|after the ad|the main story)|continues after (?:this )?ad(?:vertisement)?"
        r"|scroll (?:down )?(?:to|for) (?:continue|more)(?: reading| with content)?"
        r"|skip (?:ad(?:vertisement)?|past newsletter promotion)|after newsletter promotion"
        r"|publicidad|publicité|anzeige|werbung|pubblicità|publicidade|advertentie|annons|annonse|mainos|реклама"
        r"|la suite après (?:la|cette) publicité|continúa (?:leyendo )?después de la publicidad"
        r"|continua (?:a leggere )?dopo la pubblicità|continua após a publicidade|広告|广告|廣告)[-–— *\])]*"
    ),
    "navigation": (
        r"(?:skip|jump) to (?:the )?(?:main |page |primary )?(?:content|navigation|search|footer"
        r"|sidebar|menu"
        r"|main|article|comments|bottom)(?: (?:skip|jump) to (?:\w+ )?(?:content|navigation|search|footer|sidebar"
        r"|menu))?"
        r"|back to (?:the )?top(?: of (?:the )?page)?|(?:scroll|return) to (?:the )?top"
        r"|(?:toggle|open|close|show|hide|expand) (?:the )?(?:main |side |mobile )?(?:navigation|menu|sidebar"
        r"|search(?: bar)?"
        r"|nav|submenu)|(?:search|menu)(?: (?:search|menu|close|home)){1,4}"
        r"|(?:previous|next|older|newer) (?:article|post|story|posts|articles|stories)"
        r"(?: (?:next|previous|older|newer) (?:article|post|story|posts|articles|stories))?"
        r"|home ?(?:[>»›] ?[\w&' -]{2,40}){1,5}|you are here:? home\b.{0,80}"
        r"|(?:loading|please wait)(?: (?:comments|content|more|ads?|article|page|video|player|data))?(?: ?\.\.\.| ?…)"
        r"|zum (?:haupt)?inhalt(?: springen)?|(?:aller|passer) au contenu(?: principal)?"
        r"|saltar al contenido(?: principal)?"
        r"|vai al contenuto(?: principale)?|ir para o conteúdo(?: principal)?|ga naar (?:de )?inhoud"
        r"|перейти к (?:содержанию|содержимому)|nach oben|volver arriba|haut de page|retour en haut"
    ),
    "comments": (
        r"(?:\d+|no) (?:comments?)(?: (?:leave|post|add|write) a (?:comment|reply)| so far)"
        r"|this site uses akismet to reduce spam\b.{0,80}"
        r"|your e-?mail address will not be published(?:\. required fields are marked ?\*?)?"
        r"|required fields are marked ?\*?|save my name, e-?mail,? and website in this browser.{0,60}"
        r"|(?:leave|post|add|write) a (?:comment|reply)(?: cancel (?:reply|comment))?|cancel reply"
        r"|(?:you must|please|you need to) (?:be logged in|log ?in|sign in) (?:to|or register to) "
        r"(?:post|leave|add|write|submit)? ?(?:a )?(?:comments?|reply)"
        r"|comments? (?:are|is) (?:now )?(?:closed|off|disabled|turned off)(?: (?:for|on) this (?:post|article|story))?"
        r"|(?:view|show|load|read|hide) (?:all |more |the )?comments|be the first to comment"
        r"|please enter a valid e-?mail(?: address)?|(?:thank you|thanks) for (?:subscribing|signing up)"
        r"|you have (?:been )?successfully subscribed(?: to our newsletter)?"
        r"|enter your e-?mail(?: address)?(?: here| to subscribe)?"
        r"|(?:deine|ihre) e-mail-adresse wird nicht veröffentlicht.{0,60}"
        r"|votre adresse e-?mail ne sera pas publiée.{0,80}|tu dirección de correo electrónico no será publicada.{0,80}"
    ),
    "teaser": (
        r"[\[(]?(?:read (?:more|on|the rest)|continue reading|keep reading|see more|show more|view more"
        r"|load more(?: (?:articles|stories|posts|results|news))?|click (?:here )?to (?:read more|expand|enlarge"
        r"|continue)"
        rf"|read (?:the )?full {_WORK}|(?:click|tap) here (?:to|for) (?:read )?more|read (?:more|next) (?:articles"
        rf"|stories|news)"
        r"|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|leggi tutto|continua a leggere|leia mais"
        r"|continue lendo|lees meer|lees verder|läs mer|les mer|læs mere|читать далее|читать дальше|czytaj dalej"
        r"|続きを読む|阅读更多|you (?:may|might) also (?:like|be interested in|enjoy)|recommended (?:for you|stories)"
        r"|more (?:from this author|on this (?:story|topic))|trending now|most (?:read|viewed|shared"
        r"|popular)(?: stories)?"
        r"|(?:lesen sie|lies) auch|mehr zum thema|(?:à )?lire aussi|lee también|te puede interesar|leggi anche"
        r"|leia também|lees ook|читайте также|czytaj także)[\])]?"
    ),
    "consent": (
        r"(?:we value your privacy(?:\. .{0,160})?|your privacy(?: (?:is important to us|choices|matters))?"
        r"|(?:your )?(?:cookies?|privacy)(?: (?:&|and) (?:cookies?|privacy))?"
        r" (?:settings|preferences|policy|notice|statement|choices)"
        r"|privacy (?:&|and) cookies: .{0,200}|this site is protected by recaptcha\b.{0,120}"
        r"|(?:this|our|the) (?:web ?)?site uses cookies(?: (?:to|so|for|and|in order)\b.{0,200}|\. .{0,160})?"
        r"|(?:by (?:continuing|clicking"
        r"|using)[^.]{0,80}?,? )?we (?:and our (?:\d+ )?partners )?use (?:\w+ ){0,2}cookies"
        r" ?(?:and (?:other|similar)[\w ]{0,30})?(?:on (?:this|our) (?:web ?)?sites? )?(?:to|so|for|in order)\b.{0,200}"
        r"|we and our (?:\d+ )?partners (?:store|process|use)\b.{0,200}"
        r"|by (?:continuing(?: to (?:use|browse|visit))?|using|browsing|clicking)[^.]{0,60},? you (?:agree"
        r"|consent|accept)"
        r"\b.{0,60}\bcookies?\b.{0,80}"
        r"|(?:accept|reject|allow|decline|deny)(?: all)? cookies|(?:accept|reject) all"
        r"|(?:manage|change|customi[sz]e|update)(?: (?:my|your|cookie|privacy|consent))*"
        r" (?:preferences|settings|consent|cookies)(?: (?:accept|reject)(?: all)?(?: cookies)?)?"
        r"|diese (?:web ?)?(?:site|seite) (?:verwendet|nutzt|benutzt) cookies.{0,200}|wir (?:verwenden"
        r"|nutzen) cookies.{0,200}"
        r"|(?:ce site|notre site)(?: web)? utilise des cookies.{0,200}|nous utilisons des cookies.{0,200}"
        r"|(?:este|nuestro) sitio(?: web)? (?:utiliza|usa) cookies.{0,200}|utilizamos cookies.{0,200}"
        r"|questo sito(?: web)? (?:utilizza|usa) (?:i )?cookie.{0,200}|este site (?:utiliza|usa) cookies.{0,200}"
        r"|deze (?:web)?site (?:gebruikt|maakt gebruik van) cookies.{0,200}|(?:alle )?cookies (?:akzeptieren|ablehnen)"
        r"|(?:этот|наш) сайт использует (?:файлы )?cookies?.{0,200}|мы используем (?:файлы )?cookies?.{0,200})"
    ),
    "script": (
        r"(?:sorry, )?(?:you (?:need|have) to|please|you must|to [\w ,']{3,60}?,? (?:please )?) ?(?:enable"
        r"|turn on|activate|allow)"
        r" (?:cookies and )?java ?script\b.{0,120}|enable java ?script (?:and cookies )?to continue"
        r"|.{0,90}\b(?:please|you (?:must|need to|have to)) (?:\w+ ){0,2}(?:enable|turn|switch|activate|allow|reload)"
        r" (?:on |your )?java ?script\b.{0,120}"
        r"|we(?: have|'ve|’ve)? (?:detected|noticed|see) that (?:\w+ ){0,4}(?:java ?script|cookies|ad ?blocker).{0,160}"
        r"|java ?script (?:is|appears to be|seems to be|must be) (?:currently )?(?:disabled|required|not enabled"
        r"|not available"
        r"|turned off|enabled)\b.{0,120}"
        r"|this (?:web ?)?(?:site|page|app|application|content|feature|form|video) (?:requires"
        r"|needs) java ?script\b.{0,80}"
        r"|(?:sorry, )?(?:your|this) browser (?:does not|doesn't|doesn’t) (?:currently )?(?:support|recogni[sz]e)"
        r" (?:the |html ?5 |embedded |inline )?(?:html ?5 |embedded |inline )?"
        r"(?:videos?|audio|iframes?|frames|canvas|pdfs?|playback|this)\b.{0,80}"
        r"|(?:your|this) browser is (?:out of date|not supported|no longer supported|outdated)\b.{0,120}"
        r"|checking (?:your browser|if the site connection is secure)\b.{0,80}"
        r"|verifying (?:that )?you are human\b.{0,60}"
        r"|(?:please )?(?:verify|confirm) (?:that )?you are (?:a human|human|not a (?:ro)?bot)\b.{0,60}"
        r"|(?:cloudflare )?ray id:? ?[0-9a-f]{8,20}\b.{0,120}|error: content is protected ?!*"
        r"|bitte aktivieren sie java ?script.{0,100}|veuillez activer java ?script.{0,100}"
        r"|(?:por favor,? )?(?:active|habilite) java ?script.{0,100}"
        r"|(?:пожалуйста,? )?включите java ?script.{0,100}"
    ),
    "wall": (
        r"(?:subscribe|sign (?:in|up)|log in|register|create an? (?:free )?account|become a (?:member|subscriber)|join)"
        r"(?: now| today| or (?:subscribe|log in|sign in|register|sign up)| for free)? to (?:continue|keep|finish"
        r"|unlock|read)"
        rf"(?: reading)?(?: (?:this|the|the full|the rest of (?:the|this)|our) {_WORK})?(?: for free)?"
        r"|already (?:a (?:subscriber|member)|subscribed|have an account|registered)\?(?: (?:log|sign) in(?: here)?)?"
        rf"|this {_WORK} is (?:(?:only |exclusively )?(?:for|available to|reserved for|available for)|exclusive to) "
        r"(?:our |paid |paying |registered |premium )*(?:subscribers|members)(?: only)?(?:\. .{0,80})?"
        r"|you(?: have|'ve|’ve) (?:reached|used|hit|read) (?:your|all|the)(?: (?:of|your|monthly|limit|last))* free "
        r"articles?(?: (?:limit|for|this))*(?: this month)?|you have (?:\d+|one|two"
        r"|three) free articles? (?:remaining|left)"
        r"(?: this month)?|(?:to )?(?:continue|keep) reading,? (?:subscribe|sign (?:in|up)|log in|register)\b.{0,60}"
    ),
    "share": (
        r"(?:share|tell your friends|spread the word) this ?:|share (?:on|via|to|with) "
        rf"{_NETWORK}(?: (?:share (?:on|via|to) )?{_NETWORK}){{0,8}}"
        rf"|share (?:this|it) with your (?:friends|followers|network)(?: on {_NETWORK})?"
        r"|(?:follow|find|join|connect with) us on (?:social media|social)? ?:? ?"
        rf"{_NETWORK}(?:(?:,? and |, | ){_NETWORK}){{2,8}}"
        r"|(?:partager|teilen|compartir|condividi|compartilhar|delen|udostępnij|поделиться)"
        rf"(?: (?:sur|auf|en|su|no|op|w|в|per|par|via|bei) {_NETWORK}){{0,6}}"
        r"|(?:share (?:tweet|facebook|pin|print|email|twitter|save|like|linkedin|whatsapp|more|x|post)"
        r"|tweet (?:share|pin|email|facebook)|facebook (?:twitter|x|linkedin|whatsapp|pinterest|email|reddit|instagram)"
        r"|(?:twitter|x) facebook|twitter (?:linkedin|whatsapp|email|pinterest|reddit|instagram)|like (?:share|tweet)"
        r"|print (?:email|share)|email (?:print|share)|pin share|save share)"
        rf"(?: (?:share|tweet|pin(?: it)?|save|like|post|send|more|comments?|{_NETWORK})){{1,12}}"
        rf"|click to (?:share|e-?mail|print|tweet)\b.{{0,60}}|.{{0,60}}\(opens in (?:a )?new (?:window|tab)\)"
        rf"|(?:tweet|pin|e-?mail|print|bookmark) this(?: {_WORK})?|like this:? loading(?:\.\.\.|…)?"
        rf"|\d[\d.,]*[km]? shares"
    ),
    "wiki": (
        r".{1,80} ?\[ ?(?:edit(?: source)?|edit ?\| ?edit source|bearbeiten(?: ?\| ?quelltext bearbeiten)?"
        r"|modifier(?: ?\| ?modifier le (?:code|wikicode))?|editar(?: ?\| ?editar (?:código|código-fonte))?"
        r"|modifica(?: ?\| ?modifica wikitesto)?|править(?: ?\| ?править код)?"
        r"|bewerken(?: ?\| ?brontekst bewerken)?) ?\]"
        r"|from wikipedia, the free encyclopedia"
        r"|this page was last (?:edited|modified) on \d.{0,60}"
    ),
}  # fmt: skip

# In small letters; every line above and every run of words below holds one.
FURNITURE_NEEDS = (
    "protegid", "geschützt", "protégé", "защищ", "spambots", "advertisement", "advertising", "story continues",
    "promoted ", "report this ad", "remove ads", "continue reading", "scroll ", "skip ad", "newsletter promotion",
    " ad ", " ads ", " ad-", " ads-", "publicidad", "publicité", "anzeige", "werbung", "pubblicità", "publicidade",
    "advertentie", "annons", "mainos", "реклама", "広告", "广告", "廣告",
    "skip to ", "jump to ", "skip directly", " to top",
    " to the top", "search bar", "toggle ", "next article", "next post", "next story", "next stories", " home ",
    "please wait", "inhalt", "au contenu", "al contenido", "al contenuto", "o conteúdo", "перейти к", "nach oben",
    "volver arriba", "haut de page", "en haut", "required fields", "save my name", "a reply", "cancel reply",
    "to comment", "comment is", "valid email", "valid e-mail", "for subscribing", "for signing up",
    "successfully subscribed", "your email", "your e-mail", "e-mail-adresse", "adresse email", "adresse e-mail",
    "correo electrónico", "read more", "read on", "read the ", "read next", "read full", "keep reading", "show more",
    "view more", "load more", "click to ", "tap here", "weiterlesen", "mehr lesen", "lire la suite", "leer más",
    "seguir leyendo", "leggi tutto", "continua a ", "continua ", "continúa ", "leia ", "continue lendo", "lees ",
    "läs mer", "les mer", "læs mere", "читать ", "czytaj ", "続きを読む", "阅读更多", "also like", "also be interested",
    "also enjoy", "recommended ", "more from this", "more on this", "trending now", "most read", "most viewed",
    "most shared", " auch ", "zum thema", "lire aussi", "lee también", "puede interesar", "leggi anche",
    "читайте также", "cookie", "our partners", " accept all", " reject all", "preferences", "javascript",
    "java script", "ad blocker", "adblocker", "recaptcha", "akismet", "your browser", "this browser",
    "site connection", "you are human", "you are a human", "you are not a ", "ray id", "content is protected",
    "to read", "to finish ", "to unlock ", "free article", "follow us", "find us", "join us", "connect with us",
    "partager", "teilen", "compartir", "condividi", "compartilhar", "delen ", "udostępnij", "поделиться",
    "tell your friends", "spread the word", "like this", "new window", "new tab", "e-mail this", "email this",
    "bookmark this", "copy link", "bearbeiten", "modifier", "modifica", "править", "bewerken", "free encyclopedia",
    "page was last", "email protected", "e-mail protected", "protected email", "protected e-mail", "being protected",
    "search menu", "menu search", "search home", "search close", "menu close", "menu menu", "menu home",
    "search search", "share this", "share on", "share via", "share with", "share to", "share it", " shares",
    "tweet this", "tweet share", "tweet pin", "tweet email", "print this", "print email", "print share", "email print",
    "pin this", "email share", "save share", "like share", "facebook twitter", "twitter facebook", "facebook x ",
    "x facebook", "facebook linkedin", "twitter linkedin", "facebook whatsapp", "twitter whatsapp",
    "facebook pinterest", "twitter email", "facebook email", "twitter pinterest", "linkedin email", "whatsapp email",
    "facebook instagram", "twitter instagram", "facebook reddit", "twitter reddit", "by google", "article continue",
    "story continue", "stories continue", "content continue", "page continue", "post continue", "text continue",
    "news continue", "continues after", "continues below", "continue after", "continue below", "to continue",
    "next stor", "previous article", "previous post", "previous stor", "older article", "older post", "older stor",
    "newer article", "newer post", "newer stor", "full article", "full stor", "full post", "full page", "full content",
    "full news", "articles this", "article limit", "monthly articles", "free articles", "articles for", " edit ",
    "edit source", "editar", "already a ", "already sub", "already have an", "already reg", "view comments",
    "show comments", "load comments", "read comments", "hide comments", "all comments", "more comments",
    "comments are", "comments is", "comment are", "be the first to comment", "post a comment", "add a comment",
    "write a comment", "post comment", "leave comment", "add comment", "submit comment", "logged in to",
    "you are here", " so far", "main search", "side navigation", "mobile navigation", "the navigation", "pin share",
    "beveiligd", "log in to", "login to", "sign in to", "logged in or", "log in or", "login or", "sign in or",
    "our partners", "load the ", "view the ", "read the ", "all comments", "partners ", "to keep ", "sidebar",
    "submenu", " nav ",
    "main navigation", "open navigation", "close navigation", "show navigation", "hide navigation",
    "expand navigation", "open menu", "close menu", "show menu", "hide menu", "expand menu", "main menu", "side menu",
    "mobile menu", "open sidebar", "close sidebar", "show sidebar", "hide sidebar", "expand sidebar", "open nav",
    "close nav", "show nav", "hide nav", "expand nav", "open search", "close search", "show search", "hide search",
    "open submenu", "close submenu", "show submenu", "hide submenu", "expand submenu", "expand search", "open main",
    "open side", "open mobile", "close main", "close side", "close mobile", "show main", "hide main", "loading ",
    "privacy policy", "privacy settings", "privacy notice", "your privacy", "privacy preferences", "privacy choices",
    "privacy statement", "privacy cookies", "privacy and cookies", "your email address", "your e-mail address",
    "this email address", "this e-mail address", "email addresses", "for subscribers", "to subscribers",
    "paid subscribers", "our subscribers", "subscribers only", "for members", "to members", "our members",
    "paying subscribers", "paying members", "paid members", "registered members", "premium members",
    "registered subscribers", "premium subscribers", "exclusive to ", "sponsored", "most popular ", "settings ",
    "see more ", "click here ", "consent ", "leave a comment", "leave a reply", "open the menu", "close the menu",
    "open the main", "show the menu", "hide the menu", "the comments", "share tweet", "share facebook", "share pin",
    "share print", "share email", "share twitter", "share save", "share like", "share linkedin", "share whatsapp",
    "share more", "share x ", "share post", "like tweet", "tweet facebook", "comment reply",
)  # fmt: skip


def furniture_line(text: str) -> str:
    """The kind of page furniture that a line is, a key of ``KINDS``; "" for prose."""
    if not 3 < len(text) <= _LONGEST and text not in _SHORT:
        return ""
    match = _lines().fullmatch(lowered(text))
    return (match.lastgroup or "") if match else ""


_SHORT = ("AD", "ADS", "広告", "广告", "廣告")


def written() -> tuple[str, ...]:
    """The patterns of lines as they are written, for tests of ``FURNITURE_NEEDS``."""
    return tuple(_LINES.values())


@cache
def _lines() -> re.Pattern[str]:
    return compiled("(?:" + "|".join(f"(?P<{kind}>{lines})" for kind, lines in _LINES.items()) + ")" + _END)


def may_be_glued(text: str) -> bool:
    """Whether ``glued`` has anything to look for in a text."""
    return any([mark in text for mark in _GLUED])  # noqa: C419  quicker than a generator


# One of them is in all that ``glued`` finds.
_GLUED = ("DVERTISEMENT", "dvertisement", "continues ", "Scroll ", "SCROLL ", "CONTINUES ", "CLICK ", "hare on ",
          "hare this:", "Loading.", "Skip to ", "Read more", "Read More", "Read the rest", "Continue ")  # fmt: skip


@cache
def glued() -> re.Pattern[str]:
    """Furniture that ran into a paragraph: a label between two sentences, "Read more" behind a teaser's dots."""
    return compiled(
        r"(?:(?<=[.!?”\"’)] )|(?<=[.!?”\"][ ’)] ))(?P<here>(?:ADVERTISEMENT|Advertisement"
        r"|Article continues (?:below|after)"
        r" (?:this |the )?(?:ad|advertisement|video)|Story continues (?:below|after)(?: (?:this |the )?(?:ad"
        r"|advertisement|video))?"
        r"|Scroll (?:down )?to continue(?: reading)?|SCROLL TO CONTINUE(?: WITH CONTENT)?"
        r"|CLICK HERE TO GET THE [A-Z ]{3,20} APP"
        r"|STORY CONTINUES BELOW(?: (?:THIS )?(?:AD|ADVERTISEMENT|VIDEO))?|(?:Click to s|S)hare on (?:Facebook"
        r"|Twitter|X|LinkedIn)"
        r"|Share this:|Loading\.\.\.|Skip to (?:main )?content)[.:]?)(?= [A-Z“\"]|$)"
        r"|(?:\.\.\.|…|\[…\]|\[\.\.\.\]|&hellip;) ?(?P<more>[\[(]?(?:Read [Mm]ore|Continue [Rr]eading|Read the rest)"
        r"[\])]?)[ »›→>….]*$"
    )


@cache
def lost_address() -> re.Pattern[str]:
    """What stands where a script of the page would have shown an e-mail address."""
    return compiled(
        r"(?i)\[(?:e-?mail protected|protected e-?mail|(?:dirección de )?correo electrónico protegid[ao]"
        r"|e-?mail protegid[ao]|e-?mail geschützt|geschützte e-?mail(?:-adresse)?|(?:adresse )?e-?mail protégée?"
        r"|protégé par e-mail|e-?mail beveiligd|(?:электронная почта|адрес электронной почты|e-?mail) защищена?о?"
        r"|защищенный e-?mail|email ?защищен)\]"
        r"|\bthis e-?mail address is being protected from spambots\.(?: you need javascript enabled to view it\.?)?"
        r"|\bdiese e-mail-adresse ist vor spambots geschützt!?(?: zur anzeige muss javascript eingeschaltet sein!?)?"
        r"|\bcette adresse e-?mail est protégée contre les robots spammeurs\.?"
        r"|\besta dirección de correo electrónico está (?:siendo )?protegida contra (?:los )?(?:robots de spam"
        r"|spambots)\.?"
    )
