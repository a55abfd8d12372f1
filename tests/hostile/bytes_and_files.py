"""Bytes that are no text, hard names, things that are no files, files not what they are called, shared addresses."""

from __future__ import annotations

import io
import os
import socket
import struct
import zlib
from pathlib import Path

from PIL import Image

from .site import TEXT, Content, Inputs, news, raw, sparse

GOOD = f"---\ntitle: Так\ndate: 2025-02-03\n---\n{TEXT}"
B = GOOD.encode()

ENCODINGS: Inputs = raw(
    {
        "windows-1251": GOOD.encode("cp1251"),
        "koi8": GOOD.encode("koi8-u"),
        "utf-16": GOOD.encode("utf-16"),
        "utf-16-without-mark": GOOD.encode("utf-16-le"),
        "utf-32": GOOD.encode("utf-32"),
        "overlong": B + b"\xc0\xbcscript",
        "surrogate": B + b"\xed\xa0\x80",
        "cut-letter": B + b"\xd0",
        "above-unicode": B + b"\xf4\x90\x80\x80",
        "nul": B + b"a\0b",
        "terminal-orders": B + b"\x1b[2J",
        "backspace": B + b"a\x08",
        "form-feed": B + b"a\x0cb",
        "delete": B + b"a\x7f",
        "next-line": B + "a\u0085b".encode(),
        "c1": B + "\u009b31m".encode(),
        "bidi-override": B + "\u202eabc".encode(),
        "bidi-isolate": B + "\u2066abc".encode(),
        "own-marks": B + "\ue001".encode(),
        "noncharacter": B + "\ufffe".encode(),
        "nul-in-header": B.replace("Так".encode(), b"a\0b"),
        "bidi-in-header": B.replace("Так".encode(), "а\u202eб".encode()),
        "left-to-right-mark": B + "a\u200eb\u200f".encode(),
        "private-use": B + "\uf8ff \U000f0000".encode(),
        "second-mark": b"\xef\xbb\xbf\xef\xbb\xbf" + B,
        "mark-inside": B + "a\ufeffb".encode(),
        "tag-characters": B + "а\U000e0041\U000e0042".encode(),
        "no-width": B + "а\u200b\u2060б".encode(),
        "line-separator": B + "а\u2028б\u2029в".encode(),
        "lost-letter": B + "а\ufffdб".encode(),
        "annotation": B + "\ufff9а".encode(),
        "gzip": b"\x1f\x8b\x08\0\0\0\0\0\0\x03",
        "pdf-as-markdown": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
        "picture-as-markdown": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
        "over-a-megabyte": B + b"a\n" * 500_000,
    }
)


def _link(target: str) -> Content:
    return lambda path: path.symlink_to(target)


def _socket(path: Path) -> None:
    here = Path.cwd()
    os.chdir(path.parent)  # the whole path may be longer than a socket's name may be
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(here)


_HARD = (
    *("a\nb", "a\rb", "a\tb", "a\x1b[31m", 'a"b', "a'b", "a\\b", "a\udcffb", "\udcd2\udce5", "a\u202egpj"),
    *("a\u200bb", "a\x7f", "a\u0085", "a\u2028b", "a\U000e0041", "😀", "...", "folder\n/a"),
)
NAMES: Inputs = {f"name-{number}": {f"news/names/{name}.md": GOOD} for number, name in enumerate(_HARD)}

THINGS: Inputs = {
    "link-outside": {"news/link-outside.md": _link("/etc/passwd")},
    "link-to-folder": {"news/link-to-folder": _link("/etc")},
    "link-to-itself": {"news/link-loop": _link(".")},
    "link-to-document": {"news/link-to-document.md": _link("php.md")},
    "link-to-nothing": {"news/link-to-nothing.md": _link("nowhere")},
    "link-to-zeros": {"news/link-to-zeros.md": _link("/dev/zero")},
    "link-as-kind": {"petitions": _link("/etc")},
    "link-named": {
        **news("link-named", "[План](link-named.pdf)\n"),
        "news/link-named.pdf": _link("/etc/passwd"),
    },
    "behind-a-link": news("behind-a-link", "[План](link-to-folder/passwd.pdf)\n"),
    "fifo": {"news/fifo.md": os.mkfifo},
    "fifo-named": {**news("fifo-named", "[План](fifo-named.pdf)\n"), "news/fifo-named.pdf": os.mkfifo},
    "socket": {"news/socket.md": _socket},
    "five-gigabytes": {"news/five-gigabytes.md": sparse(5_000_000_000)},
    "deep-folders": {f"news/{'d/' * 60}deep.md": GOOD},
}

