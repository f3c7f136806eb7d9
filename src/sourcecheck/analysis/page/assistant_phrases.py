"""What chat assistants say around a text they were asked for: refusals, greetings, offers, limits.

Three strengths. ``certain`` wording names the machine, the prompt or its training and has
no other use in the author's voice. ``framing`` announces or hands over the text ("Certainly!
Here is a rewritten version"). ``closing`` is what a helpful person may write too; it takes
a text in which nobody else says "I" or addresses the reader, or a second sign.

The families rest on the list "Communication intended for the user" of Wikipedia's page on
signs of AI writing and on NewsGuard's published examples of unedited chatbot output; the
wording here is our own generalisation of them.
"""

from __future__ import annotations

import re
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = [
    "FOREIGN_NEEDS",
    "certain",
    "certain_written",
    "closing",
    "closing_written",
    "foreign",
    "foreign_written",
    "framing",
    "framing_written",
    "speaks_of_assistants",
]

_AI = (
    r"(?:an? (?:AI|A\.I\.|artificial intelligence|large language model|language model|text-based AI"
    r"|machine learning model|LLM))"
)
_WHAT = r"(?: (?:language |chat )?(?:model|assistant|chatbot|program|system|bot|tool))?"
_CANNOT = (
    r"(?:can(?:no|[’'])t|can not|am (?:not able|unable) to|[’']m (?:not able|unable) to"
    r"|do(?:n[’']t| not) have the ability to|won[’']t be able to|am not (?:allowed|programmed|permitted) to)"
)
_EDIT = (
    r"(?:adjust|expand(?: on)?|elaborate(?: on)?|refine|modify|tweak|revise|rewrite|rephrase|shorten|lengthen|condense"
    r"|tailor|customi[sz]e|fine-tune|polish|reword|simplify|summari[sz]e|paraphrase|reformat|proofread|continue)"
)
_MAKE = (
    r"(?:create|generate|draft|write|prepare|produce|add|include|provide|make|turn|convert|translate|format|suggest"
    r"|help|go|dive|explain|break|change|update|edit|give|design|develop|outline|compile|explore)"
)
_TEXT = (
    r"(?:article|text|content|essay|story|paragraphs?|passage|blog post|blog|post|draft|version|section"
    r"|response|answer|outline|summary|script|letter|email|e-mail|message|tone|headline|title|guide|report"
    r"|speech|caption|copy|piece|translation|bio)"
)
_DONE = (
    r"(?:rewritten|re-written|paraphrased|humani[sz]ed|reworded|rephrased|polished|proofread"
    r"|SEO-optimi[sz]ed|SEO-friendly|plagiarism-free|expanded|condensed|shortened|refined|revised|improved"
    r"|edited|updated|simplified|corrected|reworked)"
)


@cache
def certain() -> re.Pattern[str]:
    """Self-reference, refusals of a request, training limits, answers to a prompt."""
    return compiled(certain_written())


