"""remedies: works out what a mistyped value was meant to be, from what stands there, or says what to ask for.

Nothing here makes a value up: what can't be read without doubt is a question. Knows no record type's fields.
"""