PATHS: Inputs = {
    name: news(name, f"[План]({path})\n")
    for name, path in {
        "static-outside": "{static}../../../etc/passwd",
        "attach-outside": "{attach}/../../etc/passwd",
        "filename-outside": "{filename}../../../etc/passwd.md",
        "percent-outside": "..%2f..%2f..%2fetc%2fpasswd.pdf",
        "twice-percent": "..%252f..%252fetc%252fpasswd.pdf",
        "backslash-outside": "..\\..\\secret.pdf",
        "nul-in-path": "plan%00.pdf",
        "device-of-windows": "CON.pdf",
        "home": "~/secret.pdf",
        "variable": "$HOME/x.pdf",
        "server-file": ".htaccess",
        "folder": "../",
        "glob": "*.pdf",
        "git": "../../.git/config",
        "long-path": "a" * 5000 + ".pdf",
        "no-such-document": "nowhere.md",
    }.items()
}

STRAYS: Inputs = {
    f"stray {name}": {name: "<?php echo 1; ?>"}
    for name in (
        *("news/.htpasswd", "news/capitals.MD", "news/long.markdown", "news/.hidden.md", "news/._toloka.md"),
        *("news/backup.md~", "news/old.md.bak", "news/page.html", "news/page.php", "news/page.rst", "news/picture.svg"),
        *("news/program.exe", "news/Thumbs.db", "news/.DS_Store", "news/nosuffix", "news/.trash/a.md", "news/#a.md#"),
        *("news/~$lock.docx", "news/a.md.txt", "news/a.js", "news/a.tar.gz", "web.config", "index.html", "robots.txt"),
        *(".git/FETCH_HEAD", ".well-known/security.txt", "theme/own.css", "files/own.html", "files/own.svg", "root.md"),
        *("nesw/a.md", "docs/a.pdf"),
    )
}


def _png(width: int, height: int, pixels: bytes) -> bytes:
    """A PNG that claims a size, whatever pixels it has."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def _picture(form: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (60, 40)).save(file, form)
    return file.getvalue()


INSIDE: Inputs = {
    f"inside {name}": {
        **news(
            stem := name.replace(".", "-"),
            f"{'!' if name.endswith(('jpg', 'png')) else ''}[Міст через річку]({name})\n",
        ),
        f"news/{name}": data,
    }
    for name, data in {
        "page.pdf": b"<html><script>window.pwned=1</script>",
        "page.docx": b"\xef\xbb\xbf <!DOCTYPE html><script>window.pwned=1</script>",
        "program.pdf": b"MZ\x90\0",
        "program.zip": b"\x7fELF\x02",
        "shell.mp3": b"#!/bin/sh\n",
        "words.pdf": b"Just words\n",
        "words.docx": b"Just words\n",
        "nothing.pdf": b"",
        "page.jpg": b"<html><script>window.pwned=1</script>",
        "vector.png": b"<svg xmlns='http://www.w3.org/2000/svg' onload='pwned=1'/>",
        "nothing.jpg": b"",
        "torn.jpg": _picture("JPEG")[:400],
        "bomb.png": _png(30_000, 30_000, zlib.compress(b"\0" * 90_001, 9)),
        "endless.png": _png(0x7FFFFFFF, 0x7FFFFFFF, b""),
        "flat.png": _png(0, 0, b""),
        "moving.jpg": _picture("GIF"),
        "postscript.png": b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 10 10\n",
    }.items()
}


def _twins(first: str, second: str, header: str = "", folder: str = "news") -> dict[str, Content]:
    return {
        f"{folder}/{name}.md": f"---\ntitle: Так\ndate: 2025-02-03\n{header}---\n{TEXT}" for name in (first, second)
    }


ADDRESSES: Inputs = {
    "one-slug": _twins("one-slug", "one-slug-2", "slug: toloka\n"),
    "equal-but-for-case": _twins("Case-Twins", "case-twins"),
    "equal-by-letters": _twins("згорани", "zghorany"),
    "equal-by-composition": _twins("стрий-дім", "стрий-дім".replace("й", "и\u0306")),
    **{f"page {name}": {f"pages/{name}.md": f"---\ntitle: {name}\n---\n{TEXT}"} for name in ("akty", "dani", "feeds")},
    "page-by-slug": {"pages/about.md": f"---\ntitle: Про нас\nslug: theme\n---\n{TEXT}"},
    "set-of-the-site": {"datasets/mine.md": "---\ntitle: Мій набір\nid: novyny\n---\n"},
    "units-in-a-circle": {
        "units/a.md": "---\ntitle: Перший\nparent: Другий\n---\n",
        "units/b.md": "---\ntitle: Другий\nparent: Перший\n---\n",
    },
    "periods-backwards": {"consultations/a.md": f"---\ntitle: Так\nopens: 2025-01-01\ncloses: 2024-01-01\n---\n{TEXT}"},
    "two-spellings-of-a-topic": {
        "news/topic-1.md": GOOD.replace("---\nРада", "topics: Вулиця!\n---\nРада"),
        "news/topic-2.md": GOOD.replace("---\nРада", "topics: вулиця?\n---\nРада"),
    },
}
