"""What an article shows of where it comes from: who wrote it, when, on which sources; what is found, and where.

Counts and places, no grade: an article may need none of it, and have all of it and be wrong. The items are those that
readers and editors ask for first: the Trust Project's indicators (author, citations and references, dates) and the
Journalism Trust Initiative's (CEN CWA 17493:2019: corrections, sources).

    items        the values
    evidence     an item each for author, date, links, quotations
    corrections  notes that tell what was corrected or changed
"""

from sourcecheck.checklist.evidence import checklist
from sourcecheck.checklist.items import Item, Place, State

__all__ = ["Item", "Place", "State", "checklist"]
