"""Literals of what chat assistants say: where none stands, nothing of it does."""

from __future__ import annotations

from sourcecheck.analysis.page.assistant_phrases import FOREIGN_NEEDS

__all__ = ["ASSISTANT_NEEDS"]

# One of these is in everything that ``assistant_phrases`` looks for, in the form in which the scanner folds text.
ASSISTANT_NEEDS: tuple[str, ...] = (
    # certain
    " an ai", " a ai", "based ai", " an a.i.", " a a.i.", "artificial intelligence", "language model",
    "learning model", " an llm", " a llm", "chatgpt", "sorry but", "sorry, but", "apologize but", "apologize, but",
    "apologise but", "apologise, but",
    "this prompt", "that prompt", "the prompt", "your prompt", "s prompt", "given prompt",
    *(f"{which} {kind}request" for which in ("this", "that") for kind in ("", "specific ", "particular ")),
    "browse the ", "ability to access",
    *(f"access {what}" for what in ("the internet", "real", "external", "current")),
    *(f"access to {what}" for what in ("the internet", "real", "up-to-date", "current", "live", "external")),
    "have personal", "any personal", "openai", "against my", "violate my", "violates my", "as of my",
    *(f"{what} {then}" for what in ("knowledge", "training", "data") for then in ("update", "cut", "data")),
    "my knowledge", "my training", "cutoff date", "cut-off date",
    *(f"please {verb}" for verb in ("provide", "share", "paste", "send")),
    "not see a", "not see the", "t see a", "t see the",
    "rewritten", "rephrased", "paraphrased", "humanised", "humanized", "reworded", "condensed", "like me to",
    *(f"your {what}" for what in ("instructions", "specifications", "guidelines", "requirements", "request")),
    *(f"{fault} in my" for fault in ("confusion", "mistake", "error", "oversight", "inaccuracy")),
    # closing
    "want me to", "let me know", "i can ", "feel free to", "hesitate to", "i hope ", "anything else", "i assist you",
    # framing
    *(f"{edge}here{is_}" for edge in (" ", "-") for is_ in ("'s ", " is ", " are ")),
    *(f"let{me} {begin}" for me in ("'s", " me") for begin in ("break", "dive", "create", "write", "start")),
    *(f"i{will} {do}" for will in ("'ll", " will") for do in ("help", "write", "create", "provide")),
    "be happy to", "i can help", "below are", "as requested", "as per your", "per your ", "based on your", "below is",
    "regenerate response", "is this conversation", "was this response",
    # more of each
    "was last updated", "was last trained", "my last update", "sorry i ", "sorry  i ",
    "let me know which", *(f"{ask} i {also}{do} " for ask in ("shall", "should") for also in ("", "also ") for do in (
      "adjust", "expand", "elaborate", "refine", "modify", "tweak", "revise", "rewrite", "rephrase", "shorten",
      "lengthen",
      "condense", "tailor", "customise", "customize", "fine-tune", "polish", "reword", "simplify", "summarise",
      "summarize", "paraphrase", "reformat", "proofread", "continue", "draft", "generate", "create", "write", "add",
      "turn")),
    "language model", "responsible ai", "helpful ai", "neutral ai", "virtual ai", "digital ai", "trained ai",
    "conversational ai", "am sorry i ", "i'm sorry i ", "i'm sorry  i ", "am sorry  i ",
    *(f" {make} {what}" for make in ("generate", "create", "produce", "write") for what in (
      "content", "material", "text",
      "a description", "a response", "a caption", "a summary", "an article", "a article", "an image", "a image",
      "an description", "an response", "an caption", "an summary", "explicit", "harmful", "misleading", "false",
      "violent", "hateful")),
    *(f"you {have} {done}" for have in ("haven't", "have not", "didn't", "did not")
      for done in ("provide", "share", "paste", "include", "attach")),
    *(f"user {asks} {what} " for asks in ("wants", "asked", "asks", "is asking", "has asked", "requests", "requested",
      "needs")
      for what in ("me", "for a", "for an", "a", "an")),
    "prompt asks", "prompt asked", "prompt calls", "prompt request", "need to produce", "need to output",
    "need to write", "can make mistakes",
    "my last training", "my latest training", "recent training", *(f"{what} is {how}" for what in ("version",
    "article", "draft", "piece", "text", "rewrite") for how in
    ("now ", "about ", "approximately ", "roughly ", "around ", "exactly ", *"0123456789")), "word count",
    "want me to", "you said", "claude said", "gemini said", "copilot said",
    "thought for", "reasoned for", "now write", "okay ", "alright ",
    "hmm ", *(f"i{will} {now}{do}" for will in ("'ll", " will")
    for now in ("", "now ") for do in ("rewrite", "paraphrase", "rephrase", "generate", "produce", "draft")),
    *FOREIGN_NEEDS,
)  # fmt: skip
