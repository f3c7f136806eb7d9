"""What a YAML rule can ask for, and the one scanner that answers for all rules of a run.

phrases    the small notation of phrases, expanded when a rule is loaded
literals   what a pattern cannot match without, read from its parse tree
folding    how text and phrases are made comparable, one code point to one byte
units      the pieces of a document that rules look at, joined into one text
parts      what else of a document a rule can wait for: links, headings, data
needles    all phrases and literals of a run in one automaton
candidates phrases, patterns and sequences found in one unit
modes      from matches to hits: each, density, repetition, absence, score
scanner    one pass per document for all rules
naive      the obvious way, the oracle of the tests; no run imports it
"""

from __future__ import annotations

from sourcecheck.matching.scanner import Scanner

__all__ = ["Scanner"]
