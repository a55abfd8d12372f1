"""What is let through because it is made harmless: texts that lose their markup, values that are shown as they are."""

from __future__ import annotations

from .markup import LOST, RUN
from .site import Inputs, act, news, texts

BREAK_OUT = (
    f"</title></script></textarea><script>{RUN}</script><img src=x onerror={RUN}>\\\" onmouseover=\\\"{RUN}' x='"
)
"""Closes whatever element, attribute or script a page may put a value into. As a YAML text in double quotes."""
SEEN = BREAK_OUT.replace('\\"', '"')
PLAIN = {
    "csv-formula": '=HYPERLINK("https://evil.example")',
    "csv-at": "@SUM(1)",
    "csv-minus": "-2+3+cmd|x",
    "template": '{{ view.__class__ }}{% include "/etc/passwd" %}{{ 7*7 }}',
    "shell": "$(id) `id` ${HOME} %s {0} {x!r}",
    "calendar": "а;б,в\\\\nBEGIN:VEVENT\\\\nEND:VCALENDAR",
    "cdata": f"]]><script>{RUN}</script>",
    "comment": f"--><script>{RUN}</script><!--",
    "entities": "&lt;script&gt; &amp;amp; &#60;b&#62;",
    "header-of-mail": "а\\r\\nSet-Cookie: x=1\\r\\n\\r\\n<b>",
}
TITLES: Inputs = {
    **{
        name: news(name, title='"' + title.replace('"', '\\"').replace('\\\\"', '\\"') + '"')
        for name, title in PLAIN.items()
    },
    "break-out": news("break-out", title=f'"{BREAK_OUT}"'),
}


def _all(names: str, further: str = "") -> str:
    """Lines of a header in which each of these fields tries to break out."""
    return "".join(f'{name}: "{BREAK_OUT}"\n' for name in names.split()) + further


def _document(names: str, further: str) -> str:
    return f"---\n{_all(names, further)}---\nТекст.\n"


VALUES: Inputs = {
    "values-of-news": news(
        "values-of-news",
        header=_all("summary approved_by image_credit topics")
        + f'event: {{start: 2025-03-05 10:00, place: "{BREAK_OUT}"}}\n',
    ),
    "values-of-an-act": act(
        "values-of-an-act",
        "1-1",
        _all("session convocation legal_basis author speaker signed_by contact waiver")
        + f'remarks: [{{text: "{BREAK_OUT}", author: "{BREAK_OUT}", reason: "{BREAK_OUT}"}}]\n',
    ),
    "values-of-a-petition": {
        "petitions/a.md": _document("title respondent outcome", 'number: "5</script>"\ndate: 2025-01-10\n')
    },
    "values-of-a-video": {
        "videos/a.md": _document(
            "title broadcaster",
            "date: 2025-01-10\nsource: https://youtu.be/aaaaaaaaaaa\ntranscript: a.vtt\n"
            f'chapters: [{{t: "0:10", title: "{BREAK_OUT}"}}]\n',
        ),
        "videos/a.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v {RUN}>Так &lt;script>{RUN}&lt;/script>\n",
    },
    "values-of-a-unit": {"units/a.md": _document("title head", "")},
    "values-of-a-mention": {
        "mentions/a.md": _document("title outlet", "date: 2025-01-10\nsource_url: https://a.example/?a=1&b=2\n")
    },
    "values-of-a-set": {
        "datasets/a.md": _document(
            "title description keywords", f'id: nabir\nresources: [{{path: d.csv, title: "{BREAK_OUT}"}}]\n'
        ),
        "datasets/d.csv": "a,b\n1,</script>\n",
    },
    "values-of-a-consultation": {
        "consultations/a.md": _document(
            "title audience", f'opens: 2025-01-10\ncloses: 2025-04-10\nproposals: [{{text: "{BREAK_OUT}"}}]\n'
        )
    },
    "values-of-a-page": {"pages/a.md": _document("title", "")},
}

SHOWN: Inputs = texts(
    {
        "code": f"`<script>{RUN}</script>` і\n\n    <script>{RUN}</script>\n",
        "escaped": f"Так &lt;script>{RUN}&lt;/script>",
        "title-of-a-link": f'[Так](https://a.example/ "x\\" onmouseover={RUN} y=\\"")',
        "alternative-text": f'[Так](https://a.example/?a="onmouseover={RUN})',
        "table-cells": f"| а | б |\n| --- | --- |\n| `<script>{RUN}</script>` | &lt;b onclick={RUN}&gt; |",
        "template-in-a-text": "{{ 7*7 }} {% include '/etc/passwd' %} {# так #}",
        "heading": f"## «Так» `</script><script>{RUN}</script>`\n\nТекст.",
        "definition-in-a-note": f"Так[^a].\n\n[^a]: `<img src=x onerror={RUN}>`",
        "mail-with-orders": "[Лист](mailto:a@b.example?subject=%0d%0aBcc:x@y.example)",
        "stranger-with-a-name": "[Так](https://rada.example@evil.example/)",
    }
)
INPUTS: Inputs = {**LOST, **SHOWN, **TITLES, **VALUES}
