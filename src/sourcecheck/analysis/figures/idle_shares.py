"""What says that a share needs no counting: a rate that is set, a stake, a vote, a mixture, an order to the reader."""

from __future__ import annotations

from functools import cache

from sourcecheck.analysis.lazy_patterns import LazyPatterns

__all__ = ["idle"]


@cache
def idle() -> LazyPatterns:
    """What says that a share needs no counting: looked for before it, after it, and around it."""
    set_by = (
        r"tax(?:es|ed|ation)?|tariffs?|levy|levies|duty|duties|vat|gst|surtax|interest|mortgages?|apr|apy|yields?|"
        r"coupons?|fees?|commissions?|royalt(?:y|ies)|tips?|gratuity|deposits?|down payments?|discounts?|rebates?|"
        r"mark-?ups?|mark-?downs?|stakes?|position|shareholding|equity|ownership|owns?|owned|bonus(?:es)?|"
        r"brackets?|surcharges?|deductions?|deductible|quotas?|thresholds?|caps?|pay (?:rise|raise|cut|increase)s?|"
        r"raises?|salary|salaries|wage increase|fines?|loans?|bonds?|dividends?|rates? of (?:tax|interest)"
    )
    # Told before the share only: "rides fell by half after the fares went up".
    set_too = (
        r"(?:bank|base|key|lending|repo|deposit|policy|benchmark|savings|borrowing|prime|refinancing|discount) rates?|"
        r"fares?|tolls?|postage|stamps?|minimum wage|living wage|premiums?|overdrafts?|savings accounts?|"
        r"subscriptions?|tuition|allowances?|child benefit|state pension|charges|charged"
    )
    return LazyPatterns({
        "before": (
            rf"(?i)(?:\b(?:{set_by}|{set_too})\b(?: (?!(?:and|but|while|whereas|that|because|so)\b)[\w’'-]+){{0,4}}"
            r" (?:of|at|to|by|from|is|was|are|were|for|only|just|about|around|up to|as much as)? ?(?:\w+ )?$"
            r"|\b(?:if|suppose|supposing|imagine|assume|assuming|let[’']s say|for example,?|for instance,?|e\.g\.,?|"
            r"unless|until|even if|as if)(?: [\w’',-]+){0,8} $"
            r"|\b(?:goals?|targets?|aims?|aimed|aiming|pledge[ds]?|promise[ds]?|plan(?:s|ned)? to|vow(?:s|ed)?|"
            r"propos(?:e[ds]?|ing|als?)|require[ds]?|requiring|mandate[ds]?|call(?:s|ed|ing)? for|allow(?:s|ed)?|must|"
            r"should|"
            r"shall|need(?:s|ed)? to|has to|have to|hop(?:e[ds]?|ing) to|want(?:s|ed)? to|commit(?:s|ted|ment)?|"
            r"agree[ds]? to|"
            r"guarantee[ds]?|make sure|ensure)(?: [\w’',$-]+){0,6} $"
            r"|\b(?:lead|leads|led|beat|margin|victory|defeated)(?: [\w’',-]+){0,3} (?:by|of|with) (?:\w+ )?$"
            # What somebody does to what is his, or to what has a price.
            rf"|\b(?:cuts?|cutting|rais(?:e[ds]?|ing)|lower(?:ed|s|ing)?|lift(?:ed|s)?|hike[ds]?|slashe[ds]|trimmed|"
            r"increase[ds]?|reduce[ds]?|puts? up|upped|dropped|slashes)"
            rf" (?:(?:its|their|his|her|our|all)\b(?: [\w’'-]+){{1,4}}"
            rf"|(?:the )?(?:[\w-]+ )?(?:{set_by}|{set_too}|prices?|wages?|rents?|pay|pensions?|hours|budgets?|grants?|"
            r"funding|spending|allowances?|subsid(?:y|ies)|strength)"
            r"(?: [\w’'-]+){0,6}) (?:by|to) (?:\w+ )?$"
            # A piece of a thing that changes hands.
            r"|\b(?:sold|sells?|selling|bought|buys?|buying|gave|gives?|acquired?|acquires|donated?|took over|kept|"
            r"keeps|handed over|inherited|left) (?:\w+ )?$"
            r"|\b(?:wants?|wanted|demands?|demanded|asks?|asked|insists?|settled?|limits?|limited|caps?|capped)"
            r"(?: [\w’'-]+){0,3} (?:no|to|at|on|for) $"
            r"|\b(?:needs?|takes?|requires?|wants) (?:at least |a )?$"
            r"|\b(?:road|hill|track|street|path|ramp|slope|pass|lane) (?:\w+ )?(?:climb(?:s|ed)|rises|falls|drops) at $"
            # A line of figures with their labels.
            r"| [=≈] $"
            r"|\b(?:entitled to|may (?:take|keep|use|draw|have)) (?:\w+ ){0,2}$"
            r"|\b(?:shot|shoots|shooting|batting|bats|connected on)(?: [\w’',-]+){0,2} $"
            r"|\b(?:insurance|insurer|insurers|reimburses|battery|progress:?|probability|slope|gradient|mix|"
            r"solution|zoom|opacity|brightness|volume|"
            r"capacity|width|"
            r"height|padding|humidity|concentration|coverage)(?: [\w’'-]+){0,4} $"
            # What a place is, told in passing: any almanac has it.
            r"|\b(?:state|county|city|town|district|country|nation|region|province|village|borough|precinct|island|"
            r"neighbou?rhood),? (?:that|which)(?:[’']s| is| was) (?:\w+ )?$"
            r"|\b(?:top|bottom|upper|lower|wealthiest|richest|poorest|the (?:first|last|other|second|next|remaining|"
            r"final)) $"
            r"|\b(?:beer|ale|mild|stout|lager|bitter|porter|cider|wine|brew)s? (?:of|at|with) $"
            r"|\b(?:save|saves|saving|get|gets|enjoy|extra|claim|grab) (?:up to |an extra |an additional |you )?$)"
        ),
        # "Owners cut their bills by": many who are counted, not one who sets a price.
        "many_cut": (
            r"(?:^|[,;:] )(?!(?:The|These|Those|Both|All|Its|Our) )(?:[A-Za-z][\w-]+ ){0,2}?(?P<who>[A-Za-z]+) "
            r"(?:who [a-z]+ )?(?:have |had )?(?:cut|rais|lower|increas|reduc|slash|trim)[a-z]* their "
        ),
        "rate": rf"(?i)[ -](?:(?!of\b)[\w’'-]+ ){{0,2}}(?!owns\b)(?:{set_by})\b"
            r"| (?:less|off|cheaper|more) (?:for (?:those|members|students|readers|children|anyone|everyone)|if you)\b",
        "after": (
            r"(?i)[ -](?:sure|certain|confident|of the time|complete\b|done\b|full\b|charged?\b|loaded|opacity|"
            r"width|height|"
            r"zoom|scale|battery|calibrated|off\b|cash ?back|apr\b|"
            r"chance|probability|confidence|likelihood|odds|certainty|solution|interval|significance|percentile|"
            r"water|lime|sand|cotton|wool|silk|linen|polyester|nylon|leather|recycled|pure|alcohol|abv|proof|cocoa|"
            r"cacao|dark|"
            r"chocolate|fat\b|milk|butter|juice|vinegar|rye|whole|hydration|humidity|gold|silver|copper|by (?:volume|"
            r"weight|mass)|"
            r"nicotine|strength|grade|slope|gradient|incline|club|movement|crowd|rule\b)"
            r"|,? (?:of|in) (?:the |its |their |his |her )?(?:\w+ )?"
            r"(?:ballots?|delegates?|precincts?|shots?|throws?|serves?|passes|seats|games|matches|points)\b"
            r"| of (?:your|my|his|her|(?:the |its )?(?:full )?capacity|what (?:I|you|he|she|it|follows|comes)\b)"
            r"| (?:to|of the) (?:pass|approve|override|win outright)\b"
            # What is asked of somebody: "half of all new buses must run without diesel".
            r"|[\w’' -]{2,70}? (?:should|must|shall|ought to)\b(?! have (?:been|\w+ed)\b)"
        ),
        "own": (
            r"\bI(?:[’']\w+)? |\b(?:[Mm]y|of mine)\b|\b[Oo]ur (?:own\b|\w+)|\b[Ww]e(?:[’']ve| have| had) (?!to\b)\w+|"
            r"\b[Ww]e(?:[’']d| also| already|"
            r" recently| then| even)? (?:\w+ed|found|saw|got|cut|made|ran|built|spent|grew|lost|won|kept|took|went|"
            r"came|put|pay|charge|offer|give|keep|ask for|deduct)\b"
        ),
        # Rates that somebody sets, told of in the sentence or the two before it.
        "rates": (
            r"(?i)\b(?:(?:bank|base|key|lending|repo|deposit|policy|benchmark|prime|refinancing|discount|interest|"
            r"mortgage|tax|vat|duty|tariff|borrowing|savings|overdraft) rates?|(?:cut|raise[ds]?|lift(?:ed|s)?|held?|"
            r"holds|lower(?:ed)?|left|kept|hiked?) (?:its |the |their )?(?:main |official )?rates?\b|rates on "
            r"(?:loans|savings|deposits|mortgages|overdrafts)|(?:fund|bank|broker|lender|society) charges|"
            r"(?:the|a|an) (?:lower |higher |reduced |standard |full |zero |top )?rate on|value[- ]added tax|vat\b)"
        ),
        "follows": r"(?:It|They|That|This|The (?:\w+ )?rates?|Rates?)\b|\w+ (?:paid|pays|charges|charged)\b",
        # What somebody pays or keeps, and what of: "the employer pays 9 percent of the wage".
        "pays": (
            r"\b(?:(?P<price>pays|costs|charges|deducts|withholds|contributes)|pay|paid|keeps?|takes?|bears?|covers?|"
            r"refunds?|gets? back) (?:about |around |up to |only |just )?$"
        ),
        "sum": (
            r" of (?:(?:the|his|her|their|your|its|each|every|any|all) )?(?:\w+ )?(?:wages?|salary|salaries|pay|fees?|"
            r"fares?|rent|bills?|prices?|sales?|invoices?|costs?|premiums?|purchases?|tuition)\b"
        ),
        # What somebody is told to do: "turn the heat down by a third".
        "told_to": (
            r"(?:(?:First|Then|Next|Now|Finally|Always|Never|Just|Only|Please|Do not|Don[’']t),? )?"
            r"(?:[Tt]urn|[Ff]ill|[Cc]ut|[Rr]educe|[Gg]ive|[Ss]et|[Aa]dd|[Uu]se|[Pp]ut|[Pp]our|[Mm]ix|[Ll]eave|[Kk]eep|"
            r"[Ll]ower|[Rr]aise|[Ii]ncrease|[Bb]oil|[Ss]immer|[Dd]rop|[Ll]et|[Tt]ake|[Mm]ake|[Tt]rim|[Mm]ultiply|"
            r"[Dd]ivide|[Ss]ubtract|[Dd]educt|[Pp]ay|[Tt]ip|[Pp]rune|[Rr]emove|[Dd]rain|[Dd]ilute|[Ss]ave|[Aa]im|[Ss]pend|"
            r"[Bb]uy|[Pp]lant|[Ss]hrink|[Ss]cale|[Ee]nlarge|[Cc]over|[Ss]tart|[Bb]egin|[Tt]ighten|[Rr]eplace|[Ee]mpty|"
            r"[Hh]old|[Bb]ook|[Aa]llow) (?!of\b|in\b|is\b|are\b|was\b|has\b|went\b|rose\b|fell\b)"
        ),
        "result": r" to \d{1,2}(?:\.\d)?(?: ?%| ?per ?cent)?(?=[.,;)]| (?:and|in|at|on|over|against)\b)",
        "awaited": r"\b(?:until|till|when|once|if|to)(?: [\w’'-]+){0,4} $",
        # Sums and shares told before, and what is theirs.
        "amount": r"[$£€] ?\d|\d (?:cents?|pence|euros?|dollars?|pounds?|francs?|crowns?)\b|\d ?%|\d ?per ?cent\b",
        "of_it": r" of (?:it|that|them|this)\b",
        "n_of_m": r"(?<![\w.,$£€])\d{1,6} (?:out )?of (?:the |its |their )?\d{1,6}\b(?! ?(?:%|per ?cent))",
        "alone": r"(?:He|She|I)\b",
        "compared": r" (?:faster|slower|cheaper|dearer|longer|shorter|heavier|lighter|more|less|better|worse|older)\b",
        "number": r"(?<![\w.,$€£])(?:\d{1,3}(?:,\d{3}){1,8}|\d{1,6})(?![\w%]|[.,]\d| ?per ?cent\b| pct\b)",
        "all_of_us": (
            r"\bof (?:our|us)\b|\bour (?:world|planet|country|nation|society|species|oceans?|children|kids|time|lives|"
            r"food|cities)\b"
        ),
        "machine": (
            r"(?i)\b(?:compil\w+|builds?|binar(?:y|ies)|latency|throughput|runtime|run ?time|memory|cpu|cpus|gpu|"
            r"cache\w*|"
            r"bytes?|kb|mb|gb|code ?base|code size|lines of code|test suite|crates?|packages?|librar(?:y|ies)|"
            r"pull requests?|commits?|bugs?|ci|performance|speed-?ups?|faster|slower|servers?|requests|"
            r"queries|api|algorithm|allocations?|instructions?|threads?|parser|linker|debug\w*|bundle size|"
            r"regress\w*|cluster|disk|bandwidth|llvm|gcc|clang|jit|download\w*|frames?|fps|uptime|downtime)\b"
        ),
        # What a site sees of its own readers.
        "analytics": (
            r"(?i)\b(?:traffic|visits|visitors|page ?views|views|engagement|click\w*|bounce|followers|downloads|"
            r"sign-?ups|webinars|"
            r"subscribers|users who visit|mobile phone or tablet)\b"
        ),
        # Results of votes are on record, and everybody counts them.
        "vote": (
            r"(?i)\b(?:turnout|motion|referend\w+|ballots?|cast|primar(?:y|ies)\b"
            r"(?! (?:schools?|care|pupils?|teachers?|class(?:es|rooms?)|education))|caucus\w*|electorate|votes?|voted|"
            r"voting|"
            r"precincts|"
            r"delegates|run-?off|registration|landslide|re-?elected|elected|nominees?|candidates?|exit polls?|beat|"
            r"edged|trounced|crushed|overwhelmed|by \d+ points)\b"
            # Sums that a campaign or fund accounts for.
            r"|\braised (?:(?:more than|about|nearly|almost|over|some) )?[$£€]\d"
        ),
        "counts": (r"\b\d{1,3}(?:,\d{3})+\b"),
        "asking": (r"\?[\"”’)]*$"),
        "market": (
            r"(?i)\b(?:shares?(?! of\b)|stocks?|index|futures|nasdaq|dow|s&p|ftse|dollar|euro|yen|pound|crude|brent|"
            r"oil|gold|bitcoin|yields?|bonds?)\b[^.;]{0,80}?\b(?:rose|fell|gained|lost|dropped|climbed|slipped|added|jumped|slid|"
            r"closed|up|down|"
            r"surged|tumbled|plunged|soared|rallied)\b|\b(?:stock|share)(?:['’]s)? prices?\b|\binvestors? (?:have |"
            r"has )?lost\b"
            r"|\blost (?:his|its|their) investors\b"
        ),
        "word": (r"[^\W\d_][\w’'-]*|[.,;:!?()]"),
        "spell": (r" (?:\w+ "
        r")?(?:days|weeks|months|years|minutes|hours|seconds|games|matches|innings|steps|parts|stars|points|sets|"
        r"falls|rounds|attempts|tries|pages|miles|kilomet(?:er|re)s|inches|feet|hands|shots)\b"),
        # "Two out of three divers", "more than a third of their colonies": many things, whatever they are.
        "plural": (r" (?:[a-z-]{3,} )?[a-z-]{3,}(?<![suio])s\b"),
        "plural_of": (r"(?:of )?(?:all |the |their |its |our |these |those ){0,2}(?:[\w-]+[’'](?:s )?)?"
            r"(?:[A-Za-z][a-z-]{2,} )?[a-z-]{3,}(?<![suio])s\b"),
        "plural_bare": (r"of (?:all (?:[a-z-]{3,} )?)?(?!this|his|its)[a-z-]{3,}(?<![suio])s\b"),
        # All there is of something, or of what a thing has: "of all vintage port", "of the body's heat".
        "whole": (
            r"of (?:what (?:is|we|they|people)\b|"
            r"all (?!the\b|that\b|this\b)[a-z-]{3,}\b|(?:the|a) (?!day|week|month|year|night)[a-z-]{3,}[’']s "
            r"[a-z-]{3,}\b)"
        ),
        # What a share is of, told ahead of it: "of the water pumped into the town, a quarter never arrives".
        "told_of": r"(?:^|[.!?:;—–”\"] )[Oo]f (?:all )?(?:the|these|those|its|their|our) [^.;:]{3,90}, $",
        # "Every fourth lift in the city".
        "placed": (
            r"(?!day|week|month|year|night)[a-z-]{3,} (?:in|on|of) (?:the|this) (?:city|town|country|county|region|"
            r"state|province|world|district|valley|nation|island|village)\b"
        ),
        # What a share befalls at the end of a sentence: "it affects one in ten."
        "affects": (
            r"\b(?:affect|hit|strike|kill|touch|reach|plague|trouble|afflict|concern|leave|fell|spare)(?:s|ed|es|ing)?"
            r" (?:\w+ )?$"
        ),
        # "The juice is 40 percent apple", "it contains 20% mohair".
        "mixed": (
            r"(?i)(?<!\w)(?:(?P<mixes>contain(?:s|ed|ing)?|consist(?:s|ed|ing)? of|compris(?:es|ed|ing)|"
            r"(?:made|composed|brewed|woven|knitted|spun|blended|mixed|forged|cast|pressed)(?: up)? (?:of|from|with)|"
            r"(?:blend|mix|mixture|alloy) of)|is|was|are|were|with|has)"
            r" (?:now |still |only |just |at least |about |around )?$"
        ),
        # What goes up or down on a day to come: who set it announced it.
        "moves": (
            r"\b(?:go|goes|rise|rises|climbs?|falls?|drops?|increases?|will(?: \w+){1,3}|"
            r"(?:is|are) (?:due )?to(?: \w+){1,2}|(?:is|are) going|(?:is|are) (?:raised|cut|lowered|put up))"
            r"(?: (?:up|down))?(?: by)? (?:\w+ )?$"
        ),
        "on_day": (
            r"(?: [\w’'-]+){0,4} (?:on|from|in|as of|with effect from|at the (?:start|end) of) "
            r"(?:\d{1,2} |next |the \d)?"
            r"(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day|month|"
            r"year|spring|summer|autumn|winter)\b"
        ),
        "told": r"[ -]([A-Za-z-]+)(?: ([A-Za-z-]+))?",
        "of_stuff": (r" of (?:the|its|their|each|every|this) (?:[a-z]+ )?([A-Za-z-]+) "
        r"(?:is|was|are|were|should be) ([A-Za-z-]+)\b"),
        "of_all": (r" of (?:them|us|these|those|all|the)\b"),
    })  # fmt: skip