@cache
def certain_written() -> str:
    """The pattern of ``certain`` as it is written, for a quick look before it is compiled."""
    return (
        rf"(?i)\bas {_AI}{_WHAT}(?:,? (?:developed|trained|created|made) by \w+)?,? "
        r"(?:I\b(?![.-])|my\b|it[’']s (?:important|not) for me\b)"
        rf"|\bI(?:[’']m| am) (?:just |only |merely |simply )?{_AI}(?: (?:language )?(?:model|assistant|chatbot))\b"
        r"|\bI(?:[’']m| am) (?:just |only |merely |simply )an? (?:large )?language model\b"
        r"|\bas an? (?:responsible|helpful|neutral|conversational|text-based|virtual|digital|trained) (?:AI"
        r"|language model)"
        r"(?: (?:language )?(?:model|assistant|system))?,? I\b"
        r"|\bI(?:[’']m| am) (?:a large language model|ChatGPT|an AI (?:developed|trained|created) by"
        r"|an AI,? (?:and|so|I)\b)"
        rf"|\bI(?:[’']m| am)? ?(?:sorry|apologi[sz]e),? but (?:as {_AI}{_WHAT}|I {_CANNOT} (?:assist|help|comply"
        rf"|fulfil+|complete|provide|generate|create|produce|write|engage|continue|access|browse|answer))\b"
        rf"|\bI(?:[’']m| am) sorry,? (?:but )?I {_CANNOT} (?:generate|fulfil+|assist with|browse|access|create|produce"
        r"|help with that)\b"
        rf"|\bI ?{_CANNOT} (?:generate|create|produce|write) (?:(?:(?:content|material|text)|an? (?:description"
        rf"|response"
        r"|caption|summary|article|image)) (?:that|which|for|of|about|on|based)|(?:explicit|harmful|misleading|false"
        r"|violent|hateful) content)\b"
        rf"|\b(?:it (?:seems|looks like|appears)(?: that)? )?you (?:haven[’']t|have not|didn[’']t"
        rf"|did not) (?:provided?"
        rf"|shared?|pasted?|included?|attach(?:ed)?) (?:the|any|a|an|me with(?: the"
        rf"| any)?) (?:[\w-]+ ){{0,3}}{_TEXT}\b"
        r"|\bthe user (?:wants|asked|asks|is asking|has asked|requests|requested|needs) (?:me to|(?:for )?an? "
        r"(?:[\w-]+ ){0,3}(?:article|blog post|essay|rewrite|press release)\b)"
        r"|\bthe prompt (?:asks?|asked|calls|requests?) (?:me to\b|for an? (?:[\w-]+ ){0,3}(?:article|essay"
        r"|blog post|story"
        r"|summary|report)\b)"
        r"|\bwe need to (?:produce|output) an? (?:[\w-]+ ){0,4}(?:article|essay|blog post|response|answer)"
        r"(?= (?:of|with|about|in|on|that)\b)"
        r"|\b(?:ChatGPT|Gemini|Claude|Copilot|Grok) can make mistakes[.,;] ?(?:so|please|check|verify|consider"
        r"|double)\b"
        rf"|\bI ?{_CANNOT} (?:fulfil+|complete|comply with|process|satisfy|execute|respond to|carry out) "
        r"(?:this|that|the|your) prompt\b"
        rf"|\bI ?{_CANNOT} (?:fulfil+|complete|comply with|assist (?:you )?with|help (?:you )?with) "
        r"(?:this|that) (?:specific |particular )?request\b"
        rf"|\bI ?{_CANNOT} (?:browse the (?:internet|web)|access "
        r"(?:the internet|real[- ]time|external (?:links|websites|content)|current (?:data|information)))"
        r"|\bI (?:do(?:n[’']t| not)) have (?:access to|the ability to access) (?:real[- ]time|the internet|up-to-date"
        r"|current|live|external)\b(?<!the internet)(?: (?:data|information|news|updates|internet|browsing))?"
        r"|\bI (?:do(?:n[’']t| not)) have (?:access to|the ability to access) the internet(?=[.,;:!]| (?:or|and|to "
        r"(?:verify|check|look|search|browse|provide)))"
        r"|\bI do(?:n[’']t| not) have (?:personal|any personal) "
        r"(?:opinions|experiences|feelings|beliefs|emotions|preferences)\b"
        r"|\b(?:goes against|violates?|against) (?:OpenAI[’']s?|OpenAI|my) (?:use[- ]case |usage |use |content )?"
        r"(?:polic(?:y|ies)|programming|guidelines)\b"
        r"|\b(?:as of|up (?:to|until)|since|after|before) my (?:last|latest|most recent|current|final)? ?"
        r"(?:knowledge |training )(?:data )?(?:update|cut-?off|cut off)\b"
        r"|\bas of my (?:last|latest|most recent) training data\b"
        r"|\bas of my (?:last|latest|most recent) (?:update|training)\b(?=,? in (?:\w+ )?20\d\d|,)"
        r"|\bmy (?:knowledge|training(?: data)?)(?: base)? (?:cut-?off|only (?:goes|extends|covers)|(?:goes|extends"
        r"|runs) (?:only )?(?:up )?to|ends in|was last updated|is (?:current|limited|up to date) (?:up )?(?:to|as of))"
        r"|\bmy (?:knowledge )?cut-?off date (?:is|was|in|of)\b"
        r"|\b(?:your|the user[’']s|the given) prompt "
        r"(?:asks?|asked|requests?|requested|specif(?:y|ies|ied)|mentions?|did)\b"
        r"|\b(?:as|per) (?:you )?(?:requested|specified|instructed|asked) in (?:your|the) prompt\b"
        r"|\b(?:as per|per|following|in line with|according to) your "
        r"(?:instructions|prompt|specifications|guidelines|requirements|request),? (?:this|the) "
        r"(?:article|text|essay|post|piece|section|story|response|version|draft)\b"
        r"|\b(?:based on|according to|in|from) my training data\b|\bmy training data "
        r"(?:(?:only )?(?:goes|runs|ends|stops)|(?:does not|doesn[’']t|do not|don[’']t) (?:include|cover|extend"
        r"|contain))\b"
        r"|\bI was last (?:updated|trained) (?:in|on)\b"
        r"|\b(?:information|data|knowledge|events)\b[^.!?]{0,30} (?:up to|as of|until|after|since) my last update\b"
        rf"|\bsorry,? (?:but )?I {_CANNOT} (?:assist|help) with (?:creating|writing|generating|producing)\b"
        r"|\bI (?:apologi[sz]e|[’']m sorry|am sorry) for (?:the|any|my) (?:confusion|mistake|error|oversight"
        r"|inaccuracy) in my (?:previous|last|earlier|prior) (?:response|answer|message|reply)\b"
        rf"|\bplease (?:provide|share|paste|send)(?: me)?(?: with)? (?:the|your|more|any) (?:[\w-]+ ){{0,3}}{_TEXT} "
        r"(?:(?:that )?you(?:[’']d| would) like me to|you want me to"
        rf"|so (?:that )?I can)\b"
        rf"|\bI (?:don[’']t|do not) see (?:any|an?|the) (?:[\w-]+ ){{0,2}}{_TEXT} "
        r"(?:attached|provided|included|in your (?:message|prompt|request))"
        r"|\bI(?:[’']ve| have) (?:rewritten|rephrased|paraphrased|humani[sz]ed|reworded|condensed) (?:the|your|this) "
        rf"(?:[\w-]+ ){{0,2}}{_TEXT}\b(?=.{{0,60}}\b(?:to|while|for|so|as|with|in|below)\b)"
        rf"|\bI understand (?:that )?you(?:[’']d| would) like me to {_MAKE}\b"
    )


