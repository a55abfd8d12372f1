"""An old site as it was saved: pages of two encodings with the broken markup of such sites, files and pictures."""

from __future__ import annotations

import contextlib
import io
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image

from plugins.importer.old_site.command import main
from plugins.model.old_site import Entry
from plugins.records.old_addresses import read_journal
from tests.site import DAY, Site, at_day

HOST = "old.rada.example"
OLD = f"https://{HOST}"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


class Answer(NamedTuple):
    """What the command said."""

    code: int
    out: str
    error: str


class Saved:
    """A folder of saved pages beside a site that they are imported into."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "saved"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.site = Site(folder / "site")
        self.site.configure(OLD_HOSTS=(HOST,), SITEURL="https://rada.example")

    def put(self, name: str, data: str | bytes, encoding: str = "utf-8") -> Path:
        """A file as it is."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode(encoding))
        return path

    def page(self, name: str, body: str, *, encoding: str = "utf-8", **told: str) -> Path:
        """A page in the frame of the old site; see `framed`."""
        return self.put(name, framed(body, charset=told.pop("charset", encoding), **told), encoding)

    def rules(self, text: str) -> Path:
        """The file of rules beside the pages."""
        return self.put("import-site.yaml", text)

    def take(self, *sources: Path, **options: Any) -> Answer:
        """Run the command over the folder, or over these sources, on the day of test sites."""
        out, error = io.StringIO(), io.StringIO()
        with at_day(DAY), contextlib.redirect_stdout(out), contextlib.redirect_stderr(error):
            code = main(sources or (self.folder,), self.site.content, settings=self.site.settings, **options)
        return Answer(code, out.getvalue(), error.getvalue())

    @property
    def journal(self) -> dict[str, Entry]:
        """The journal by address, or by file where there is none."""
        entries, flaws = read_journal(self.site.content)
        assert not flaws
        return {entry.address or entry.saved: entry for entry in entries.values()}

    def document(self, address: str) -> str:
        """The document that was made of an old address."""
        return (self.site.content / self.path(address)).read_text("utf-8")

    def path(self, address: str) -> str:
        """Where that document stands below content/."""
        return next(
            path.relative_to(self.site.content).as_posix()
            for path in sorted(self.site.content.rglob("*.md"))
            if f"source_url: {address}\n" in path.read_text("utf-8")
        )


def framed(
    body: str,
    *,
    title: str = "Ремонт мосту",
    date: str = "24.02.2025",
    charset: str = "utf-8",
    canonical: str = "",
) -> str:
    """A page of a site made by hand long ago: a table for the frame, elements left open, attributes without quotes."""
    link = f'<link rel="canonical" href="{canonical}">' if canonical else ""
    when = f"<span class=date>{date}</span>" if date else ""
    return f"""<html><head><meta http-equiv=Content-Type content="text/html; charset={charset}">
<title>{title} | Стара рада</title>{link}<script>var x = "<p>не текст</p>";</script></head>
<body bgcolor=#ffffff><table width=100%><tr><td colspan=2><img src="/img/logo.gif" alt="Герб">Стара рада
<tr><td class=menu><a href="/">Головна</a><br><a href="/news/">Новини</a><td>
<h1>{title}</h1>{when}
<div class=content>{body}
<div class=share><a href="https://facebook.example/share">Поділитися</a></div>
</table><div id=footer>© Стара рада</div>"""


def picture(colour: str = "navy", size: tuple[int, int] = (80, 60), kind: str = "PNG") -> bytes:
    """A picture of one colour."""
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, kind)
    return out.getvalue()
