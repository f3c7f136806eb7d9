"""Words and shapes that libraries for test data put their values together from.

Facts about the output of PHP, Ruby, Python and JavaScript Faker (all MIT), casual,
falso, chance and mimesis; read November 2026. None of them is proof alone: real
streets end in "Ranch" and real firms are called "Hill, Ward and Price".
"""

from __future__ import annotations

from functools import cache

__all__ = ["buzz_ends", "buzz_words", "function_words", "job_words", "rare_streets", "street_words"]

# Endings that the libraries draw as often as "Street", and few real addresses have.
_RARE_STREETS = (
    "Branch Brook Brooks Burg Burgs Bypass Camp Canyon Cape Causeway Centers Circles Cliff Cliffs Club Common Corner "
    "Corners Course Courts Coves Crest Crossroad Curve Dale Dam Divide Drives Estate Estates Extension Extensions "
    "Fall Falls Ferry Field Fields Flat Flats Ford Fords Forest Forge Forges Fork Forks Fort Gardens Gateway Glens "
    "Green Greens Grove Groves Harbor Harbors Haven Heights Hill Hills Hollow Inlet Island Islands Isle Junction "
    "Junctions Key Keys Knoll Knolls Lake Lakes Land Landing Light Lights Loaf Lock Locks Lodge Mall Manor Manors "
    "Meadow Meadows Mews Mill Mills Mission Motorway Mount Mountain Mountains Neck Orchard Oval Overpass Park Parks "
    "Parkways Pass Passage Path Pine Pines Plain Plains Point Points Port Ports Prairie Radial Ramp Ranch Rapid "
    "Rapids Rest Ridge Ridges River Roads Rue Run Shoal Shoals Shore Shores Skyway Spring Springs Spur Spurs Squares "
    "Station Stravenue Stream Streets Summit Throughway Trace Track Trafficway Tunnel Underpass Union Unions Valley "
    "Valleys Via Viaduct View Views Village Villages Ville Vista Walk Walks Wall Ways Well Wells"
)
_STREETS = (
    "Alley Avenue Bridge Center Circle Court Cove Creek Crescent Crossing Drive Expressway Freeway "
    "Garden Glen Highway Lane Loop Parkway Pike Place Plaza Road Route Row Square Street Terrace Trail "
    "Turnpike Way Boulevard St Ave Rd Dr Ln Blvd"
)

# Company slogans: words of the catch phrases and "bs" lists, most of which occur nowhere else in a life.
_BUZZ = (
    "ai-driven adaptive advanced automated balanced business-focused centralized compatible configurable "
    "cross-group cross-platform customer-focused customizable customer-loyalty decentralized de-engineered "
    "devolved digitized distributed diverse down-sized enhanced enterprise-wide ergonomic exclusive expanded "
    "extended face focused front-line fully-configurable function-based fundamental future-proofed grass-roots "
    "horizontal implemented innovative integrated intuitive inverse managed mandatory monitored multi-channelled "
    "multi-lateral multi-layered multi-tiered networked object-based open-architected open-source operative "
    "optimized optional organic organized persevering persistent phased polarised pre-emptive proactive "
    "profit-focused profound programmable progressive public-key quality-focused reactive realigned "
    "re-contextualized re-engineered reduced reverse-engineered right-sized robust seamless secured self-enabling "
    "sharable stand-alone streamlined switchable synchronised synergistic synergized team-oriented total "
    "triple-buffered universal upgradable user-centric user-friendly versatile virtual visionary vision-oriented "
    "cloned ameliorated assimilated 24hour 24/7 actuating analyzing asymmetric asynchronous attitude-oriented "
    "bandwidth-monitored bi-directional bifurcated bottom-line clear-thinking client-driven client-server coherent "
    "cohesive composite content-based context-sensitive contextually-based data-driven dedicated demand-driven "
    "didactic directional discrete disintermediate dynamic eco-centric empowering encompassing even-keeled "
    "executive explicit exuding fault-tolerant foreground fresh-thinking full-range global heuristic high-level "
    "holistic homogeneous human-resource hybrid impactful incremental intangible interactive intermediate "
    "leading-edge local logistical maximized methodical mission-critical mobile modular motivating multimedia "
    "multi-state multi-tasking national needs-based neutral next-generation non-volatile object-oriented optimal "
    "optimizing radical real-time reciprocal regional responsive scalable secondary solution-oriented stable "
    "static systematic systemic system-worthy tangible tertiary transitional uniform upward-trending user-facing "
    "value-added web-enabled well-modulated zero-administration zero-defect zero-tolerance leading edge next "
    "generation zero administration defect tolerance human resource 24 hour"
)
_BUZZ_ENDS = (
    "ability access adapter algorithm alliance analyzer application approach architecture archive array attitude "
    "benchmark management capability capacity challenge circuit collaboration complexity concept conglomeration "
    "contingency core loyalty data-warehouse database definition emulation encoding encryption extranet firmware "
    "flexibility group forecast frame framework function functionalities interface hardware help-desk hierarchy "
    "hub implementation info-mediaries infrastructure initiative installation set solution internet intranet "
    "base user leverage network matrices matrix methodology middleware migration model moderator monitoring "
    "moratorium neural-net architecture system orchestration paradigm parallelism policy portal structure "
    "improvement product productivity project projection protocol line service-desk software standardization "
    "strategy success superstructure support synergy engine task-force throughput time-frame toolset utilisation "
    "website workforce solutions platforms supply-chains systems technologies paradigms markets partnerships "
    "infrastructures channels niches initiatives communities methodologies architectures experiences convergence "
    "deliverables mindshare e-commerce e-services e-tailers e-business e-markets metrics networks users vortals "
    "web-readiness models relationships bandwidth content schemas roi functionalities interfaces eyeballs "
    "portals services solutions synergies applications"
)

