"""An article and its findings as HTML: what the report for people and the local page have in common.

    escaping   text of others as HTML that means nothing but itself
    words      what the page calls things: must fix, should look
    cards      a finding in full: the words, why a reader would doubt them, how to settle it, an example
    examples   the examples of a rule, their marks in sight
    article    the text as it reads, a part a row, with the cards of its findings beside it
    evidence   the checklist: what the article shows of author, date, sources, quotations, corrections
    style.css  how both look

Nothing in an article becomes markup, an address that can be followed, or a request.
"""
