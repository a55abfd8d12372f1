"""Little sites whose pages name their own assets, as those of a build do."""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path


def write_site(output: Path, version: str, pages: int = 12, fill: int = 0) -> Path:
    """A site of one version: every page says it and links the style sheet of that version."""
    shutil.rmtree(output, ignore_errors=True)
    css = f"/* {version} */".encode()
    name = f"theme/site.{sha256(css).hexdigest()[:8]}.css"
    files = {name: css, "robots.txt": b"User-agent: *\n"}
    for number in range(pages):
        path = f"akty/{number}/index.html" if number else "index.html"
        files[path] = f'<link rel="stylesheet" href="/{name}"><p>{version}{"." * fill}</p>'.encode()
    for path, data in files.items():
        file = output / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)
    return output
