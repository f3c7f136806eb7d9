"""How lines, labels and brackets that name a speaker look."""

from __future__ import annotations

from functools import cache

from sourcecheck.analysis.lazy_patterns import LazyPatterns

__all__ = ["patterns"]


@cache
def patterns() -> LazyPatterns:
    return LazyPatterns({
        # "— Ana Ruiz, mayor", "~ Ruiz", "-Sanders"; behind a quotation or in a line of its own.
        "line": (
            r"\s?(?:[—–―~‒]|--?)\s?(?:by |from )?[\"“(]?(?:[A-Z@]|the |an? |one |my |our )[^\n]{1,150}$"
        ),
        "behind": r"\s?(?:[—–―~‒]|--?)\s?(?:by |from )?(?:[A-Z@][\w.’'-]+|the |an? )",
        # "“…,” crackles the loudspeaker": whatever the verb
        "inverted": r"[,!?][”\"’'] [a-z]+(?:s|ed) (?P<who>(?:the|an?|one|his|her|its|their|our|my) [a-z]+)",
        "bracket": r"[.,]?\s?[(\[](?:via |from |see |source:? )?[A-Z@][\w.’' ,-]{2,80}[)\]]",
        # "“…” is painted along the boathouse", "“…” It is signed by Maud Toller and dated 1899."
        "shown": (
            r",? (?:It |[Tt]hey )?(?:is|was|are|were)(?: now| still)? (?:painted|carved|cut|engraved|inscribed|etched|"
            r"printed|embroidered|stitched|written|chalked|stencilled|stenciled|scrawled|scratched|daubed|sprayed|posted|"
            r"pinned|displayed|tattooed|signed|dated|chiselled|chiseled|scribbled|projected)\b"
        ),
        "quoted": (
            # "The words are those of Ana Ruiz.", "That was how Ana Ruiz opened the debate."
            r" ?(?:The|Those|These|That|This) (?:words?|quotes?|quotations?|lines?|sentences?|remarks?|verdicts?|quip|"
            r"speaker) (?:from|of|by|is|are|was|were|comes?|came|belongs?|stems?|goes|appears?|appeared|opens?|"
            r"opened)\b|"
            r" ?(?:That|This|So) (?:is|was) (?:how|what)\b|"
            r" ?Words (?:of|from) (?:the )?(?:[a-z-]+ ){0,3}[A-Z]|"
            # "That was the runner Ana Ruiz", "Thus Ana Ruiz", "That from Ana Ruiz"
            r" ?(?:That|This|Thus|So) (?:(?:is|was) )?(?:from |by )?(?:the )?"
            r"(?:(?!in |at |on |to |for |with |when |before |after |during |not |as )[a-z-]+,? ){0,3}"
            r"[A-Z][\w’'-]+ (?:[A-Z]\.? )?[A-Z][a-z]"
        ),
        # "The bank issued a statement on Friday.", "The firm apologised in a letter to travellers."
        "stated": (
            r"\b(?:in|issued|released|published|posted|sent|wrote|made|gave|put out) (?:an?|the|its|their|his|her)"
            r" (?:[a-z]+ )?(?:statement|letter|note|message|post|e-?mail|release|memo|notice|reply|answer|speech|"
            r"interview|filing|leaflet)\b"
        ),
        # Behind somebody's name: "Ana Ruiz, a fisher", "Ruiz has run the kiosk", "Ruiz shook her head".
        "portrait": (
            r",|(?: [a-z]+ly| still| also| now| then)? (?:is|was|has|had|[a-z]{2,}[a-rt-z]s)\b|"
            r"[^.!?]{0,80}\b(?:his|her|who|herself|himself)\b"
        ),
        "label": r"(?:Q|A|Q\d|A\d|[A-Z][\w.’'-]*(?: [A-Z(][\w.’')-]*){0,4}) ?(?:[:>]|\.? ?[—–])(?= |$)",
        "citation": r"\[\d{1,3}\]|\((?:[A-Z][\w’'.&-]+,? )+(?:et al\.,? )?\d{4}|\bpp?\. ?\d|^ ?\(\d{4}\)",
        "outlet": r"\[[A-Z][\w .|,’'&-]{1,40}\]",  # "[Lee Moran, HuffPost]" closes an item of a round-up
        "empty": (
            r"(?i)\b(?:thing|point|truth|fact|(?<!error )(?<!text )message|lesson|conclusion|answer|idea|"
            r"reality|upshot|bottom line|takeaway|verdict|result|reason|problem|point|moral|theme)s? (?:\w+ ){0,3}"
            r"(?:is|was|are|were|remains?|seems?|becomes?|emerges?)(?: \w+){0,3}$|"
            r"\b(?:to|is|was|remains) (?:an?|one|the same) (?:\w+ ){0,2}"
            r"(?:truth|fact|cost|point|lesson|conclusion|theme|reality)$|"
            r"^(?:and |but |so )?(?:consider|remember|note|here(?: it)? is|in short|in other words|in brief)"
            r"(?: this| that)?$|"
            # What everybody says, thinks or feels, and nobody in particular.
            r"^(?:the |an? |early |first |public |local |general ){0,3}(?:reactions?|responses?|reception|feedback|"
            r"opinions?|moods?|feelings?|sentiment)(?: (?:in|on|at|around|across|along|among|outside|inside|online|"
            r"within) ?(?-i:[a-z' -]{0,40}))? (?:is|was|were|are|has been|had been|remains?|remained|came|comes)"
            r"(?: \w+){1,4}$|"
            r"^there (?:is|was|remains|remained) (?:only |just |still )?(?:one|a|the) (?-i:[a-z]+ )?"
            r"(?:question|worry|fear|topic|thing|point|truth|answer|complaint|thought|joke|refrain|hope|rumou?r)"
            r"(?-i: [a-z]+){0,5}$|"
            r"^(?:everywhere |always |again |and |so |,? )*the same (?:complaint|answer|refrain|cry|story|question)$|"
            r"^(?:the |this |such an? )?(?:public |general |popular |common )?(?:opinion|view|mood|feeling|sentiment)"
            r"(?-i:[a-z ]{0,50}) (?:as follows|like this|thus|unanimous|clear)$"
        ),
    })  # fmt: skip
