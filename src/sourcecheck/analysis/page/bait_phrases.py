"""How texts call for likes, shares and comments, in English and some other languages."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from sourcecheck.compiled_patterns import compiled

__all__ = ["NEEDS", "calls", "everything", "gate"]

# Every call holds one of these.
NEEDS: Final = (
    "thoughts", "your views", "your opinion", "your perspective", "your experience", "your stories", "your story",
    "your ideas", "your take", "your comment", "your favourite", "your favorite", "you think", "you agree",
    "your tips", "your insight", "your answer", "your suggestions", "your impressions", "your reflections",
    "your memories", "your theor", "your prediction", "your guess", "two cents", "your reaction", "your own",
    "your verdict", "your questions", "love to hear", "want to hear", "like to hear", "happy to hear",
    "hear from you", "comments", "a comment", "comment below", "the comment ", "our comment ", "using comment",
    "via comment", "in comment", "us below", "me below", "know below",
    "or disagree", "to hear", "are welcome", "comment section", "comment box", "sound off", "weigh in",
    "the discussion", "the conversation", "reply below", "share this", "share it", "share the", "share our",
    "share with", "sharing this", "share if", "comment if", "like if", "below if", "yes if", "no if", "amen if",
    "this if", "share away", "pass it on", "pass this", "spread the word", "retweet",
    "repost", "share button", "forget to", "and subscribe", "like button", "subscribe button", "follow button",
    "the bell", "notification bell", "bell icon", "tag two", "tag 2", "tag 3", "tag 5", "tag three", "tag five",
    "sharing our",
    "sharing the", "sharing it", "let us know",
    "let me know", "thumbs up", "subscribe to", "follow us", "follow me", "like us on", "like our", "and follow",
    "and share", "or share", "tag a", "tag your", "tag someone", "tag somebody", "tag that", "tag the", "hit like",
    "hit subscribe", "hit follow", "smash like", "smash subscribe", "click like", "click subscribe", "click follow",
    "smash follow", "press like", "press subscribe", "press follow", "a like", "a follow", "follow along",
    "bookmark this", "tag anyone", "double tap", "quick reply", "a reply", "your reply", "some reply", "reaction",
    "follow my", "the debate", "your honest", "your personal", "your best", "your valuable", "your precious",
    "your own", "forward this", "forward it", "forward the", "forward our",
    "subscribe for", "what're your", "what are your", "all think", "guys think", "readers think", "underneath",
    "down below", "on socials", "follow our", "& share", "& subscribe", "& follow", "double-tap", "subscribe, like",
    "subscribe, share", "subscribe, comment", "subscribe, follow", "why below",
    " abo ", " abo-", " abo's", " abonne", "daumen", " bell", "thumbs-up", "like icon",
    "subscribe icon", "follow icon", "share icon", "the like", "that like", " a share", "like & ", "comment & ",
    "share & ", "follow & ", "think below", "about it below", "more below", "opinión", "your view", "your verdict",
    "like this article", "like this post", "like this page", "like this video", "like this story", "like this blog",
    "like our ", "your guess", "like and",
    # of the other languages
    "kommentar", "teile ", "teilt ", "teilen sie", "denkst du", "meinst du", "meint ihr", "denkt ihr", "meinen sie",
    "denken sie", "deine meinung", "eure meinung", "abonnier", "haltet ihr", "hältst du", "commentaire", "partager",
    "partagez", "pensez-vous", "penses-tu", "votre avis", "ton avis", "abonnez", "abonner", "compart", "comentario",
    "comentar", "opinas", "opinan", "piensas", "suscríbete", "suscribir", "me gusta", "compartilh", "comentário",
    "você ach", "você pensa", "inscrev", "curtir", "condivid", "commento", "nei commenti", "ne pensi", "ne pensate",
    "iscriviti", "iscriver", "mi piace", "deel dit", "partilhe", "partage ", "vergeet niet", "vergiss nicht",
    "vergisst nicht", "oublie", "hésite", "ihre meinung", "markier", "olvid", "esqueça", "esqueca", "enpensez",
    "reacties", "reactie achter", "vind jij", "vinden jullie",
    "denk jij", "abonneren",
)  # fmt: skip

_WHAT: Final = (
    r"(?:thoughts|views|opinions?|perspectives?|experiences?|stor(?:y|ies)|ideas|takes?|comments?|insights?|answers?"
    r"|suggestions|impressions|reflections|memories|theor(?:y|ies)|predictions?|guess(?:es)?|two cents"
    r"|favou?rites?(?: \w+)?|tips|questions|reactions?)"
)
_THIS: Final = (
    r"(?:(?:this|the|our)(?: \w+)? (?:article|post|story|stories|piece|page|video|clip|guide|list|news|blog"
    r"|blog post|episode|recipe|content|link|message|information|report)s?|this|it)"
)
_WHOM: Final = r"(?:(?:your|all your|a|some|any|other|others|anyone|someone|somebody|everyone|family|friends|people)\b)"
# What goes before a request.
_PLEASE: Final = (
    r"(?:don[’']?t forget to|do not forget to|never forget to|be sure to|make sure (?:to|you)|remember to|please"
    r"|kindly|feel free to|help us(?: and)?|why not|consider|you can also|just|do|go ahead and|and then"
    r"|take a (?:moment|second|minute) to|(?:invite|encourage|urge|want|would like) you(?: all)? to|let[’']?s)"
)
_START: Final = rf"(?:(?:^|(?<=[.!?;:,–—(…\"”-] ))(?:{_PLEASE} )?|\b(?:{_PLEASE}|and|or|so|then) )(?:also |then |now )?"
_ON: Final = (
    r"(?:facebook|twitter|x|instagram|tiktok|youtube|linkedin|telegram|whatsapp|social media|pinterest|threads"
    r"|bluesky|mastodon|socials)"
)


def everything() -> str:
    """All calls as one pattern over small letters; the names of its groups begin with the kind of call.

    Kinds: ``plea`` for likes and shares and nothing else, ``share``, ``follow``, ``comment``, ``ask``.
    """
    return (
        # "like, share and subscribe", "smash that like button"
        r"(?P<plea>\b(?:like|comment|follow|share(?! and share))(?:, (?:like|comment|share|subscribe"
        r"|follow))*(?:,? and| &) (?:share|subscribe|follow)\b(?! (?:to (?:a|the)|your|their|his|her|my|some|any"
        r"|its|by|in|as)\b)"
        r"(?=[^a-z ]|$| (?:if|for|to|this|with|us|now|so|below|today|our|more)\b)"
        r"|\b(?:hit|smash|click|press|tap|slam|punch)(?:ing)? (?:that|the|on the) (?:(?:like|subscribe|follow|share"
        r"|thumbs[- ]up) (?:button|icon)"
        r"|(?:notification )?bell(?: icon)?|like(?= |[.!,]|$)(?! \w+ing))\b|\b(?:hit|smash|click|press) (?:like"
        r"|subscribe|follow)\b|\bsubscribe, (?:like|share|comment|follow)\b|\b(?:don[’']?t|do not"
        r"|never) forget to (?:like|share|subscribe|retweet|repost)\b(?! (?:your|their|his"
        r"|her|my"
        r"|some|any|all|a|us|in|the (?:rules?|steps?|instructions?|link|load|cost|work|results?|data|password|file"
        rf"|folder))\b)(?: {_THIS}\b)?)"
        rf"|{_START}(?:{_requests()})"
        rf"|(?P<share>\b{_PLEASE} (?:(?:share|retweet|repost) {_THIS}|like (?:this|our) (?:article|post|page|video"
        rf"|story|blog))\b|\bsubscribe for more\b|\bgive (?:it|us|this(?: \w+)?) a (?:share|thumbs[- ]up)\b"
        r"|\b(?:by|consider|for) sharing (?:this|our|the|it) ?(?:article|post|story|page|video|and)\b)"
        # "in the comments below"
        r"|(?P<comment>\b(?:in|using|via|through) (?:the |our )?comments?(?: section| box| area| field| thread)?"
        r"(?: down)?(?: below| underneath)\b"
        r"|\b(?:tell|let) (?:us|me) (?:know |what you think |your thoughts |all about it |more "
        r"|why )?(?:in the comments|below)\b|\bcomments? (?:section|box) below\b|\byour (?:comments"
        r"|thoughts) are welcome\b)"
        # "what do you think?", "we'd love to hear from you"
        r"|(?P<ask>\bwhat(?: a|[’'])re your (?:\w+ )?(?:thoughts|views|opinions|takes?|ideas|experiences?"
        r"|favou?rites?)\b"
        r"|\bwhat do you (?:guys |all |readers )?think(?= of| about|\?| so|,)|\bwhat(?:[’']s| is) your (?:take|opinion"
        r"|view|experience|favou?rite|verdict|guess)\b|\b(?:do you )?agree or disagree\b(?=\?)"
        r"|\bdo you agree\b(?=\?| with| that)|\blet (?:us|me) know(?=[.!]|$)"
        r"|\b(?:let|tell) (?:us|me) (?:know )?(?:what you(?: all)? think|your (?:thoughts|opinions?|views|take))\b"
        r"|\bwe(?: would|[’']d| want)?(?: love| like| want)? to hear (?:it|from you|your \w+|what you think)\b"
        r"|\bi(?: would|[’']d)? (?:love|like|want) to hear (?:it|from you|your \w+|what you think)\b)" + _others()
    )


def _requests() -> str:
    """What is asked in so many words: after a stop, after "please", after "and"."""
    return (
        r"(?P<plea_r>tag (?:someone|somebody|anyone|(?:a|your|that|the|2|3|5|two|three|five) (?:\w+ )?(?:friends?"
        r"|person"
        r"|people|mates?|buddy|buddies|family|crew|partner|sister|brother|mum|mom|colleagues?|representatives?"
        r"|neighbou?rs?))\b"
        r"|(?:share|like|comment|retweet|repost)(?: this| below| yes| no| amen)? if you (?:agree|care|love|believe"
        r"|want"
        r"|think|support|like|too|are|have|know)\b"
        r"|(?:leave|drop|give)(?: us| me| it| this)? a (?:like|thumbs[- ]up|follow)\b|double[- ]tap (?:if you"
        r"|to like|for (?:a|the) like|this (?:post|photo|picture))\b)"
        # "share this article with your friends"
        rf"|(?P<share_r>(?:share|sharing|retweet|repost|forward) {_THIS}(?: with {_WHOM}|(?= (?:with|to|on"
        rf"|among|if|so"
        r"|and|far|widely|now|today|around|across|before|everywhere|because)\b))"
        rf"|like (?:this|our) (?:article|post|page|video|story|blog)\b|(?:share|retweet"
        rf"|repost) {_THIS}(?=[.!?,;:)…]|$| and subscribe)"
        r"|share with (?:your |all |a |some )*(?:friends?|family|others|colleagues|network|followers|loved ones)\b"
        r"|(?:pass (?:it|this) on|spread the word|bookmark this (?:page|article|post|site))\b)"
        # "follow us on Instagram"
        r"|(?P<follow_r>(?:subscribe to (?:our|my|the|this) (?:\w+ )?(?:channel|podcast|page|blog|feed|youtube"
        rf"|newsletter)|follow (?:us|me|our \w+|my \w+)(?: page)? on {_ON}|like (?:us|our \w+(?: page)?) on {_ON}"
        r"|follow (?:us|me|along) for|like our (?:\w+ )?page)\b)"
        # "share your thoughts", "leave a comment", "drop your answer in the comments"
        r"|(?P<comment_r>(?:share|leave|post|drop|add|write|give(?: us)?|send(?: us)?|offer)(?: us)?"
        rf"(?: with us)? your(?: own| honest| personal| best| valuable"
        rf"| precious)* {_WHAT}\b(?: with us)?(?: (?:down )?below| here| in the comments?"
        r"(?: section| box)?(?: below)?)?"
        r"|(?![^.!?]{0,60} (?:their|they|his|her) )(?:drop|vote|cast|pick|choose|name|list|chime|answer|share|leave"
        r"|write|post|put|say|reply|hear|respond|discuss|debate|comment|add|tell"
        r"|let)\b[^.!?]{0,60}? in the comments?\b"
        r"(?: section| box)?(?: below)?"
        r"|(?:leave|drop|post|write|add)(?: us)?(?: me)? (?:a|your|some) (?:quick )?(?:comments?|reply|reaction)\b"
        r"(?: below)?|(?:comment|reply) (?:below|down below|underneath)\b"
        r"|(?:sound off|weigh in)(?: below| in the comments)?(?=[ .!:])"
        rf"|join (?:in )?(?:on )?the (?:conversation|discussion|debate)(?: below| in the comments| on {_ON}))"
    )


def _others() -> str:
    return (
        r"|(?P<plea_x>\b(?:lasst?|lassen sie) (?:uns |gern |gerne |mir )*(?:ein(?:en)? )?(?:abo|daumen)\b"
        r"|\bmarkiere? (?:einen|deine) freunde?\b)"
        r"|(?P<share_x>\b(?:teile|teilt|teilen sie) (?:diesen|den|diese) (?:artikel|beitrag|text|meldung|seite"
        r"|story)\b"
        r"|\bvergiss(?:t)? nicht[^.!?]{0,40}(?:abonnieren|teilen|liken|kommentieren)\b"
        r"|\babonnier(?:e|t|en sie) (?:unseren|den|meinen|unsere) (?:kanal|newsletter|seite)\b"
        r"|\bn[’']?(?:oubliez|oublie|hésitez|hésite) (?:surtout )?pas (?:à|de|d[’'])[^.!?]{0,20}(?:partager|liker"
        r"|abonner|aimer)\b|\bpartage(?:z|) (?:cet article|ce billet|cette vidéo|ce post|cette page)\b"
        r"|\babonne(?:z-vous|-toi) à (?:notre|la|ma|nos) \w+"
        r"|\bno (?:te )?olvid(?:es|e|en)(?: de)? (?:compartir|suscrib\w+|dar(?:le|nos)? (?:me gusta|like))\b"
        r"|\bcompart(?:e|a|an|e y comenta) (?:este|esta|el|la) (?:artículo|publicación|nota|noticia|video|vídeo"
        r"|post)\b"
        r"|\bsuscríbete a (?:nuestro|nuestra|mi|el) \w+"
        r"|\bnão (?:se )?esque[çc]a(?:m)? de (?:compartilhar|curtir|se inscrever|partilhar)\b"
        r"|\b(?:compartilhe|partilhe) (?:este|esse|esta|essa|o|a) (?:artigo|post|notícia|vídeo|publicação|matéria)\b"
        r"|\bnon dimentica(?:re|rti|te|tevi) di (?:condividere|iscriver\w+|mettere mi piace)\b"
        r"|\bcondivid(?:i|ete) (?:questo|quest[’']) ?(?:articolo|post|video|pagina)\b|\biscriviti al(?: nostro"
        r"|la)? \w+"
        r"|\bdeel dit (?:artikel|bericht|verhaal)\b|\bvergeet niet (?:om )?(?:te )?(?:\w+ )?(?:delen|liken"
        r"|abonneren)\b)"
        r"|(?P<comment_x>\b(?:in|unten in) (?:die|den) kommentare(?:n)?\b"
        r"|\b(?:lasst?|lassen sie|hinterlasst?|hinterlassen|schreib\w*) (?:uns |gern |gerne |mir )*(?:einen|euren"
        r"|deinen"
        r"|ihren) kommentar\b"
        r"|\b(?:dites|dis|donnez|laissez|partagez)(?:-le)?(?:-nous|-moi)?[^.!?]{0,25}(?:en|dans les|vos)"
        r" commentaires?\b"
        r"|\blaisse(?:z|r|)(?:-nous)? un commentaire\b"
        r"|\b(?:déjanos|deja|dejar|dejanos|déjame|dejen) (?:tu|tus|un|su|sus) (?:comentario|comentarios|opinión)\b"
        r"|\ben (?:los )?comentarios\b|\b(?:deixe|deixar|escreva) (?:o )?(?:seu|um|teu) comentário\b"
        r"|\bnos comentários\b"
        r"|\blascia(?:te|teci|mi|ci|re)? un commento\b|\bnei commenti\b"
        r"|\bin de (?:reacties|comments)\b|\blaat een reactie achter\b)"
        r"|(?P<ask_x>\bwas (?:denkst du|meinst du|meint ihr|denkt ihr|meinen sie|denken sie|hältst du|haltet ihr)\b"
        r"|\bwie ist (?:deine|eure|ihre) meinung\b|\bqu[’']en (?:pensez-vous|penses-tu)\b"
        r"|\b(?:votre|ton) avis nous intéresse\b|\bqué (?:opinas|piensas|opinan)\b|\bo que você (?:acha|achou|pensa)\b"
        r"|\b(?:cosa|che) ne (?:pensi|pensate)\b|\bwat (?:vind|denk) jij\b|\bwat vinden jullie\b)"
    )


@cache
def calls() -> re.Pattern[str]:
    """The pattern for a text in small letters."""
    return compiled(rf"\b(?:{everything()})")  # each begins with a word: said once, four of five places are passed by


def gate() -> str:
    """A pattern that is found wherever a call is, and quicker to look for: what may lie between is of any length."""
    return re.sub(r"\[\^\.!\?\]\{0,\d+\}\??", ".*", everything())
