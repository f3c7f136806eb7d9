"""The baseline: findings that a project knows, which reports leave out until somebody mends or copies them.

    entries     what is kept of a finding: its rule and hashes of its words, never the words
    matching    which findings of a file are known: the same words and neighbourhood first, then the same words
    file        the file: read strictly, written sorted, an entry a line
    ledger      a baseline at work: known, new, left over; renamed and deleted files
    place       which file holds for which configuration
    project     the baselines of a run

Where there is no baseline, ``place`` alone is imported.

A hash of few words can be found by who guesses the words; it only keeps drafts from being read off the file.
"""
