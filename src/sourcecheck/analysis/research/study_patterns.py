"""How texts lean on research: the nouns, what may stand around them, and the gate of the rule that asks."""

from __future__ import annotations

from functools import cache

from sourcecheck.analysis.lazy_patterns import LazyPatterns
from sourcecheck.analysis.research.outcomes import GATE as OUTCOMES_GATE
from sourcecheck.analysis.research.researchers import GATE as RESEARCHERS_GATE
from sourcecheck.analysis.research.researchers import NEEDS as RESEARCHERS_NEEDS
from sourcecheck.analysis.research.researchers import THINGS
from sourcecheck.analysis.research.turns import FAR_IDIOM_VERBS, IDIOMS
from sourcecheck.analysis.research.turns import GATE as TURNS_GATE
from sourcecheck.word_lists import listed

__all__ = ["FOLLOWERS", "GATE", "MADE", "NEEDS", "patterns"]

# Literals of which every text that leans on research holds one.
NEEDS = (
    "psychology ", "sociology ", "biology ", "physiology ", "archaeology ", "neuroscience ", "medicine has",
    "economics has", "economics te", "genetics has", "linguistics has", "medicine te",
    "studies", " study", "research", "surveys ", " survey", " report", "reports ", "analysis", "analyses ", " trial",
    "trials ", " poll", " paper", "papers ", " review", "reviews ", "experiment", "science ", "evidence ",
    "scientifically ", "clinically ", "medically ", "investigation", " thesis", "theses ", "dissertation",
    " comparison", "literature ", *RESEARCHERS_NEEDS,
)  # fmt: skip
_BEHIND_NOUN = (
    "by|of|on|into|in|about|at|from|for|among|involving|published|conducted|released|led|commissioned|carried "
    "out|funded|issued|out|this|over|across|between|"
    "just out|done|undertaken|last|using|with|that was|which was|going|dating|spanning|covering"
)
# "A survey that researchers ran": how research comes about.
MADE = (
    "published|released|commissioned|conducted|carried out|ran|run|issued|led|did|done|ordered|undertook|undertaken|"
    "produced|prepared|compiled|wrote|written|funded|paid for|put out|brought out"
)

