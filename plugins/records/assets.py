"""Theme files under /theme/ with a digest of their bytes in the name: cached for ever, never mixed between versions.

The style sheet is one file: each `@import` line of css/index.css is replaced by the file it names, `font:NAME`
by the hashed address of the font. Scripts keep being modules; their imports are rewritten to hashed names. Names tell
the source and the minifier, so that nothing is minified only to be named; what is called `.min` is left as it is.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from ..memory import fingerprint
from . import minified
from .npm import npm_file
from .output import Output
from .view_parts import Assets, Picture

FONTS = "@fontsource-variable/source-sans-3/files"
IMPORT = re.compile(r"""((?:\bfrom|\bimport)\s*\(?\s*)(["'])(\./[^"']+|\.\./[^"']+)\2""")
CARD = (1200, 630)
"""Size of card.png in pixels, the shape that networks ask for; it is drawn in card.svg."""
PRELOADED = ("source-sans-3-cyrillic-wght-normal.woff2", "source-sans-3-latin-wght-normal.woff2")


class AssetError(Exception):
    """The theme names a file that is not there, or a script of it cannot be read."""


class Pipeline:
    """Collects assets; `outputs` are their files, `assets` their addresses.

    extra: further scripts of features by name -> file, e.g. the search page's; `lunr` from npm among them.
    """

    def __init__(self, theme: Path, extra: Mapping[str, Path]) -> None:
        self._theme = theme
        self._done: dict[Path, str] = {}
        self._sources: dict[str, tuple[str, str]] = {}
        self.outputs: list[Output] = []
        css = self._put("site.css", self._style_sheet())
        scripts = {path.stem: path for path in sorted((theme / "static/js").glob("*.js"))} | dict(extra)
        self.assets = Assets(
            css=css,
            scripts={name: self._script(path, ()) for name, path in sorted(scripts.items())},
            fonts=tuple(self._font(name) for name in PRELOADED),
            icon=self._file(theme / "static/icon.svg"),
            logo=self._file(theme / "static/logo.svg"),
            card=Picture(self._file(theme / "static/card.png"), "", *CARD),
        )

    def _put(self, name: str, data: bytes) -> str:
        """Publish bytes under a hashed name; gives the address."""
        stem, suffix = posixpath.splitext(name)
        digest = fingerprint.of_bytes(data)
        media = None if stem.endswith(".min") else minified.MEDIA.get(suffix)
        if media:
            digest = fingerprint.of_text(f"{minified.VERSION} {digest}")
        path = f"theme/{stem.lower()}.{digest[:12]}{suffix}"
        if media:
            self._sources[path] = (media, data.decode())
        make = partial(self._minified, path) if media else _bytes(data)
        self.outputs.append(Output(path, digest, make, f"theme/{name}"))
        return f"/{path}"

    def _minified(self, path: str) -> bytes:
        """All are minified when the first is written, for each call starts a process."""
        made = minified.texts(tuple(self._sources.values()))
        text, fault = dict(zip(self._sources, made, strict=True))[path]
        if text is None:
            name, _, suffix = posixpath.basename(path).split(".")
            raise AssetError(f"помилка у файлі теми {name}.{suffix}: {fault}")
        return text.encode()

    def _file(self, path: Path) -> str:
        if path not in self._done:
            self._done[path] = self._put(path.name, _read(path))
        return self._done[path]

    def _font(self, name: str) -> str:
        return self._file(npm_file(f"{FONTS}/{name}"))

    def _style_sheet(self) -> bytes:
        folder = self._theme / "css"
        index = _read(folder / "index.css").decode()
        whole = re.sub(r'@import "([^"]+)";', lambda match: _read(folder / match[1]).decode(), index)
        whole = re.sub(r'url\("font:([^"]+)"\)', lambda match: f'url("{self._font(match[1])}")', whole)
        return whole.encode()

    def _script(self, path: Path, seen: tuple[Path, ...]) -> str:
        path = path.resolve()
        if path in self._done:
            return self._done[path]
        if path in seen:
            raise AssetError(f"скрипти імпортують одне одного по колу: {path.name}")
        text = _read(path).decode()

        def hashed(match: re.Match[str]) -> str:
            target = self._script((path.parent / match[3]).resolve(), (*seen, path))
            return f"{match[1]}{match[2]}{target}{match[2]}"

        self._done[path] = self._put(path.name, IMPORT.sub(hashed, text).encode())
        return self._done[path]


def _bytes(data: bytes) -> Callable[[], bytes]:
    return lambda: data


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise AssetError(f"немає файла теми {path.name}: {error.strerror}") from None