@cache
def foreign() -> re.Pattern[str]:
    """What ``certain`` looks for first, self-reference, in other languages."""
    return compiled(foreign_written())


@cache
def foreign_written() -> str:
    """The pattern of ``foreign`` as it is written."""
    return (
        r"(?i)\bals (?:ein |eine )?(?:großes |künstliche )?(?:KI|Intelligenz|Sprachmodell)(?:[- ](?:Sprachmodell"
        r"|Modell"
        r"|Assistent|System|Chatbot))?(?: von \w+)?,? (?:kann|habe|bin|darf|verfüge|werde|muss|besitze) ich\b"
        r"|\ben tant qu(?:e (?:grand )?(?:modèle (?:de langage|linguistique|d[’']IA)|assistant)|[’'](?:IA"
        r"|intelligence "
        r"artificielle|assistant))[^.,]{0,40},? je\b"
        r"|\b(?:como|al ser|soy) (?:un |una )?(?:gran )?(?:modelo de lenguaje|inteligencia artificial"
        r"|IA)\b[^.,]{0,40},? "
        r"(?:yo |no (?:puedo|tengo)|puedo|me |mi )"
        r"|\b(?:come|in quanto|essendo un) (?:modello (?:linguistico|di linguaggio)|intelligenza artificiale|IA)\b"
        r"[^.,]{0,40},? (?:io |non (?:posso|ho)|posso|mi )"
        r"|\bcomo (?:um |uma )?(?:modelo de linguagem|inteligência artificial|IA)\b[^.,]{0,40},? (?:eu "
        r"|não (?:posso|tenho)"
        r"|posso|minha? )"
        r"|\bals (?:een )?(?:AI|groot taalmodel|taalmodel)(?:[- ]?(?:taalmodel|model|assistent))?,? (?:kan|heb|ben"
        r"|mag) ik\b"
        r"|\bjako (?:duży )?(?:model językowy|sztuczna inteligencja|AI)\b[^.,]{0,30},? (?:nie )?(?:mogę|mam|jestem"
        r"|posiadam)\b"
        r"|\bsom (?:en )?(?:AI|stor språkmodell|språkmodell)(?:[- ](?:språkmodell|modell|assistent))?,? (?:kan"
        r"|har) jag\b"
        r"|\bкак (?:большая )?(?:языковая модель|искусственный интеллект|ИИ)\b[^.,]{0,30},? я\b"
        r"|\bbir (?:yapay zeka )?dil modeli olarak\b|\bsebagai (?:sebuah )?model bahasa(?: AI| besar)?,? saya\b"
        r"|\blà một (?:mô hình ngôn ngữ|trí tuệ nhân tạo|AI)\b[^.,]{0,30},? tôi\b"
        r"|作为(?:一个|一名)?(?:人工智能|AI|大型?)?(?:语言模型|助手|人工智能)|作為(?:一個)?(?:人工智慧|AI)?(?:語言模型|助手)"
        r"|(?:AI|人工知能|大規模)の?言語モデルとして|(?:AI|인공지능) ?언어 ?모델로서"
        r"|(?:كنموذج|بصفتي نموذج|باعتباري نموذج)(?:ا|اً)? ?(?:لغة|لغوي|ذكاء)"
    )


