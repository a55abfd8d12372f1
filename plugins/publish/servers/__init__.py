"""What a web server is told: configurations for nginx and Caddy, made from the settings and the content.

Both servers serve the link `current` of a target as it is: packed copies beside the files (`.br`, `.gz`), the same
headers with every status, addresses with their slash, old addresses led on, 410 where a text was withdrawn.
"""
