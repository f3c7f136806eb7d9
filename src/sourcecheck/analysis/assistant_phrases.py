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

__all__ = ["certain", "closing", "framing", "speaks_of_assistants"]

_AI = (
    r"(?:an? (?:AI|A\.I\.|artificial intelligence|large language model|language model|text-based AI"
    r"|machine learning model|LLM))"
)
_WHAT = r"(?: (?:language |chat )?(?:model|assistant|chatbot|program|system|bot|tool))?"
_CANNOT = (
    r"(?:can(?:no|[’'])t|can not|am (?:not able|unable) to|[’']m (?:not able|unable) to|do(?:n[’']t"
    r"| not) have the ability to"
    r"|won[’']t be able to|am not (?:allowed|programmed|permitted) to)"
)
_EDIT = (
    r"(?:adjust|expand(?: on)?|elaborate(?: on)?|refine|modify|tweak|revise|rewrite|rephrase|shorten|lengthen"
    r"|condense|tailor"
    r"|customi[sz]e|fine-tune|polish|reword|simplify|summari[sz]e|paraphrase|reformat|proofread|continue)"
)
_MAKE = (
    r"(?:create|generate|draft|write|prepare|produce|add|include|provide|make|turn|convert|translate|format"
    r"|suggest|help|go|dive"
    r"|explain|break|change|update|edit|give|design|develop|outline|compile|explore)"
)
_TEXT = (
    r"(?:article|text|content|essay|story|paragraphs?|passage|blog post|blog|post|draft|version|section"
    r"|response|answer|outline"
    r"|summary|script|letter|email|e-mail|message|tone|headline|title|guide|report|speech|caption|copy|piece"
    r"|translation|bio)"
)
_DONE = (
    r"(?:rewritten|re-written|paraphrased|humani[sz]ed|reworded|rephrased|polished|proofread|SEO-optimi[sz]ed"
    r"|SEO-friendly"
    r"|plagiarism-free|expanded|condensed|shortened|refined|revised|improved|edited|updated|simplified"
    r"|corrected|reworked)"
)


