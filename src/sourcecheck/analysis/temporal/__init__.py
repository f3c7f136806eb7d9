"""Dates and times of a page and of a text, and the days they mean where the page tells.

reading      expressions(document)[block.number]: Expression values of a block (through ``document.once``)
resolving    resolve(expression, anchor): the Days it means, counted from the page's date
dating       dating(document, type, today): whether the page tells its date, is kept for years, is old
publication, page_days           when a page says it was published and changed
calendar_dates, weekday_words    full dates in English prose, and the weekdays beside them
date_words                       full dates in many languages, to be noticed only
gregorian                        the calendar itself
"""
