"""Every field that names a file, led outside; values beyond all measure; entries of the media store; old addresses."""

from __future__ import annotations

from .site import Content, Inputs, sparse

OUT = "../../../../etc/passwd"


def _video(name: str, lines: str) -> dict[str, Content]:
    return {f"videos/{name}.md": f"---\ntitle: Міст\ndate: 2025-02-03\n{lines}---\n"}


def _sitting(name: str, lines: str) -> dict[str, Content]:
    return {
        f"sessions/{name}.md": f'---\ntitle: Сесія\nbody: rada\ndate: 2025-01-16\nnumber: "{name}"\n{lines}---\n',
    }


def _enterprise(name: str, lines: str) -> dict[str, Content]:
    return {f"enterprises/{name}.md": f"---\ntitle: Ринок\nname: КП «Ринок»\n{lines}---\n"}


def _set(name: str, lines: str) -> dict[str, Content]:
    return {f"datasets/{name}.md": f"---\ntitle: Набір\nid: {name}\n{lines}---\n"}


YOUTUBE = "source: https://youtu.be/aaaaaaaaaaa\n"
FIELDS: Inputs = {
    "film-outside": _video("film-outside", f"source: {OUT}.mp4\n"),
    "film-of-system": _video("film-of-system", "source: file:///etc/passwd\n"),
    "film-script": _video("film-script", "source: javascript:alert(1)\n"),
    "poster-outside": _video("poster-outside", f"{YOUTUBE}poster: {OUT}.jpg\n"),
    "transcript-outside": _video("transcript-outside", f"{YOUTUBE}transcript: {OUT}.vtt\n"),
    "transcript-of-system": _video("transcript-of-system", f"{YOUTUBE}transcript: /etc/passwd\n"),
    "duration-endless": _video("duration-endless", f"{YOUTUBE}duration: {'9' * 400}\n"),
    "chapter-before-beginning": _video("chapter-before", f'{YOUTUBE}chapters: [{{t: "-1:00", title: Так}}]\n'),
    "votes-outside": _sitting("votes-outside", f"votes: {{votings: {OUT}.csv}}\n"),
    "votes-of-system": _sitting("votes-of-system", "votes: /etc/passwd\n"),
    "statements-outside": _enterprise("statements-outside", f"statements: [{{path: {OUT}.csv, year: 2018}}]\n"),
    "statements-of-system": _enterprise("statements-of-system", "statements: [{path: /etc/passwd, year: 2018}]\n"),
    "resource-outside": _set("resource-outside", f"resources: [{{path: {OUT}.csv, title: Так}}]\n"),
    "structure-outside": {
        **_set("structure-outside", f"resources: [{{path: s.csv, title: Так, structure: {OUT}.json}}]\n"),
        "datasets/s.csv": "a\n1\n",
    },
    "set-with-a-path": {"datasets/set-with-a-path.md": "---\ntitle: Набір\nid: ../../x\n---\n"},
    "portrait-outside": {
        "deputies/portrait-outside.md": "---\ntitle: Липа Іван\nconvocation: VIII\n"
        f"image: {OUT}.jpg\nimage_alt: Він\n---\n"
    },
    "votes-too-large": {
        **_sitting("votes-too-large", "votes: {votings: huge.csv}\n"),
        "sessions/huge.csv": sparse(40_000_000),
    },
    "votes-in-windows-1251": {
        **_sitting("votes-in-windows-1251", "votes: {votings: old.csv}\n"),
        "sessions/old.csv": "motionUid,voterName,result\nx,Іван,За\n".encode("cp1251"),
    },
    "votes-with-open-quotes": {
        **_sitting("votes-with-open-quotes", "votes: {votings: open.csv}\n"),
        "sessions/open.csv": 'motionUid,voterName,result\n"x,Іван,За\n' + "x,Іван,За\n" * 20_000,
    },
    "statement-formulas": {
        **_enterprise("statement-formulas", "statements: [{path: formulas.csv, year: 2018}]\n"),
        "enterprises/formulas.csv": "form,line,name,value\n1,1300,=cmd|x,1\n1,1000,Актив,1e999\n1,1001,Знос,NaN\n",
    },
    "table-formulas": {
        **_set("table-formulas", "description: Опис\nresources: [{path: t.csv, title: Так}]\n"),
        "datasets/t.csv": "a\n=HYPERLINK(1)\n",
    },
    "structure-deep": {
        **_set("structure-deep", "resources: [{path: u.csv, title: Так, structure: u.json}]\n"),
        "datasets/u.csv": "a\n1\n",
        "datasets/u.json": '{"fields": ' + "[" * 100_000,
    },
    "structure-of-nonsense": {
        **_set("structure-of-nonsense", "resources: [{path: w.csv, title: Так, structure: w.json}]\n"),
        "datasets/w.csv": "a\n1\n",
        "datasets/w.json": '{"fields": [{"name": "a", "type": "integer", "constraints": {"minimum": 1e400}}]}',
    },
    "captions-with-script": {
        **_video("captions-with-script", f"{YOUTUBE}transcript: c.vtt\n"),
        "videos/c.vtt": "WEBVTT\n\n00:01.000 --> 00:02.000\n<script>pwned=1</script>\n",
    },
    "captions-back-in-time": {
        **_video("captions-back-in-time", f"{YOUTUBE}transcript: d.vtt\n"),
        "videos/d.vtt": "WEBVTT\n\n99:99:99.999 --> 00:00.000\nТак\n",
    },
    "stored-nonsense": {"news/film.mp4.media": "sha256 ../../../etc/passwd\nsize -1\n"},
    "stored-endless": {"news/long.mp4.media": sparse(3_000_000_000)},
    "synonyms-in-utf-16": {"synonyms.txt": b"\xff\xfe\0\0"},
    "old-addresses-of-nonsense": {"old-site.csv": "a,b\n" * 100},
}
