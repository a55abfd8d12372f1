"""Four eyes: somebody else than the authors approves the changes of a branch, and the documents say who.

An approval is a commit of the approver that changes nothing but the field `approved_by` of the documents changed since
the branch left its base. Its trailer names the commit that was looked at. It holds as long as the content stays as it
was then; whoever is among the authors of the changes cannot approve them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from ..model.frontmatter import parse
from ..model.kinds import KINDS
from ..model.source_text import decode
from ..model.ukrainian import plural
from . import files
from .git import file_at, git
from .history import introduced
from .mend import mended
from .refusal import Refusal
from .values import form_values, readable

TRAILER = "Approves"
FIELD = "approved_by"
_SHOWN = 10


class Person(NamedTuple):
    """Who made a commit."""

    name: str
    email: str

    def is_same(self, other: Person) -> bool:
        """One person by the name or by the address."""
        return any(mine.casefold() == theirs.casefold() for mine, theirs in zip(self, other, strict=True))


def main(content: Path, since: str, *, name: str, email: str, verify: bool) -> int:
    """Record an approval of all changes since a branch or commit, or only say whether there is one. 1: there is none.

    name, email: of the approver, "" for those that git knows.
    """
    try:
        branch = Branch(content, since)
        if not branch.changed:
            print(f"Відносно {since} документів не змінено: погоджувати нічого.")
        elif verify:
            print(f"Погоджено: {branch.approver().name}.")
        else:
            _record(branch, name, email)
    except Refusal as refusal:
        print(refusal.text, file=sys.stderr)
        return 1
    return 0


class Branch:
    """What a branch changes in the content.

    changed: paths below content/, deleted ones too. Raises Refusal where git does not know the base.
    """

    def __init__(self, content: Path, since: str) -> None:
        self.content = content
        if not git(content, "rev-parse", "--show-toplevel", check=False):
            raise Refusal(f"тека {content} не має історії (git): погоджувати нічого")
        if since.startswith("-") or not git(content, "rev-parse", "--verify", "-q", f"{since}^{{commit}}", check=False):
            raise Refusal(f"--since: git не знає «{since}» — назвіть гілку чи коміт, як-от origin/main")
        if not git(content, "merge-base", since, "HEAD", check=False):
            raise Refusal(f"--since: «{since}» не має спільної історії з цією гілкою — завантажте історію цілою")
        self.since = since
        self.changed = self._names("diff", f"{since}...HEAD")

    def authors(self) -> list[Person]:
        """Who changed the content, approvals aside."""
        log = git(self.content, "log", "--no-merges", "--format=%H%x1f%an%x1f%ae", f"{self.since}..HEAD", "--", ".")
        commits = [line.split("\x1f") for line in log.splitlines()]
        return [Person(name, email) for commit, name, email in commits if not self._is_approval(commit)]

    def approver(self) -> Person:
        """Who approved the content as it is now. Raises Refusal: nobody, or not this, or one of the authors."""
        form = f"--format=%H%x1f%an%x1f%ae%x1f%(trailers:key={TRAILER},valueonly,separator=)"
        log = git(self.content, "log", "--no-merges", form, f"{self.since}..HEAD")
        marked = [line.split("\x1f") for line in log.splitlines() if not line.endswith("\x1f")]
        found = next((commit for commit in marked if self._is_approval(commit[0])), None)
        if found is None:
            raise Refusal(f"ніхто ще не погодив змін: {_listed(self.changed)}\nПогодити: ./invoke approve")
        if later := self._names("diff", found[0], "HEAD"):
            raise Refusal(
                f"після погодження ({found[1]}) змінилося: {_listed(later)}\nПогодьте ще раз: ./invoke approve"
            )
        approver = Person(*found[1:3])
        self.refuse_author(approver)
        return approver

    def refuse_author(self, person: Person) -> None:
        """Raises Refusal where the person is among the authors."""
        if any(person.is_same(author) for author in self.authors()):
            raise Refusal(f"«{person.name}» — серед тих, хто змінював ці документи: погодити має інша людина")

    def _is_approval(self, commit: str) -> bool:
        """Does a commit say that it approves, and change nothing but the field?"""
        says = git(self.content, "log", "-1", f"--format=%(trailers:key={TRAILER},valueonly)", commit)
        return bool(says) and all(self._only_field(commit, path) for path in self._names("diff", f"{commit}^", commit))

    def _only_field(self, commit: str, path: str) -> bool:
        if not is_document(path):
            return False
        before, after = (file_at(self.content, state, path) for state in (f"{commit}^", commit))
        name = form_values(KINDS[folder(path)], parse(decode(after)[0])).get(FIELD, "")
        return bool(before and after) and approved(path, before, name) == after

    def _names(self, *arguments: str) -> list[str]:
        names = git(self.content, *arguments, "--name-only", "--no-renames", "-z", "--relative", "--", ".")
        return [name for name in names.split("\0") if name]


def _record(branch: Branch, name: str, email: str) -> None:
    known = (git(branch.content, "config", f"user.{part}", check=False) for part in ("name", "email"))
    approver = Person(*introduced(*(given or own for given, own in zip((name, email), known, strict=True))))
    branch.refuse_author(approver)
    if changes := git(branch.content, "status", "--porcelain", "--", "."):
        raise Refusal(f"у теці документів є зміни, яких git ще не зберіг:\n{changes}\nЗбережіть або приберіть їх.")
    found = dict(_approvals(branch, approver.name))
    for path, data in found.items():
        files.write(branch.content, path, data)
    subject = f"Погоджено: {approver.name} ({len(branch.changed)})"
    own = {"user.name": approver.name, "user.email": approver.email or "approval@localhost"}
    head = git(branch.content, "rev-parse", "HEAD")
    note = ["-m", subject, "-m", f"{TRAILER}: {head}"]
    git(branch.content, "add", "--all", "--", ".")
    git(branch.content, "commit", "--quiet", "--no-verify", "--allow-empty", *note, config=own)
    print(f"{subject.split(' (')[0]}. {_listed(branch.changed)}")


def _approvals(branch: Branch, name: str) -> Iterator[tuple[str, bytes]]:
    """Each changed document as it is with the approver's name. Raises Refusal, with all that cannot be told apart."""
    unfit = []
    for path in branch.changed:
        if is_document(path) and (branch.content / path).exists():
            before = files.read(branch.content, path)
            front = parse(decode(before)[0])
            if front.form == "none" or not readable(front):
                unfit.append(path)
            else:
                yield path, approved(path, before, name)
    if unfit:
        words = f"заголовок не читається, тож нікуди записати, хто погодив: {_listed(unfit)}"
        raise Refusal(f"{words}\nСпершу ./invoke check")


def approved(path: str, data: bytes, name: str) -> bytes:
    """A document with the approver's name, otherwise byte for byte as it was."""
    kind = KINDS[folder(path)]
    return mended(kind, data, {**form_values(kind, parse(decode(data)[0])), FIELD: name})


def is_document(path: str) -> bool:
    """Is a path below content/ that of a record?"""
    return folder(path) in KINDS and path.endswith(".md")


def folder(path: str) -> str:
    """The first folder of a path below content/: the kind of record."""
    return path.partition("/")[0]


def _listed(paths: list[str]) -> str:
    rest = f" … (усього {len(paths)} {plural(len(paths), 'файл', 'файли', 'файлів')})" if len(paths) > _SHOWN else ""
    return ", ".join(paths[:_SHOWN]) + rest
