"""Texts that grow, nest or take time far beyond their length, and tables that do."""

from __future__ import annotations

from .site import Inputs, act, news, texts

HEAVY: Inputs = {
    **texts(
        {
            "twenty-thousand-brackets": "[" * 20_000,
            "pictures-in-pictures": "![" * 50_000,
            "links-in-links": "[a](b " * 20_000,
            "nested-quotes": ">" * 900_000,
            "quotes-and-lists": "> - " * 2000 + "a",
            "deep-list": "".join(f"{'  ' * depth}- a\n" for depth in range(300)),
            "open-tags": "<a " * 100_000,
            "open-elements": "<div>" * 5000,
            "open-comments": "<!--" * 100_000,
            "open-instructions": "<?" * 100_000,
            "many-headings": "# a\n" * 100_000,
            "many-notes": "".join(f"[^{number}] " for number in range(20_000)),
            "notes-in-notes": "".join(f"[^{number}]: [^{number + 1}]\n\n" for number in range(900)),
            "wide-table": f"{'|a' * 50_000}|\n{'|-' * 50_000}|\n" + "|b|\n" * 20_000,
            "growing-references": f"[a]: https://a.example/{'b' * 40_000}\n\n" + "[a] " * 2000,
            "numbers-in-numbers": "1." * 300_000,
            "bare-emphasis": "*" * 200_000,
            "spaces": " " * 900_000,
            "line-ends": "\n" * 900_000,
        }
    ),
    "rules-of-a-decision": act("rules-of-a-decision", "21-1", text="".join(f"{'1.' * 30}\n" for _ in range(2000))),
    "many-unknown-fields": news("many-unknown-fields", header="".join(f"ключ{chr(1072 + n)}: x\n" for n in range(5))),
    "header-too-large": news("header-too-large", header="".join(f"k{number}: x\n" for number in range(10_000))),
}