# Of which "the" is said and no one meant: "the scientific literature".
_LEARNED = (
    "[Ss]cientific|[Mm]edical|[Ee]mpirical|[Cc]linical|[Aa]cademic|[Ee]xperimental|[Rr]esearch|[Pp]sychological|"
    "[Ee]conomic|[Hh]istorical"
)
# What can stand before the verb; behind the last two it has no ending.
_HAVING = (
    "(?: (?:has|have|had|having))?"
    "(?P<base> (?:was able|were able|failed|fails|fail|managed|manages|yet|seems?|seemed|appears?|appeared|tends?) to"
    "| (?:did|does|do)(?:n[’']t| not))?"
)
_FIELDS = (
    "psychology|Psychology|sociology|Sociology|biology|Biology|physiology|archaeology|Archaeology|neuroscience|"
    "Neuroscience|medicine|Medicine|economics|Economics|genetics|Genetics|linguistics|Linguistics"
)
_ADVERBS = ("also", "now", "even", "long", "often", "already", "since")
FOLLOWERS = "|".join(
    (
        *_ADVERBS,
        "has|have|had|having|that|which",
        "comes|come|came|reach|reaches|reached|arrive|arrives|arrived|cast|casts|throw|throws|threw|"
        "raise|raises|raised|bear|bears|bore|lend|lends|lent|add|adds|added|shed|sheds|call|calls|"
        "called|make|makes|made|leave|leaves|left|would|according|yield|yields|yielded|provide|provides|provided|"
        "produce|produces|produced|offer|offers|offered|deliver|delivers|delivered|give|gives|gave",
        _BEHIND_NOUN,
        *listed("finding-verbs"),
        *listed("research-acts"),
    )
)
_ONE = "study|survey|trial|experiment|analysis|report|paper|review|poll|investigation|thesis|dissertation|comparison"
_MANY = (
    "studies|research|surveys|trials|experiments|analyses|evidence|theses|tests|observations|simulations|calculations|"
    "measurements"
)
_NOUNS = f"{_ONE}|{_MANY}|reports|papers|reviews|investigations|dissertations|comparisons|literature|science"
_FAR = "|".join(listed("finding-verbs"))
_VERBS = "|".join((_FAR, *listed("research-acts")))
# Over folded text: research that does something, at once or further on; what leads to it; science.
GATE = (
    rf"\b(?:{_NOUNS}|{'|'.join(THINGS)})"
    rf"(?: (?:ha[vs](?:e|ing)?|had|{'|'.join(_ADVERBS)}|[^ ]+ly|(?:[^ ]+ )?(?:able|failed|fails?|managed|manages|yet|"
    rf"seem(?:s|ed)?|appear(?:s|ed)?|tends?) to|d(?:o|id|oes)(?:n't| not)))* (?:{_VERBS})\b"
    # Of many, no comma comes between; over folded text it would be a second space.
    rf"|\b(?:(?:{_ONE}) {{1,2}}(?:{_BEHIND_NOUN}|that|which)(?: .*)?"
    rf"|(?:{_MANY}) (?:{_BEHIND_NOUN}|that|which)(?: [^ ]+)*) (?:{_FAR}|{FAR_IDIOM_VERBS}) "
    r"|\b(?:stud(?:y|ies)|research|surveys?|experiments?) (?:[^ ]+ ){0,5}(?:is|are|was|were) "
    r"(?:to be believed|anything)"
    r"|\bstudies are (?:clear|unequivocal|unambiguous|overwhelming|conclusive)"
    rf"|according to (?:[^ ]* ){{0,6}}(?:{_NOUNS})\b"
    r"|\bresearch is (?:clear|unequivocal|unambiguous|overwhelming|conclusive|settled)"
    r"|\bscience (?:(?:clearly|now|has|having|is|already|long) )*(?:says|shows|tells us|prove[sdn]|shown|found|"
    r"established|clear|settled|unequivocal|unambiguous|in)\b"
    r"|\bscience (?:on|behind|of|about) .* is (?:clear|settled|solid|sound)\b"
    r"|\b(?:psychology|sociology|biology|physiology|archaeology|neuroscience|"
    r"medicine|economics|genetics|linguistics) (?:has|tells us|teaches us) "
    r"|\b(?:scientifically|clinically|medically|experimentally) (?:[^ ]+ )?"
    r"(?:and )?(?:prove[dn]|shown|established|confirmed|demonstrated|documented|verified|validated)"
    r"|(?:prove[dn]|shown|established|confirmed|demonstrated|verified) (?:scientifically|clinically|experimentally)"
    r"|\b(?:says?|said|finds?|found|suggests?|shows?|reports?|concludes?|claims?|argues?) (?:an?|one|another) "
    r"(?:[^ ]+ ){0,3}(?:study|survey|experiment|trial|report|review|thesis)\b"
    r"|\b(?:stud(?:y|ies)|research|surveys?|experiments?) (?:would |[^ ]+ly )?ha(?:s|ve) it "
    rf"|{RESEARCHERS_GATE}|{TURNS_GATE}|{OUTCOMES_GATE}"
)