# Three-part job titles of JavaScript Faker: a rank that no personnel office uses, an area, a role.
_RANKS = "Direct Dynamic Future Legacy Forward Internal Human Central Relational Interactive Investor Customer"
_PLAIN_RANKS = "Lead Senior Corporate Product National Regional District Global International Chief Principal"
_AREAS = (
    "Solutions Program Brand Security Research Marketing Directives Implementation Integration Functionality Response "
    "Paradigm Tactics Identity Markets Group Division Applications Optimization Operations Infrastructure Intranet "
    "Communications Web Branding Quality Assurance Mobility Accounts Data Creative Configuration Accountability "
    "Interactions Factors Usability Metrics"
)
_ROLES = (
    "Supervisor Associate Executive Liaison Officer Manager Engineer Specialist Director Coordinator Administrator "
    "Architect Analyst Designer Planner Orchestrator Technician Developer Producer Consultant Assistant "
    "Facilitator Agent Representative Strategist"
)

# Words that hold sentences together in the languages that biographies here are written in.
_FUNCTION = (
    "a an the of to and in is for on with as at by from that it he she his her they their has have had was were are "
    "be been who which this not but or also its about i my me we our you your "
    "der die das den dem des ein eine einen einem einer und ist war sie er ihr sein von zu mit auf im am als bei über "
    "für nicht sich auch aus nach seit wird hat wurde "
    "le la les un une des du de et est dans pour par sur avec au aux qui que elle il son sa ses en ne pas "
    "el los las una del y es por con para su sus al se que lo como más desde "
    "di che della del nel per una il lo gli i con da è sono alla "
    "o os as um uma dos das no na em e do da com ao "
    "de het een en van is op te voor met zijn haar dat die niet aan "
    "och att det som en på är av för med till den har han hon og til ikke på er "
    "i w na z się do jest nie że od oraz"
)


@cache
def rare_streets() -> frozenset[str]:
    """Street endings that test data uses and real addresses rarely do."""
    return frozenset(_RARE_STREETS.split())


@cache
def street_words() -> frozenset[str]:
    """All street endings, rare and common."""
    return rare_streets() | frozenset(_STREETS.split())


@cache
def buzz_words() -> frozenset[str]:
    """Adjectives of generated slogans."""
    return frozenset(_BUZZ.split())


@cache
def buzz_ends() -> frozenset[str]:
    """Nouns on which generated slogans end."""
    return frozenset(_BUZZ_ENDS.split())


@cache
def job_words() -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """Ranks no office uses, ordinary ranks, areas and roles of generated job titles."""
    return tuple(frozenset(words.split()) for words in (_RANKS, _PLAIN_RANKS, _AREAS, _ROLES))  # type: ignore[return-value]


@cache
def function_words() -> frozenset[str]:
    """Articles, prepositions, pronouns and auxiliaries; a biography without any is no sentence."""
    return frozenset(_FUNCTION.split())
