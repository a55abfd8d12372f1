"""Headers: YAML that is no plain fields, values that lie, dates, names of fields."""

from __future__ import annotations

from .site import Inputs, act, headers, news, raw

RUN = "window.pwned=1"

YAML: Inputs = headers(
    {
        "billion-laughs": "a: &a [x, x]\nb: &b [*a, *a]\nsummary: *b",
        "alias": "summary: *nope",
        "python-object": "summary: !!python/object/apply:os.system [id]",
        "binary": "summary: !!binary aGk=",
        "set": "topics: !!set {a, b}",
        "merge-key": "<<: {slug: x}",
        "anchored-key": "&a slug: x",
        "repeated-key": "slug: a\nslug: b",
        "repeated-in-capitals": "slug: a\nSlug: b",
        "two-names-of-one-field": "назва: Друга",
        "tab": "\tslug: a",
        "unclosed-quote-mark": 'summary: "abc',
        "unclosed-bracket": "topics: [a, b",
        "list-as-key": "? [a, b]\n: c",
        "deep-brackets": f"topics: {'[' * 300}{']' * 300}",
        "deep-mapping": f"event: {'{a: ' * 300}x{'}' * 300}",
        "second-document": "...\nslug: a",
        "directive": "%YAML 1.1",
        "escape-of-terminal": 'summary: "\\x1b[31m"',
        "escape-of-bidi": 'summary: "а\\u202eб"',
        "escape-of-nul": 'summary: "\\0"',
        "escape-of-surrogate": 'summary: "\\ud800"',
        "no-break-space": "slug:\u00a0a",
        "colon-in-value": "summary: a: b: c",
        "at-sign": "summary: @x",
        "hash": "summary: Акція #разом",
        "long-key": f"{'k' * 900}: x",
        "merge-conflict": "<<<<<<< HEAD\nslug: a\n=======\nslug: b\n>>>>>>> b",
        "big-value": f"summary: {'а' * 40_000}",
    }
)

FORMS: Inputs = raw(
    {
        "list-header": "---\n- a\n- b\n---\nТекст\n",
        "scalar-header": "---\nтекст\n---\nТекст\n",
        "empty-header": "---\n---\nТекст\n",
        "unclosed-header": "---\ntitle: Так\ndate: 2025-02-03\n\nТекст\n",
        "no-header": "Просто текст\n",
        "no-bytes": b"",
        "only-blank-lines": "\n\n\n",
        "four-dashes": "----\ntitle: a\n----\nТекст\n",
        "long-dashes": "———\ntitle: a\n———\nТекст\n",
        "indented-header": "  ---\n  title: a\n  ---\nТекст\n",
        "late-header": "Вступ\n---\ntitle: a\ndate: 2025-02-03\n---\nТекст\n",
        "toml-header": "+++\ntitle = 'a'\n+++\nТекст\n",
        "json-header": '{"title": "a"}\nТекст\n',
        "web-page": "<p>Просто сторінка</p>\n",
        "pelican-paths": "Title: Так\nDate: 2025-02-03\nSave_as: ../x.html\nSlug: ../../x\n\nТекст\n",
        "pelican-repeated": "Title: Так\nDate: 2025-02-03\nDate: 2025-02-04\n\nТекст\n",
        "header-without-text": "---\ntitle: Так\ndate: 2025-02-03\n---\n",
        "text-of-nothing": "---\ntitle: Так\ndate: 2025-02-03\n---\n<!-- нічого -->\n&nbsp;\n",
    }
)

