"""Births, deaths and ages, of people and of houses."""