# Of what ``foreign`` looks for, each holds one of these.
FOREIGN_NEEDS: tuple[str, ...] = (
    " kann ich", " habe ich", " bin ich", " darf ich", " verfüge ich", " werde ich", " muss ich", " besitze ich",
    " en tant qu", "modelo de lenguaje", "inteligencia artificial", "como ia ", "como una ia ", "como un ia ",
    "soy ia ",
    "soy un ia ", "soy una ia ", "al ser ia ", "al ser una ia ", "al ser un ia ", "gran ia ", "modello linguistico",
    "modello di linguaggio", "intelligenza artificiale", "come ia ", "in quanto ia ", "essendo un ia ",
    "modelo de linguagem", "inteligência artificial", "como um ia ", "como uma ia ", "taalmodel", "als ai ",
    "als een ai ",
    "als ai-", "als een ai-", "model językowy", "sztuczna inteligencja", "jako ai ", "jako duży ai ", "språkmodell",
    "som ai ", "som en ai ", "som ai-", "som en ai-", "языковая модель", "искусственный интеллект", "как ии ",
    "как большая ии ", "dil modeli olarak", "model bahasa", "mô hình ngôn ngữ", "trí tuệ nhân tạo", "là một ai ",
    "作为", "作為", "モデルとして", "모델로서", "كنموذج", "بصفتي نموذج", "باعتباري نموذج",
)  # fmt: skip


@cache
def framing() -> re.Pattern[str]:
    """An answer's first words. Matched where a block begins."""
    return compiled(framing_written())


