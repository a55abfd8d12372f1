"""Each save as a commit of git with its author's name, and the last of them taken back.

Only the paths of a save are committed, whatever else is changed or staged in the checkout. Saves of the editor are
told from other commits by a trailer line in their messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from ..records.single import plain_file
from . import files
from .git import git
from .refusal import Refusal

TRAILER = "Saved-In: editor"
UNDONE = "Undoes"
_FORMAT = "%H%x1f%h%x1f%an%x1f%aI%x1f%s%x1f%(trailers:key=Undoes,valueonly,separator=%x2C)%x1e"


class Save(NamedTuple):
    """A commit of the editor. when: ISO with zone. undoes: the commit that it takes back, or ""."""

    commit: str
    short: str
    author: str
    when: str
    subject: str
    undoes: str


def introduced(name: str, email: str) -> tuple[str, str]:
    """A name and an address that can stand in a commit. Raises Refusal; an empty address is fine."""
    name, email = " ".join(name.split()), email.strip()
    if not name or not name.isprintable() or len(name) > 100 or any(sign in name for sign in "<>"):
        raise Refusal("напишіть ім'я та прізвище, без знаків < і >")
    if email and (len(email) > 100 or "@" not in email or any(sign in email for sign in "<> ")):
        raise Refusal(f"«{email[:80]}» не є поштовою адресою")
    return name, email


class History:
    """The git checkout around a content folder; without one nothing is kept and `kept` is False."""

    def __init__(self, content: Path, name: str = "", email: str = "") -> None:
        self._content = content
        self._given = name, email
        top = self._git("rev-parse", "--show-toplevel", check=False)
        ignored = self._git("check-ignore", "--quiet", str(content.absolute()), check=False, code=True) == "0"
        self.kept = bool(top) and not ignored

    @property
    def name(self) -> str:
        """Whose saves they are: as given, else as git is configured; "" where nobody has said."""
        return self._given[0] or (self._git("config", "user.name", check=False) if self.kept else "")

    @property
    def email(self) -> str:
        """The address in commits; a name alone is enough to save."""
        known = self._given[1] or (self._git("config", "user.email", check=False) if self.kept else "")
        return known or "editor@localhost"

    def who(self) -> dict[str, Any]:
        """Are saves kept, and whose are they? For the page."""
        return {"kept": self.kept, "name": self.name if self.kept else ""}

    def introduce(self, name: str, email: str) -> None:
        """Keep an editor's name (and address, if any) in the checkout's own configuration. Raises Refusal."""
        name, email = introduced(name, email)
        if self.kept:
            self._git("config", "--local", "user.name", name)
            if email:
                self._git("config", "--local", "user.email", email)

    def refuse_unready(self) -> None:
        """Raises Refusal where a save would have no author, or would stand in no branch."""
        if self.kept and not self.name:
            raise Refusal("назвіться, щоб було видно, хто зберіг: кнопка «Хто ви?» внизу сторінки")
        if self.kept and not self._git("symbolic-ref", "--quiet", "HEAD", check=False):
            raise Refusal(
                "git стоїть не на гілці (detached HEAD), тож збережене загубилося б: поверніться на гілку, "
                "наприклад git switch main, і збережіть ще раз"
            )

    @contextmanager
    def whole(self, paths: Sequence[str], *, new: Sequence[str] = (), beside: Sequence[str] = ()) -> Iterator[None]:
        """What is done to these files inside is kept whole; where it fails, they become again what they were.

        new: files that were put there for this save and go with it. beside: files that it commits and leaves alone.
        """
        before = {path: files.read(self._content, path) for path in paths if plain_file(self._content, path)}
        try:
            yield
        except BaseException:
            for path in (*paths, *new):
                if path not in before:
                    if plain_file(self._content, path):  # through a link it would be another's
                        (self._content / path).unlink()
                elif not plain_file(self._content, path) or files.read(self._content, path) != before[path]:
                    files.write(self._content, path, before[path])
            if self.kept:
                self._git("reset", "--quiet", "--", *paths, *new, *beside, check=False)
            raise

    def keep(self, paths: Sequence[str], subject: str, undoes: str = "") -> None:
        """Commit the present state of these paths (below content/); nothing where nothing changed. Raises Refusal."""
        if not self.kept:
            return
        self._git("add", "--all", "--", *paths)
        if not self._git("status", "--porcelain", "--", *paths):
            return
        note = f"{TRAILER}\n{UNDONE}: {undoes}" if undoes else TRAILER
        self._git("commit", "--quiet", "--no-verify", "--only", "-m", subject, "-m", note, "--", *paths)

    def saves(self, count: int = 20) -> list[Save]:
        """The last saves made in the editor, newest first."""
        if not self.kept:
            return []
        text = self._git("log", f"-{count}", f"--format={_FORMAT}", f"--grep=^{TRAILER}$", "--", ".", check=False)
        return [Save(*item.strip("\n").split("\x1f")) for item in text.split("\x1e") if item.strip("\n")]

    def undo(self, expected: str) -> tuple[str, list[str]]:
        """Take back the last save that still stands; gives its subject and the paths below content/.

        expected: its commit as the one who asks saw it. Raises Refusal where it is no longer that, or files changed.
        """
        saves = self.saves(200)
        gone = {save.undoes for save in saves if save.undoes}
        last = next((save for save in saves if not save.undoes and save.commit not in gone), None)
        if last is None:
            raise Refusal("скасовувати нічого: збережень у редакторі ще не було")
        if last.commit != expected:
            raise Refusal("тим часом з'явилося новіше збереження: оновіть сторінку й подивіться ще раз")
        names = self._git("diff-tree", "-r", "--root", "--no-commit-id", "--name-only", "-z", "--relative", last.commit)
        paths = [name for name in names.split("\0") if name]
        if self._git("diff", "--name-only", last.commit, "--", *paths):
            raise Refusal(
                "ці файли відтоді змінили: скасувати можна лише вручну, див. довідку, «Як скасувати зроблене»"
            )
        before = f"{last.commit}^"
        with self.whole(paths):
            for path in paths:
                if self._git("cat-file", "-e", f"{before}:./{path}", check=False, code=True) == "0":
                    self._git("checkout", "--quiet", before, "--", path)
                else:
                    (self._content / path).unlink(missing_ok=True)
            self.keep(paths, f"Скасовано: {last.subject}", last.commit)
        return last.subject, paths

    def _git(self, *arguments: str, check: bool = True, code: bool = False) -> str:
        own = {"user.name": self._given[0]} if self._given[0] else {}
        own |= {"user.email": self.email} if arguments[0] == "commit" else {}
        return git(self._content, *arguments, check=check, code=code, config=own)
