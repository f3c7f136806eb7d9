"""Profiles of people on a page: found in any layout, and the signs that a generator made one.

profile    Field and Profile, the values
layouts    profiles(document): all of a document, whatever their layout
lines, data, markup, prose     one way of laying out each
labels     what fields are called
signal, signals, handles, generator_shapes, postal_facts     evidence that nobody is behind one
weighing   whether that evidence is enough
context, places                 where a profile stands, and the places a finding names
"""
