"""Tokens that chat assistants use among themselves and that copying lays bare ("turn0search0", "oaicite").

Three kinds. A *token* stands in the text that a reader sees. A *link* leads to a place that only the tool knows, or
carries its name as the source of the visit. What is *markup* is not seen: elements and attributes of a chat window.
The first families are those of Wikipedia's page on signs of AI writing (sections on markup and citations); the
others are the citation marks, roles and addresses that the tools' own exports show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from sourcecheck.compiled_patterns import compiled

__all__ = ["TOKEN_NEEDS", "hidden", "may_hide", "may_lead_nowhere", "parameters", "tokens", "unreachable"]

_TURN = (
    r"turn\d{1,3}(?:search|news|view|fetch|file|image|forecast|product|video|map|maps|reddit|finance|sports|academia"
    r"|youtube|business|click|calculator|time|browse|msearch|open|find|webpage)\d{1,3}"
)
_PRIVATE = "\ue000-\uf8ff"

# Of every token the visible text holds one of these.
TOKEN_NEEDS: tuple[str, ...] = (
    *(f"turn{digit}" for digit in range(10)), "oaicite", "oai_citation", "contentreference", "attributableindex",
    "cite_start", "cite_end", "cite  ", *(f" cite {digit}" for digit in range(10)),
    *(f" {what} {digit}" for what in ("web", "citation", "reference") for digit in range(10)),
    "attached_file", "attached_image", "generated_image", "conversation_history",
    "sandbox", "grok_", "grok-card", "grok render", "render_inline_citation", "citation_card",
    "im_start", "im_end", "im_sep", "endoftext", "eot_id", "header_id", "begin_of_text", "end_of_text", "start_of_turn",
    "end_of_turn", "python_tag", "endofprompt", " inst ", " sys ", "antartifact", "antthinking", "antml",
    "tool_call", "function_calls", "conversation with", "†", "^]", "gmask", "ppl-ai-file",
    "filecite", "navlist", "file-service", "fim_", "<|", "<｜", "</",
)  # fmt: skip


@cache
def tokens() -> re.Pattern[str]:
    """A token, or a row of them, in the text that a reader sees; by name of the family."""
    return compiled(
        # Marks of searches in a row, with private-use characters around or without.
        rf"(?P<turn>[{_PRIVATE}【\[(]{{0,4}}(?:(?:file|image|product|video|map)?cite|navlist|i)?"
        rf"[{_PRIVATE}]{{0,4}}{_TURN}"
        rf"(?:[{_PRIVATE}, †]{{0,4}}{_TURN})*[{_PRIVATE}]{{0,4}}(?:L\d{{1,6}}(?:-L?\d{{1,6}})?)?"
        rf"[{_PRIVATE}】\])]{{0,4}}"
        rf"|[{_PRIVATE}](?:file)?(?:cite|navlist|entity|image_group)[{_PRIVATE}]?)"
        # References to a content, with and without an index or an address.
        r"|(?P<oai>(?::?contentReference)?[\[【(]?:?oaicite:?\d*[\]】)]?(?:\{index=\d+\})?"
        r"|:contentReference\b(?:\[[^\]]{0,40}\])?(?:\{index=\d+\})?"
        r"|[\[【]?\boai_citation(?:_attribution)?:?\d*(?:[‡†][^\]】\s]{0,120})?[\]】]?"
        r"|\(?\{\s?[\"“']attribution[\"”']:\s?\{[\"“']attributableIndex[\"”']:\s?[\"“'][\d-]+[\"”']\}\s?\}\)?)"
        # A dagger between a number and a file, a line or the word source.
        r"|(?P<dagger>【\d{1,3}(?::\d{1,3})?†[^】]{0,100}】|\[\d{1,3}(?::\d{1,3})?†(?:source|L\d+(?:-L?\d+)?)\])"
        # Numbers of sources in brackets, under the names that several tools use.
        r"|(?P<cite>\[cite_(?:start|end)\]|\[cite: ?\d[\d, –-]*\]|\[(?:web|citation|attached_file|attached_image"
        r"|generated_image|conversation_history):\d{1,3}\](?:\[(?:web|citation|attached_file):\d{1,3}\])*"
        r"|\[reference:\d{1,3}\]|\[\^\d{1,3}\^\])"
        r"|(?P<grok>\bgrok_render_citation_card_json\S{0,200}|\bgrok_card\b|\bgrok-card\b|<?grok:render[^>]{0,200}>?"
        r"|\brender_inline_citation\b|\bcitation_card\b)"
        r"|(?P<file>\bsandbox:/mnt/[\w./%-]+|\bfile-service://[\w-]+|https://ppl-ai-file-upload\.s3\S+)"
        # roles and turns of a chat
        r"|(?P<role><\|(?:im_(?:start|end|sep)|endoftext|startoftext|eot_id|(?:start|end)_header_id|begin_of_text"
        r"|end_of_text|python_tag|endofprompt|fim_\w{3,10}|assistant|user|system|end|channel|message|start|return|call"
        r")\|>(?:(?:assistant|user|system)\b)?|<｜[^｜<>]{2,40}｜>|(?:</?s>)?\[/?INST\]|<</?SYS>>"
        r"|\[gMASK\](?:sop)?|<(?:start|end)_of_turn>|</?(?:think|thinking|tool_call|function_calls|antThinking"
        r"|antArtifact)(?:\s[^<>]{0,200})?>|</?antml:\w+[^<>]{0,200}>)"
        # What is put under a copied answer.
        r"|(?P<talk>\b[Ss]ource:? ?[Cc]onversation with (?:Bing|Copilot|ChatGPT|Gemini|Claude),? (?:on )?"
        r"\d[\d/.-]{4,9})"
    )


_TOOLS = (
    r"(?:chat\.openai|chatgpt|openai|perplexity|copilot(?:\.microsoft)?|gemini(?:\.google)?|bard\.google|claude|grok"
    r"|(?:chat\.)?deepseek|chat\.mistral|meta\.ai|poe|phind|kimi|qwen)(?:\.(?:com|ai|microsoft\.com|google\.com))?"
)


def may_lead_nowhere(addresses: str) -> bool:
    """Whether ``parameters`` or ``unreachable`` may find something in addresses, joined into one text."""
    return (
        "utm_source" in addresses
        or "referrer=" in addresses
        or "sandbox:" in addresses
        or "chatgpt.com" in addresses
        or "openai.com" in addresses
        or "claude.ai" in addresses
        or "usercontent.com" in addresses
        or "file-" in addresses
        or "/pplx" in addresses
        or "grok_" in addresses
    )


@cache
def parameters() -> re.Pattern[str]:
    """The parameter that a chat window adds to the addresses it shows; the group ``last`` holds what follows it."""
    return compiled(
        rf"(?P<mark>[?&]|&amp;|&#38;|%3F|%26)(?:utm_source|utm_referrer|referrer)(?:=|%3D){_TOOLS}(?![\w.])"
        r"(?P<last>&amp;|&#38;|&(?!\w+;)|%26)?",
        re.IGNORECASE,
    )


@cache
def unreachable() -> re.Pattern[str]:
    """Addresses that lead nowhere outside the chat in which they were made."""
    return compiled(
        r"(?i)^(?:sandbox:/|file-service://|grok_render_citation"
        r"|https?://(?:chatgpt\.com|chat\.openai\.com)/(?:g/[\w-]+/)?c/[0-9a-f-]{16,}|https?://claude\.ai/chat/[0-9a-f-]{16,}|https?://files\.oaiusercontent\.com/"
        r"|https?://ppl-ai-file-upload\.s3|https?://r2cdn\.perplexity\.ai/pplx-)"
    )


# Attributes of a chat window hold one of these.
_ATTRIBUTES = ("data-message-", "data-is-", "font-claude-", "response-content-markdown")


@cache
def _elements() -> re.Pattern[str]:
    return compiled("<(?:/?(?:think|tool_call|function_calls|ant(?:ml|Art|Think))|grok|cite index=)")


def may_hide(source: str, is_html: bool) -> bool:
    """Whether ``hidden`` may find something in a source."""
    return _elements().search(source) is not None or (is_html and any(part in source for part in _ATTRIBUTES))


def hidden(source: str) -> Iterator[tuple[str, int, int]]:
    """Elements and attributes of a chat window in the source of a page: which of both, and where it stands."""
    if _elements().search(source) is not None:
        yield from (("element", *match.span()) for match in _element().finditer(source))
    if any(part in source for part in _ATTRIBUTES):
        yield from (("attribute", *match.span()) for match in _attribute().finditer(source))


@cache
def _element() -> re.Pattern[str]:
    return compiled(
        r"<(?:/?(?:think|thinking|tool_call|function_calls|antThinking|antArtifact)(?:\s[^<>]{0,200})?>"
        r"|/?antml:\w+[^<>]{0,200}>|grok[:-](?:render|card)\b[^<>]{0,300}>|cite index=[\"'][\d, -]{3,80}[\"']>)"
    )


@cache
def _attribute() -> re.Pattern[str]:
    # Begins with letters that are looked for fast; what stands before them is looked at behind the first.
    return compiled(
        r"d(?<!\wd)ata-(?:message-(?:author-role|model-slug)=|is-(?:last|only)-node\b(?==|[\s>]))"
        r"|[fr](?<=[\"'\s].)(?:ont-claude-(?:message|response(?:-body)?)|esponse-content-markdown)(?=[\"'\s])"
    )
