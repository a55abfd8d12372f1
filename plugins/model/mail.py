"""E-mail addresses in what people write."""

from __future__ import annotations

import re

MAIL = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}+@[\w-]++(?:\.[\w-]++)+")
"""An address in a text. It is tried only where a word begins, with the 64 characters of RFC 5321, 4.5.3.1.1, so that
the time grows as the text does."""
