"""The law's duties as small functions over the records, and the working days that its terms are counted in.

Each rule judges a document by the law of the document's own day. Nothing here reads files or knows Pelican. Modules
are imported by name: `figures` alone by every command, the rules by `check`, the calendar's package by who counts days.
"""
