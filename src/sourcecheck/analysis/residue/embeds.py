"""What an embedded post, video or widget leaves in a text: its button, its notices, its signature, its short links.

The lists are what the embeds of the services say where their script did not run or their post is gone, in the
languages of their pages; a line counts as a whole, word for word.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["EMBED_NEEDS", "SCRIPT_MARKS", "embed_line", "leftovers", "lines_as_written", "script"]

_LONGEST = 320  # code points of a line that an embed leaves

_NETWORKS = (
    "instagram", "twitter", "x", "x.com", "facebook", "tiktok", "tik tok", "threads", "bluesky", "mastodon",
    "you tube", "youtube", "reddit", "pinterest", "tumblr", "linkedin", "snapchat", "telegram", "vimeo", "dailymotion",
    "flickr", "spotify", "soundcloud", "sound cloud", "truth social", "vk", "weibo", "rumble", "twitch",
)  # fmt: skip
_NETWORK = "(?:" + "|".join(name.replace(".", r"\.") for name in _NETWORKS) + ")"
_SOCIAL = r"(?:instagram|twitter|x|facebook|tiktok|youtube)"
_POST = r"(?:posts?|photos?|videos?|profiles?|reels?|tweets?|threads?|story|stories|conversation|playlist|pins?)"
_THINGS = (
    r"(?:(?:instagram|twitter|x|facebook|youtube|tiktok|reddit|bluesky|threads|embedded|third.party|external) )?"
    r"(?:content|tweets?|posts?|videos?|media|embed|audio|photos?|images?|clips?|reels?|feed|timeline|players?"
    r"|widgets?"
    r"|playlists?|tracks?)"
)
_HANDLE = r"\(@[\w.@-]{1,60}\)"
_CLOCK = r"\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?(?: [A-Z]{2,4})?"
_MONTH = r"[^\W\d_]{3,12}\.?"
_DATE = (
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d|\d{{1,2}}\.? (?:de |d')?{_MONTH},?(?: de)? (?:19|20)\d\d"
    r"|(?:19|20)\d\d ?[-./年] ?\d{1,2} ?[-./月] ?\d{1,2}日?)"
)

# Case is ignored; each is compared with a whole line, marks at its end aside.
_LINES = {
    # The button that leads to the post, and the line that says whose it is.
    "post": (
        rf"(?:(?:view|watch) (?:(?:this|full|original|more) )?|see (?:this|full|original) )(?:{_POST} )?(?:on"
        rf"|in) {_NETWORK}"
        rf"|view (?:original |full )?(?:tweet|post) on {_NETWORK}"
        rf"|(?:an? )?(?:post|photo|video|reel) (?:shared|posted) by .{{1,80}} {_HANDLE}(?: on .{{6,60}})?"
        r"|ver (?:esta|essa) (?:publicación|foto|publicação) (?:en|no) instagram"
        r"|voir cette publication sur instagram|sieh dir diesen beitrag auf instagram an"
        r"|(?:visualizza questo post|guarda questo post) su instagram|bekijk dit bericht op instagram"
        r"|visa (?:detta|det här) inlägg(?:et)? på instagram|se dette (?:innlegget|opslag) på instagram"
        r"|vis dette opslag på instagram|wyświetl ten post na instagramie|bu gönderiyi instagram.da gör"
        r"|посмотреть эту публикацию в instagram|この投稿をinstagramで見る|näytä tämä julkaisu instagramissa"
        rf"|(?:una publicación compartida (?:de|por)|une publication partagée par"
        rf"|ein (?:von .{{1,60}} geteilter beitrag"
        r"|beitrag geteilt von)|un post condiviso da|(?:uma )?publicação (?:com)?partilhada por"
        r"|uma publicação compartilhada por|een bericht gedeeld door|ett inlägg delat av|et innlegg delt av"
        rf"|et opslag delt af|post udostępniony przez|(?:publicad[ao]|publiée?|pubblicato|gepostet) (?:por|par|da"
        rf"|von)|публикация от) .{{1,80}} {_HANDLE}(?: .{{6,60}})?"
        rf"|(?:an? )?post by @[\w.@-]{{1,60}}(?: view on {_NETWORK})?"
        rf"|skip (?:{_SOCIAL}|video) (?:post|video|content)?(?: ?\d)?(?: by .{{1,60}})?"
        rf"|end of (?:{_SOCIAL} (?:post|video|content)|youtube post)(?:, ?\d{{1,2}}| by .{{1,60}})?"
        r"|(?:posted )?by u/[\w-]{2,30} (?:in|from) r?/?\w{2,30}"
    ),
    # What stands where a post or a film should be.
    "lost": (
        r"(?:(?:loading|fetching) (?:the |this )?(?:tweet|post|instagram post|facebook post|x post|embed|map|poll|quiz"
        r"|timeline|feed|player|podcast|widget|embedded (?:content|tweet|post|video))|(?:tweet|post|embed|video"
        r"|widget)"
        r" (?:is )?loading)(?:\.\.\.|…)?"
        r"|(?:sorry, )?(?:this )?(?:content|tweet|video|post|instagram post|facebook post|x post|embed|media)"
        r" (?:(?:isn't|is not|not) (?:currently |temporarily )?available|is (?:currently |temporarily )?unavailable)"
        r"(?: (?:right now|at (?:this time|the moment)|in your (?:country|region|location)|(?:due to"
        r"|because of) .{3,80}))?"
        r"|this (?:tweet|post|video|content|image|photo|instagram post|media) (?:is no longer available"
        r"|could not be (?:loaded|displayed|found)|cannot be (?:displayed|loaded|embedded)|can't be (?:displayed"
        r"|loaded)"
        r"|(?:failed|was unable) to load)(?: (?:because|due to) .{3,120})?"
        r"|this (?:tweet|post) was deleted by the (?:tweet|post) author"
        r"|(?:video|content|tweet|(?:x|facebook|instagram|embedded) post) unavailable"
        r"|(?:this )?video is private|this video has been removed by the (?:uploader|user)"
        r"|this (?:tweet|post) is from (?:a suspended account|an account that no longer exists)"
        r"|(?:sorry, )?we(?:'re| are) (?:having trouble|unable to) (?:load|display)(?:ing)? this (?:content|tweet|post"
        r"|video)|(?:failed|unable) to load (?:the )?(?:tweet|post|embed)"
        r"|you're unable to view this (?:tweet|post) because.{0,120}"
        r"|when this happens, it's usually because the owner only shared it.{0,140}"
        r"|the following media includes potentially sensitive content.{0,60}"
        r"|an error occurred\. try watching this video on (?:www\.)?youtube\.com.{0,80}"
        r"|an error occurred while retrieving (?:sharing information|the tweet).{0,80}"
        r"|if playback doesn't begin shortly, try restarting your device|tap to unmute|more videos on youtube"
        r"|videos you watch may be added to the tv's watch history.{0,120}"
        r"|video player is loading|play video|this is a modal window"
        r"|beginning of dialog window\. escape will cancel.{0,60}"
        r"|the media could not be loaded.{0,120}|media error: format\(s\) not supported.{0,60}"
        r"|use (?:the )?up/down arrow keys to increase or decrease volume|(?:audio|video) player(?: 00:00)+"
        r"|(?:current time )?0?0:00 ?/ ?\d{1,2}:\d\d.{0,60}|current time 0:00.{0,100}"
        r"|(?:en ce moment, )?(?:ce (?:contenu|tweet)|cette vidéo) n'est (?:pas|plus) disponible"
        r"|(?:este contenido|este v[ií]deo|este tuit) no está disponible(?: en este momento)?|contenido no disponible"
        r"|dieser (?:inhalt|tweet|beitrag) ist (?:derzeit |leider )?nicht (?:mehr )?verfügbar"
        r"|dieses video ist (?:derzeit |leider )?nicht (?:mehr )?verfügbar"
        r"|questo (?:contenuto|video) non è (?:al momento |più )?disponibile"
        r"|este (?:conteúdo|vídeo) não está disponível(?: no momento)?"
        r"|deze (?:inhoud|video) is niet (?:meer )?beschikbaar|dit bericht is niet (?:meer )?beschikbaar"
    ),
    # What asks for consent in its place.
    "asks": (
        rf"allow {_NETWORK} content\??|view original (?:tweet|post) on {_NETWORK}"
        r"|warning: (?:third party content may contain adverts"
        r"|.{2,20} is not responsible for third party content.{0,60})"
        r"|this (?:article|page) contains content provided by .{2,40}\. we ask for your permission.{0,200}"
        rf"|to (?:view|see|watch|load|display|play) this {_THINGS},? (?:please |you(?:'ll)? (?:must|need to"
        rf"|have to) )?"
        r"(?:enable|accept|allow|update|click|consent|change|give|agree).{0,160}"
        r"|(?:please |you (?:must|need to) )?(?:accept|enable|allow) (?:\w+[ -]){0,3}cookies to (?:view|watch|see"
        r"|play|load)"
        rf" (?:this|the) {_THINGS}|(?:we need )?your consent (?:is needed )?to load (?:this|the) {_THINGS}"
        r"|this content is hosted by a third party.{0,200}|this content is (?:hosted"
        r"|provided) by .{2,30}, which.{0,160}"
        r"|content from .{2,30} is blocked|by loading the (?:video|tweet|post|map),? you (?:agree|accept).{0,120}"
        r"|empfohlener (?:externer|redaktioneller) inhalt|externer inhalt(?: von .{2,30})?"
        r"|an dieser stelle (?:finden sie|befindet sich) (?:einen |ein )?(?:externe[nr]? inhalte?|inhalte?).{0,200}"
        r"|ich bin (?:damit )?einverstanden, dass mir externe inhalte angezeigt werden.{0,120}"
        r"|mit dem laden (?:des|der) .{3,30} akzeptieren sie .{0,120}|(?:tweet|beitrag|video|inhalt) laden"
        r"|ce contenu est bloqué.{0,120}|para ver este contenido,? .{3,120}"
    ),
    # Labels that a program writes for what it cannot show.
    "label": (
        r"embed from getty images|[\[(]?embedded (?:content|tweet|post|video|media|image|audio|map"
        r"|pdf|instagram post|facebook post|youtube video|podcast|player|iframe|timeline)[\])]?"
        r"|(?:see more )?(?:tweets|posts|toots) (?:by|from) @\w{2,30}|twitter ads info and privacy"
        r"|see .{1,50}'s other tweets"
        r"|\d[\d.,]*k? people are talking about this|read the full conversation on (?:twitter|x)"
        r"|copy link to (?:post|tweet)|explore what(?:'s| is) happening on (?:twitter|x)"
        r"|show this thread|replying to @\w{2,30}(?:,? (?:and )?@\w{2,30}){0,5}|translate (?:tweet|post)"
        r"|read \d[\d.,]*k? (?:more )?replies|twitter for (?:iphone|ipad|android|mac)|twitter web app"
        r"|\d[\d.,]*[km]? (?:retweets|reposts)(?: \d[\d.,]*[km]? (?:quote tweets|quotes|likes|bookmarks)){1,3}"
        rf"|{_CLOCK} · {_DATE}(?: ?· .{{2,40}})?"
        rf"|(?:[^\W_][^·]{{1,40}} )?@\w{{2,30}} · (?:\d{{1,2}}[hmd]|{_MONTH} \d{{1,2}}(?:, 20\d\d)?)"
        r"|[^♬]{0,200}♬ ?(?:original sound|son original|sonido original|originalton|som original"
        r"|suono originale).{0,60}"
    ),
    # Whose post it was; with a dash ahead it is found inside a text, too.
    "signature": rf"[^\W_].{{1,50}} {_HANDLE} {_DATE}(?: at {_CLOCK})?",
}  # fmt: skip

# In small letters: one of these is in every line, in every leftover inside a text and in every script.
EMBED_NEEDS = (
    *(
        f" {verb} {word} "
        for verb in ("view", "see", "watch")
        for word in ("this", "full", "original")
    ),
    *(
        f" {verb} {word} "
        for verb in ("view", "watch")
        for word in (
            "more", "on", "in", "post", "photo", "video", "profile", "reel", "tweet", "thread", "story",
            "conversation", "playlist", "pin", "posts", "photos", "videos", "profiles", "reels", "tweets", "threads",
            "stories", "playlists", "pins",
        )
    ),
    *(f" allow {network} content" for network in _NETWORKS),
    *(f" {thing} {verb} by " for thing in ("post", "photo", "video", "reel") for verb in ("shared", "posted")),
    "(@", " · ", "♬", "pic.twitter.com/", "pic.x.com/", " t.co/", "en instagram", "no instagram", "sur instagram",
    "auf instagram", " su instagram", "op instagram", "på instagram", "na instagramie", "gönderiyi instagram",
    "в instagram", "instagramで", "instagramissa", "post by @", " skip instagram ", " skip twitter ", " skip x ",
    " skip facebook ", " skip tiktok ", " skip youtube ", " skip video ", " end of instagram ",
    " end of twitter ", " end of x ", " end of facebook ", " end of tiktok ", " end of youtube ", " by u/",
    "geteilter beitrag", "loading tweet", "loading the tweet", "loading this tweet", "loading post",
    "loading the post",
    "loading this post", "loading instagram", "loading facebook", "loading x post", "loading embed",
    "loading the embed",
    "loading map", "loading the map", "loading poll", "loading quiz", "loading the quiz", "loading the poll",
    "loading timeline", "loading feed", "loading player", "loading the player", "loading podcast", "loading widget",
    "loading the timeline", "loading the feed", "loading the podcast", "loading the widget", "loading this ",
    "loading the ", "fetching ", "tweet loading", "post loading", "embed loading", "video loading", "widget loading",
    "is loading", "not available", "isn't available",
    "not currently available", "isn't currently available", "not temporarily available",
    "isn't temporarily available", "is unavailable",
    "currently unavailable", "temporarily unavailable", "no longer available", "could not be loaded",
    "could not be displayed", "could not be found", "cannot be displayed", "cannot be loaded", "cannot be embedded",
    "can't be displayed", "can't be loaded", "failed to load", "unable to load", "unable to display", "trouble load",
    "trouble display", "unable to view this", "was deleted by the", "video unavailable", "content unavailable",
    "tweet unavailable", "post unavailable",
    "video is private", "removed by the uploader", "removed by the user", "suspended account", "no longer exists",
    "because the owner only", "potentially sensitive content", "try watching this video", "while retrieving",
    "playback doesn't begin", "tap to unmute", "more videos on youtube", "watch history", "play video", "modal window",
    "dialog window", "media error", "arrow keys to increase", "video player is loading", " 00:00", " 0:00",
    "n'est pas disponible", "n'est plus disponible", "no está disponible", "contenido no disponible", "verfügbar",
    "disponibile", "não está disponível", "beschikbaar", "third party content may", "for third party",
    "ask for your permission",
    " to display this ", " to load this ", " to play this ", "cookies to ", "your consent", "this content is hosted",
    "this content is provided", " is blocked", "by loading the", "externer inhalt", "redaktioneller inhalt",
    "an dieser stelle", "externe inhalte", "mit dem laden", "tweet laden", "beitrag laden", "video laden",
    "inhalt laden", "contenu est bloqué", "este contenido", "embed from getty",
    *(
        f"embedded {thing}"
        for thing in (
            "content", "tweet", "post", "video", "media", "image", "audio", "map", "pdf", "instagram", "facebook",
            "youtube", "podcast", "player", "iframe", "timeline",
        )
    ),
    "tweets by @", "posts by @", "toots by @", "tweets from @", "posts from @", "toots from @", "twitter ads info",
    "other tweets", "talking about this",
    "full conversation on", "copy link to", "explore what", "show this thread", "replying to @", "translate tweet",
    "translate post", " replies ", "twitter for iphone", "twitter for ipad", "twitter for android", "twitter for mac",
    "twitter web app", " retweets ", " reposts ",
    "publicación compartida",
    "publication partagée", "beitrag geteilt von", "post condiviso da", "publicação", "bericht gedeeld",
    "inlägg delat",
    "innlegg delt", "opslag delt", "post udostępniony", "публикация от", "essa foto", "esta foto", "window.gie",
    "adsbygoogle", "(d,s,id)", "(d, s, id)", "platform.twitter.com", "instgrm", "datawrapper",
)  # fmt: skip


# One of these is in a line that begins with a name or a number.
_MARKS = (
    "·",
    "♬",
    "(@",
    "0:00",
    " retweets ",
    " reposts ",
    "people are talking about this",
    "この投稿",
    " Retweets ",
    " Reposts ",
)
# Every other line begins with one of these words.
_FIRST = (
    "view watch see a an post photo video reel ver voir sieh visualizza guarda bekijk visa vis se wyświetl bu "
    "посмотреть näytä una une ein un uma publicação een ett et publikacja publicado publicada publié publiée "
    "pubblicato gepostet публикация skip end by posted loading fetching tweet embed widget sorry sorry, this "
    "content instagram facebook x media we're we failed unable you're when the videos if tap more play beginning "
    "audio use current en ce cette este contenido dieser dieses questo deze dit allow warning: to please accept "
    "enable your by empfohlener externer an ich mit beitrag inhalt para embedded tweets posts toots twitter read "
    "copy explore show replying translate you must need"
)  # fmt: skip


@cache
def _firsts() -> frozenset[str]:
    return frozenset(_FIRST.split())


def embed_line(text: str) -> str:
    """What an embed left as a line of its own, a key of ``_LINES``; "" for prose."""
    if not 3 < len(text) <= _LONGEST:
        return ""
    if text.lstrip("[(").split(" ", 1)[0].casefold() not in _firsts() and not any(mark in text for mark in _MARKS):
        return ""
    match = _lines().fullmatch(text.replace("’", "'"))
    return (match.lastgroup or "") if match else ""


def lines_as_written() -> tuple[str, ...]:
    """The patterns of lines as they are written, for tests of ``EMBED_NEEDS``."""
    return tuple(_LINES.values())


@cache
def _lines() -> re.Pattern[str]:
    return compiled(
        "(?i)(?:" + "|".join(f"(?P<{kind}>{lines})" for kind, lines in _LINES.items()) + r")(?:[ .:…»›→>!]|learn "
        "more)*"
    )


@cache
def leftovers() -> re.Pattern[str]:
    """What an embed leaves inside a text: the address of its picture, a short link, the signature of a post."""
    return compiled(
        r"(?P<picture>(?<![\w.@/-])(?:https?://)?pic\.(?:twitter|x)\.com/\w+)"
        r"|(?P<link>(?<![\w.@/-])(?:https?://t\.co/\w{1,20}|t\.co/\w{8,12})(?![\w/]))"
        rf"|(?P<signature>(?:[—–―]|(?<=[ .!?])--?) ?[^()\n—–―]{{1,60}} {_HANDLE} {_DATE}(?: at {_CLOCK})?)"
    )


@cache
def script() -> re.Pattern[str]:
    """The beginning of a script that belongs to an embed and is shown as text."""
    return compiled(
        r"window\.gie ?=|\(adsbygoogle ?= ?window\.adsbygoogle|!?\(?function ?\((?:d,s,id|d, s, id)\) ?\{"
        r"|\bplatform\.twitter\.com/widgets\.js|\binstgrm\.Embeds\.process|\bwindow\.datawrapper ?="
        r"|\bdatawrapper-height\b"
    )


# One of these is in each of them.
SCRIPT_MARKS = ("window.", "platform.twitter.com", "instgrm", "datawrapper", "(d,s,", "(d, s,")