@cache
def framing_written() -> str:
    """The pattern of ``framing`` as it is written."""
    return (
        # "Certainly! Here is a ..."
        r"(?i)\W{0,3}(?:(?:certainly|sure(?: thing)?|of course|absolutely|definitely|great question|got it"
        r"|understood|no problem|okay|alright)\s?[!.,—–-]\s?"
        r"(?:here(?:[’']s| is| are) (?:a|an|the|your|some|my|\d+|two|three|four|five|six|seven|ten)\b"
        r"|below (?:is|are) (?:a|an|the|your|some)\b|(?:let[’']s|let me) (?:break|dive|create|write|start)\b"
        r"|I(?:[’']d| would) be happy to\b|I can help\b|I(?:[’']ll| will) (?:help|write|create|provide)\b)"
        # "Here is the rewritten version of ...", "Here is an essay you asked for", "Here's a 500-word ..."
        rf"|here(?:[’']s| is) (?:the|a|an|your) (?:[\w’'-]+,? (?:and )?){{0,4}}?{_DONE},? "
        rf"(?:and )?(?:[\w-]+,? ){{0,4}}?(?:version|{_TEXT})"
        rf"(?: of (?:the|your) (?:[\w’'-]+ ){{0,3}}?{_TEXT})?(?=\W*(?:$|:|with|in|that|tailored|based|while|for"
        rf"|using))"
        rf"|here(?:[’']s| is) (?:a|an|your|the) (?:[\w’',-]+ ){{0,5}}?{_TEXT} (?:you (?:requested|asked for)"
        r"|(?:tailored|based|written|optimi[sz]ed)[^.:]{0,40} your\b|as (?:you )?requested)"
        r"|here(?:[’']s| is) (?:a|an|your) (?:about |approximately |roughly )?[\d,.]+[- ]?"
        r"(?:word|character)s?\b[^.:]{0,60}"
        rf"|here(?:[’']s| is) (?:a|an|the|your) (?:more |slightly |even )*(?:concise|engaging|formal|casual"
        rf"|professional"
        rf"|detailed|natural|friendly|conversational|punchy|compelling|human-like|SEO-\w+|tightened|cleaned-up) "
        rf"(?:[\w-]+ ){{0,2}}?(?:version|{_TEXT})(?=\W*$|:| (?:of|with|that|in|for|tailored|based)\b)"
        rf"|below is (?:a|an) (?:about |approximately |roughly )?[\d,.]+[- ]?words?\b[^.:]{{0,60}}"
        # "As per your request, here ...", "Below is your polished draft"
        r"|(?:as requested|as per your (?:request|instructions)|per your (?:request|instructions)"
        r"|based on your (?:request|prompt|instructions)),? (?:here|below|I(?:[’']ve| have)|this)\b"
        rf"|below is (?:a|an|the|your) (?:[\w’',-]+ ){{0,5}}?{_DONE} (?:[\w-]+ ){{0,3}}?{_TEXT}(?=\W*(?:$|:))"
        # buttons of the chat that were copied too
        r"|(?:regenerate response|is this conversation helpful so far\??|chatgpt said:?"
        r"|was this response better or worse\??|(?:you|claude|gemini|copilot) said:"
        r"|(?:thought|reasoned) for (?:\d+ ?(?:s|seconds?|minutes?)|a (?:few|couple of) seconds))\W*$"
        # thoughts of the tool about its task
        r"|(?:okay|alright|hmm),? (?:so )?(?:I need to (?:write|create|draft|rewrite|produce) (?:a|an|the|this)\b"
        r"|let me (?:start by|think about how|break (?:this|it) down)|let[’']s tackle this|the user\b)"
        rf"|I(?:[’']ll| will) (?:now )?(?:rewrite|paraphrase|rephrase|generate|produce|draft|write) (?:the|this|your) "
        rf"(?:[\w-]+ ){{0,2}}?{_TEXT} (?:in|with|as|while|to|for|using|based)\b)"
    )


@cache
def closing() -> re.Pattern[str]:
    """Offers and good wishes at an answer's end."""
    return compiled(closing_written())


