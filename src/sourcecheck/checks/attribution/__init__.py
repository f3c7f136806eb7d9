"""Who says so?"""