@cache
def patterns() -> LazyPatterns:
    return LazyPatterns({
        # Asked for behind the stems of the nouns, which are found faster.
        "noun": (
            rf"(?<!\w)(?:(?:{_LEARNED}) (?:evidence|literature)|[Tt]he literature|[Ss]tud(?:y|ies)|[Rr]esearch|"
            r"[Ss]urveys?|[Tt]rials?|"
            r"[Ee]xperiments?|(?:[Mm]eta-)?[Aa]nalys[ei]s|[Rr]eports?|[Pp]apers?|[Rr]eviews?|[Pp]oll|[Ii]nvestigations?|"
            r"[Tt]hes[ie]s|[Dd]issertations?|[Cc]omparisons?|[Tt]ests|[Ss]cience)\b(?![-’'])"
        ),
        "did": rf"{_HAVING}(?: (?:{'|'.join(_ADVERBS)}|\w+ly)){{0,2}} (?P<verb>[a-z]+)\b(?: out\b)?",
        "having": rf"{_HAVING}(?: (?:{'|'.join(_ADVERBS)}|\w+ly)){{0,2}}(?= [a-z])",
        "about": (rf",? (?:(?:{_BEHIND_NOUN}) |(?:that|which) (?:[\w’'-]+ ){{1,5}}?(?:{MADE}) )"),
        # What programs are, and nobody asks: the writers looked through it.
        "of_code": r" of (?:[\w’'-]+ ){0,3}(?:code ?bases?|code|crates|packages|repositor(?:y|ies)|programs)\b",
        # A survey of a building or a piece of land.
        "of_place": (
            r" of (?:the|its|their|his|her|a|an|this|that|our) (?:[\w’'-]+ ){0,2}?(?!people)[\w’'-]*[^\Ws]"
            r"(?: (?:has|had|have|\w+s|\w+ed|found)\b|,)"
        ),
        # A review of these is one itself.
        "of_research": (
            r" of (?:(?:the|all|\d+|many|several) )?(?:[\w-]+ ){0,2}?"
            r"(?:research|studies|literature|evidence|trials|experiments|papers)\b"
            r"| of (?:(?:more than|over|some|about|nearly) )?(?:thousands|hundreds|millions|dozens|tens|\d[\d,.]*) "
        ),
        "come_upon": r" (?:in|at|on|under|by|among) (?:the|a|an|his|her|their|its)\b(?![^.;!?]{0,80}\bthat\b)",
        # "Naps help, says one study."
        "says": (
            r"[,–—:;] (?:so )?((?:says?|said|finds?|found|suggests?|shows?|reports?|concludes?|claims?|argues?) )$"
            r"|\b([Ii]f (?:you|one|we) (?:can |may |are to )?(?:trust|believe) )$"
        ),
        "in_paper": r" in (?:an?|the|one) (?:[\w-]+ ){0,3}?(?:newspaper|paper|daily|weekly|tabloid)\b",
        "believed": (
            r"(?: (?:from|in|of|by|on|with|at) [^,.;:!?]{2,60}?)? "
            r"((?:is|are|was|were) (?:to be believed|anything to go by))"
        ),
        "stop": (r"[.;:!?] |[.;:!?]$"),
        "word": r" ([a-z]+)(?![\w’'-])",
        "turn": rf" (?P<verb>{IDIOMS})\b",
        "science": (
            r"\b(?:(?:[Tt]he )?[Rr]esearch is|[Ss]tudies are) "
            r"(?:clear|unequivocal|unambiguous|overwhelming|conclusive|settled)\b"
            r"|\b(?:[Tt]he )?[Ss]cience (?:(?:clearly|now|has|having|is|already|long) )*(?:says|shows|tells us|"
            r"proves|proved|proven|shown|"
            r"clear\b|settled\b|unequivocal|unambiguous|in\b(?=[.,!:]))"
            r"|\b(?:[Tt]he )?[Ss]cience (?:on|behind|of|about) [^,.;:!?]{2,40} is (?:clear|settled|solid|sound)\b"
            # "Psychology has shown."
            rf"|\b(?:{_FIELDS}) (?:has (?:(?:\w+ly|long|since|now|also) )?(?:shown|proved|proven|found|discovered|"
            r"established|demonstrated|confirmed|taught us)|tells us|teaches us)\b"
            r"|\b(?:[Ss]cientifically|[Cc]linically|[Mm]edically|[Ee]xperimentally) (?:(?:well|tested and) )?(?:"
            r"proven|proved|shown|established|confirmed|demonstrated|documented|verified|validated)\b"
            r"|\b(?:proven|proved|shown|established|confirmed|demonstrated|verified) (?:scientifically|clinically|"
            r"experimentally|empirically)\b"
        ),
    })  # fmt: skip