VALUES: Inputs = {
    **headers(
        {
            "save-as": "save_as: ../../x.html",
            "url": "url: ../../x",
            "template-path": "template: /etc/passwd",
            "draft": "status: draft",
            "private": "private: true",
            "author-and-category": "authors: x\ncategory: ../../x",
            "redirect-from": "redirect_from: /\naliases: [/akty/]",
            "language-path": "lang: ../../x",
            "slug-path": "slug: ../../x",
            "slug-percent": "slug: ..%2fx",
            "slug-absolute": "slug: /etc/x",
            "slug-dots": "slug: ..",
            "slug-not-a-number": "slug: .nan",
            "slug-two-lines": 'slug: "a\\nb"',
            "slug-too-long": f"slug: {'a' * 200}",
            "topics-without-letters": "topics: ['..', '/', '---']",
            "too-many-topics": f"topics: [{', '.join(f'т{number}' for number in range(21))}]",
            "embargo-in-words": "embargo: завтра",
            "embargo-with-zone": "embargo: 2025-03-05T10:00:00+02:00",
            "pinned-for-ever": "pinned_until: 9999-99-99",
            "event-of-nonsense": "event: {start: 2025-02-30, end: x, place: '<b>'}",
            "event-backwards": "event: {start: 2025-03-05, end: 2025-03-01}",
            "related-script": "related: ['javascript:pwned']",
            "type-script": "type: '<script>'",
            "flag-in-words": "press: maybe",
            "withdrawn-half": "withdrawn: yes",
            "picture-outside": "image: ../../../etc/x.jpg\nimage_alt: Міст",
            "picture-address": "image: https://evil.example/x.jpg\nimage_alt: Міст",
            "picture-script": "image: javascript:pwned=1\nimage_alt: Міст",
            "latin-in-key": "темa: вулиці",
            "invisible-in-key": "to\u200bpics: вулиці",
        }
    ),
    "title-of-nothing": news("title-of-nothing", title="''"),
    "title-of-spaces": news("title-of-spaces", title="'   '"),
    "title-invisible": news("title-invisible", title='"\\u200b\\u200d"'),
    "title-list": news("title-list", title="[а, б]"),
    "title-long": news("title-long", title="д" * 300),
    "files-outside": act("files-outside", "1-1", "files: ../../../etc/passwd.pdf\n"),
    "files-of-system": act("files-of-system", "2-1", "files: /etc/shadow\n"),
    "files-program": act("files-program", "3-1", "files: x.exe\n"),
    "files-svg": act("files-svg", "4-1", "files: x.svg\n"),
    "files-html": act("files-html", "5-1", "files: x.html\n"),
    "files-settings": act("files-settings", "6-1", "files: ../../pelicanconf.py\n"),
    "files-nested": act("files-nested", "7-1", "files: [a, [b, c]]\n"),
    "files-two-suffixes": act("files-two-suffixes", "8-1", "files: x.pdf.exe\n"),
    "files-nul": act("files-nul", "9-1", 'files: "x\\0.pdf"\n'),
    "files-address": act("files-address", "10-1", "files: https://evil.example/x.pdf\n"),
    "relation-path": act("relation-path", "11-1", "relations: {type: changes, act: ../../etc/passwd}\n"),
    "relation-unknown": act("relation-unknown", "12-1", "relations: {type: '<script>', act: x}\n"),
    "clause-numbers": act("clause-numbers", "13-1", text="1. Так.\n\n1. Ні.\n"),
    "act-without-number": {"acts/---.md": "---\ntitle: Так\nkind: rishennia-rady\ndate: 2025-01-16\n---\nТекст\n"},
}

DATES: Inputs = {
    f"date-{name}": news(f"date-{name}", date=date)
    for name, date in {
        "leap": "2019-02-29",
        "thirtieth": "2019-02-30",
        "zero": "0000-00-00",
        "last": "9999-12-31",
        "first": "0001-01-01",
        "dots": "01.02.2025",
        "slashes": "2/3/2025",
        "words": "3 лютого 2025 року",
        "zone": "2025-02-03T10:00:00+02:00",
        "seconds": "2025-02-03 10:00:00",
        "late-hour": "2025-02-03 25:61",
        "week": "2025-W05-1",
        "year": "2025",
        "epoch": "1738540800",
        "arabic-digits": "٢٠٢٥-٠٢-٠٣",
        "long-dash": "2025–02–03",
        "empty": "''",
        "list": "[2025-02-03]",
        "mapping": "{a: 2025-02-03}",
        "future": "2025-06-03",
    }.items()
} | {
    "act-changed-never": act("act-changed-never", "14-1", "updated: 2025-02-30\n"),
    "act-in-future": {
        "acts/act-in-future.md": "---\ntitle: Так\nkind: proiekt\ndate: 2099-01-01\nnumber: 15-1\n---\n1. Так.\n"
    },
}