@cache
def closing_written() -> str:
    """The pattern of ``closing`` as it is written, for a quick look before it is compiled."""
    return (
        rf"(?i)\b(?:would you like|do you want) me to (?:also )?(?:{_EDIT}|{_MAKE})\b[^.?!]{{0,120}}\?"
        r"|\b(?:please )?(?:feel free to )?let me know (?:if|whether|how) you(?:[’']d| would)? "
        rf"(?:like|want|need|prefer)(?: me)? to (?:also )?(?:{_EDIT}\b|{_MAKE}\b[^.?!]{{0,60}}\b"
        rf"(?:further|specific|additional|more|another|different|{_TEXT}))[^.?!]{{0,80}}"
        rf"|\blet me know (?:if|whether) you(?:[’']d| would) (?:like|want|prefer) me to (?:also )?(?:{_EDIT}"
        rf"|{_MAKE})\b"
        r"[^.?!]{0,80}"
        rf"|\bwant me to (?:also )?(?:{_EDIT}|{_MAKE}|trim|cut|keep)\b[^.?!]{{0,120}}\?"
        r"|\blet me know which (?:version|one|option|draft|headline|title) you(?:[’']d)? (?:prefer|like"
        r"|want)\b[^.?!]{0,40}"
        rf"|\b(?:shall|should) I (?:also )?(?:{_EDIT}|draft|generate|create|write|add|turn) (?:a|an|the|this|it"
        rf"|another)\b"
        rf"[^.?!]{{0,60}}\b(?:version|{_TEXT}|section)\b[^.?!]{{0,40}}\?"
        rf"|\b(?:this|the) (?:version|article|draft|piece|text|rewrite) is (?:now )?(?:about |approximately |roughly "
        r"|around |exactly )?\d[\d,]* words(?: long)?\b"
        r"|^\W{0,3}word count: ?(?:approximately |about |~)?[\d,]+(?: words)?\W*$"
        r"|\b(?:please )?(?:feel free to )?let me know if you(?: need| want|[’']d like| would like| have)"
        r"(?: to make)? (?:(?:any|some|further|more|additional) )*"
        r"(?:changes|adjustments|modifications|revisions|edits|tweaks|refinements|alterations|(?<=further )assistance"
        r"|(?<=more )help|(?<=further )help|(?<=additional )help|(?<=additional )assistance)\b[^.?!]{0,80}"
        r"|\bif you(?:[’']d| would)? (?:like|want|prefer|wish),? I can (?:also |even )?"
        rf"(?:{_EDIT}|{_MAKE})\b[^.?!]{{0,100}}"
        rf"|\bI can (?:also )?(?:{_EDIT}|{_MAKE}) (?:a|an|another|this|the|it) [^.?!]{{0,60}}"
        r"(?:if you(?:[’']d| would)? (?:like|want|prefer|wish)|for you)\b"
        r"|\bfeel free to (?:adjust|modify|customi[sz]e|tweak|edit|personali[sz]e|adapt) "
        rf"(?:this|the|any) (?:[\w-]+ ){{0,2}}(?:{_TEXT}|details)\b[^.?!]{{0,80}}\b"
        r"(?:needs|needed|style|brand|voice|audience|necessary)\b"
        r"|\bI hope (?:this|that|these|the)(?: [a-z]+){0,2} "
        r"(?:helps?|answers your question|meets your (?:needs|requirements|expectations))(?=\s?[.!]|$)"
        r"|\b(?:is there anything else (?:you(?:[’']d| would) like|I can help)|how (?:else )?(?:can|may) "
        r"I assist you)\b[^.?!]{0,60}"
        r"|\b(?:please )?(?:feel free|don[’']t hesitate) to (?:ask|let me know|reach out|tell me) "
        r"if you(?:[’']d| would)? (?:like|want|need|require|prefer)\b[^.?!]{0,40}\b"
        rf"(?:changes|edits|revisions|adjustments|modifications|{_TEXT})\b[^.?!]{{0,60}}"
        r"|\bplease (?:let me know|feel free to ask) if you have any (?:further|more|other|additional) questions\b"
    )


@cache
def speaks_of_assistants() -> re.Pattern[str]:
    """Words of an article about chat assistants."""
    return compiled(
        r"\b(?:ChatGPT|GPT-?\d\w*|OpenAI|Claude|Gemini|Copilot|Bard|LLMs?|(?i:chat-?bots?|language models?|generative "
        r"AI|prompt(?:s|ed|ing)?|AI (?:assistants?|models?|tools?|writing|writers?|text|content|systems?|companions?)"
        r"|artificial intelligence|machine-written))\b"
    )
