"""Fixes applied: which of them together, whether they help, and the file written anew.

edits      edits done to a text, and where every place of it is afterwards
choosing   fixes that can be done together
proving    what is found before and after: which findings went, which are new
mending    a document mended until nothing more can be
writing    a file's new text in its place, as the old one was written
diff       what would change, as a patch that git applies
stage      the reports of a run, with the files of their findings fixed
"""