@cache
def certain() -> re.Pattern[str]:
    """Self-reference, refusals of a request, training limits, answers to a prompt."""
    return re.compile(
        rf"(?i)\bas {_AI}{_WHAT}(?:,? (?:developed|trained|created|made) by \w+)?,? (?:I\b(?![.-])|my\b"
        rf"|it[’']s (?:important|not) for me\b)"
        rf"|\bI(?:[’']m| am) (?:just |only |merely |simply )?{_AI}(?: (?:language )?(?:model|assistant|chatbot))\b"
        r"|\bI(?:[’']m| am) (?:a large language model|ChatGPT|an AI (?:developed|trained|created) by"
        r"|an AI,? (?:and|so|I)\b)"
        rf"|\bI(?:[’']m| am)? ?(?:sorry|apologi[sz]e),? but (?:as {_AI}{_WHAT}|I {_CANNOT} (?:assist|help|comply"
        rf"|fulfil+|complete|provide|generate"
        r"|create|produce|write|engage|continue|access|browse|answer))\b"
        rf"|\bI ?{_CANNOT} (?:fulfil+|complete|comply with|process|satisfy|execute|respond to|carry out) (?:this"
        rf"|that|the|your) prompt\b"
        rf"|\bI ?{_CANNOT} (?:fulfil+|complete|comply with|assist (?:you )?with|help (?:you )?with) (?:this"
        rf"|that) (?:specific |particular )?request\b"
        rf"|\bI ?{_CANNOT} (?:browse the (?:internet|web)|access (?:the internet|real[- ]time|external (?:links"
        rf"|websites|content)|current (?:data|information)))"
        r"|\bI (?:do(?:n[’']t| not)) have (?:access to|the ability to access) (?:real[- ]time|the internet"
        r"|up-to-date|current|live|external) "
        r"?(?:data|information|news|updates|internet|browsing)?"
        r"|\bI do(?:n[’']t| not) have (?:personal|any personal) (?:opinions|experiences|feelings|beliefs"
        r"|emotions|preferences)\b"
        r"|\b(?:goes against|violates?|against) (?:OpenAI[’']s?|OpenAI|my) (?:use[- ]case |usage |use "
        r"|content )?(?:polic(?:y|ies)|programming|guidelines)\b"
        r"|\b(?:as of|up (?:to|until)|since|after|before) my (?:last|latest|most recent|current"
        r"|final)? ?(?:knowledge |training )(?:data )?(?:update|cut-?off|cut off)\b"
        r"|\bas of my (?:last|latest|most recent) (?:update|training)\b(?=,? in (?:\w+ )?20\d\d|,)"
        r"|\bmy (?:knowledge|training(?: data)?)(?: base)? (?:cut-?off|only (?:goes|extends|covers)|(?:goes"
        r"|extends|runs) (?:only )?(?:up )?to|ends in|was last updated|is (?:current|limited"
        r"|up to date) (?:up )?(?:to|as of))"
        r"|\bmy (?:knowledge )?cut-?off date (?:is|was|in|of)\b"
        r"|\b(?:your|the user[’']s|the given) prompt (?:asks?|asked|requests?|requested|specif(?:y|ies|ied)"
        r"|mentions?|did)\b"
        r"|\b(?:as|per) (?:you )?(?:requested|specified|instructed|asked) in (?:your|the) prompt\b"
        r"|\b(?:as per|per|following|in line with|according to) your (?:instructions|prompt|specifications|guidelines"
        r"|requirements|request),? (?:this|the) (?:article|text|essay|post|piece|section|story|response|version"
        r"|draft)\b"
        r"|\b(?:based on|according to|in|from) my training data\b|\bmy training data (?:only )?(?:goes|runs|ends"
        r"|stops)\b"
        r"|\bI (?:apologi[sz]e|[’']m sorry|am sorry) for (?:the|any|my) (?:confusion|mistake|error|oversight"
        r"|inaccuracy) in "
        r"my (?:previous|last|earlier|prior) (?:response|answer|message|reply)\b"
        rf"|\bplease (?:provide|share|paste|send)(?: me)?(?: with)? (?:the|your|more"
        rf"|any) (?:[\w-]+ ){{0,3}}{_TEXT} (?:(?:that )?you(?:[’']d| would) like me to|you want me to"
        rf"|so (?:that )?I can)\b"
        rf"|\bI (?:don[’']t|do not) see (?:any|an?|the) (?:[\w-]+ ){{0,2}}{_TEXT} (?:attached|provided|included"
        rf"|in your (?:message|prompt|request))"
        rf"|\bI(?:[’']ve| have) (?:rewritten|rephrased|paraphrased|humani[sz]ed|reworded|condensed) (?:the|your"
        rf"|this) (?:[\w-]+ ){{0,2}}{_TEXT}\b(?=.{{0,60}}\b(?:to|while|for|so|as|with|in|below)\b)"
        rf"|\bI understand (?:that )?you(?:[’']d| would) like me to {_MAKE}\b"
    )


@cache
def framing() -> re.Pattern[str]:
    """An answer's first words. Matched where a block begins."""
    return re.compile(
        rf"(?i)\W{{0,3}}(?:(?:certainly|sure(?: thing)?|of course|absolutely|definitely|great question|got it"
        rf"|understood|no problem|okay|alright)\s?[!.,—–-]\s?"
        rf"(?:here(?:[’']s| is| are) (?:a|an|the|your|some|my|\d+|two|three|four|five|six|seven|ten)\b"
        rf"|below (?:is|are) (?:a|an|the|your|some)\b|(?:let[’']s|let me) (?:break|dive|create|write|start)\b"
        rf"|I(?:[’']d| would) be happy to\b|I can help\b|I(?:[’']ll| will) (?:help|write|create|provide)\b)"
        rf"|here(?:[’']s| is) (?:the|a|an"
        rf"|your) (?:[\w’'-]+,? (?:and )?){{0,4}}?{_DONE},? (?:and )?(?:[\w-]+,? ){{0,4}}?(?:version"
        rf"|{_TEXT})(?: of (?:the|your) (?:[\w’'-]+ ){{0,3}}?{_TEXT})?(?=\W*(?:$|:|with|in|that|tailored|based"
        rf"|while|for|using))"
        rf"|here(?:[’']s| is) (?:a|an|your|the) (?:[\w’',-]+ ){{0,5}}?{_TEXT} (?:you (?:requested|asked for)"
        rf"|(?:tailored|based|written|optimi[sz]ed)[^.:]{{0,40}} your\b|as (?:you )?requested)"
        rf"|here(?:[’']s| is) (?:a|an|your) (?:about |approximately |roughly )?[\d,.]+[- ]?(?:word"
        rf"|character)s?\b[^.:]{{0,60}}"
        rf"|(?:as requested|as per your (?:request|instructions)|per your (?:request|instructions)"
        rf"|based on your (?:request|prompt|instructions)),? (?:here|below|I(?:[’']ve| have)|this)\b"
        rf"|below is (?:a|an|the|your) (?:[\w’',-]+ ){{0,5}}?{_DONE} (?:[\w-]+ ){{0,3}}?{_TEXT}(?=\W*(?:$|:))"
        rf"|(?:regenerate response|is this conversation helpful so far\??|chatgpt said:?"
        rf"|was this response better or worse\??)\W*$)"
    )


@cache
def closing() -> re.Pattern[str]:
    """Offers and good wishes at an answer's end."""
    return re.compile(
        rf"(?i)\b(?:would you like|do you want) me to (?:also )?(?:{_EDIT}|{_MAKE})\b[^.?!]{{0,120}}\?"
        rf"|\b(?:please )?(?:feel free to )?let me know (?:if|whether|how) you(?:[’']d| would)? (?:like|want"
        rf"|need|prefer)(?: me)? to (?:also )?(?:{_EDIT}\b|{_MAKE}\b[^.?!]{{0,60}}\b(?:further|specific"
        rf"|additional|more|another|different|{_TEXT}))[^.?!]{{0,80}}"
        r"|\b(?:please )?(?:feel free to )?let me know if you(?: need| want|[’']d like| would like| have)(?: to make)?"
        r" (?:(?:any|some|further|more|additional) )*(?:changes|adjustments|modifications|revisions|edits"
        r"|tweaks|refinements"
        r"|alterations|(?<=further )assistance|(?<=more )help|(?<=further )help|(?<=additional )help"
        r"|(?<=additional )assistance)"
        r"\b[^.?!]{0,80}"
        rf"|\bif you(?:[’']d| would)? (?:like|want|prefer|wish),? I can (?:also |even )?(?:{_EDIT}"
        rf"|{_MAKE})\b[^.?!]{{0,100}}"
        rf"|\bI can (?:also )?(?:{_EDIT}|{_MAKE}) (?:a|an|another|this|the|it) [^.?!]{{0,60}}(?:if you(?:[’']d"
        rf"| would)? (?:like|want|prefer|wish)|for you)\b"
        rf"|\bfeel free to (?:adjust|modify|customi[sz]e|tweak|edit|personali[sz]e|adapt) (?:this|the|any) "
        rf"(?:[\w-]+ ){{0,2}}"
        rf"(?:{_TEXT}|details)\b[^.?!]{{0,80}}\b(?:needs|needed|style|brand|voice|audience|necessary)\b"
        r"|\bI hope (?:this|that|these|the)(?: [a-z]+){0,2} (?:helps?|answers your question|meets your (?:needs"
        r"|requirements"
        r"|expectations))(?=\s?[.!]|$)"
        r"|\b(?:is there anything else (?:you(?:[’']d| would) like|I can help)|how (?:else )?(?:can"
        r"|may) I assist you)\b[^.?!]{0,60}"
        rf"|\b(?:please )?(?:feel free|don[’']t hesitate) to (?:ask|let me know|reach out|tell me) if you(?:[’']d| "
        rf"would)? "
        rf"(?:like|want|need|require|prefer)\b[^.?!]{{0,40}}\b(?:changes|edits|revisions|adjustments|modifications"
        rf"|{_TEXT})\b"
        rf"[^.?!]{{0,60}}"
        r"|\bplease (?:let me know|feel free to ask) if you have any (?:further|more|other|additional) questions\b"
    )


@cache
def speaks_of_assistants() -> re.Pattern[str]:
    """Words of an article about chat assistants."""
    return re.compile(
        r"\b(?:ChatGPT|GPT-?\d\w*|OpenAI|Claude|Gemini|Copilot|Bard|LLMs?|(?i:chat-?bots?|language models?"
        r"|generative AI|prompt(?:s|ed|ing)?"
        r"|AI (?:assistants?|models?|tools?|writing|writers?|text|content|systems?|companions?)"
        r"|artificial intelligence|machine-written))\b"
    )
