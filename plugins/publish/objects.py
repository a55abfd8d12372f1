"""Objects of an S3-compatible store, through rclone: one run of it for many objects at once.

An address is `bucket/key`. The keys of the store stand in the environment of rclone alone.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from ..records.rclone import NOT_INSTALLED, RcloneError, rclone
from .store import Lost, PublishError, Step

REMOTE = "STORE"
ARGUMENT = 24_000 if sys.platform == "win32" else 120_000
"""Characters of one argument of a program, at most (CreateProcess, Linux's MAX_ARG_STRLEN)."""
PORTION = 200
"""Objects of one run of rclone, at most, so that progress moves."""
AT_ONCE = 16
PATIENCE = ("--contimeout", "15s", "--timeout", "60s", "--low-level-retries", "4")
TAKEN = frozenset({"RCLONE_BWLIMIT"})
"""What of rclone's own variables counts: RCLONE_DRY_RUN and the like would publish nothing and say nothing."""
ABSENT = "object not found"
EMPTY = "directory not found"
REMEDIES = {
    r"get credentials|NoCredentialProviders": (
        "немає ключів: вкажіть access_key і secret_key у publish.toml або змінні AWS_ACCESS_KEY_ID і "
        "AWS_SECRET_ACCESS_KEY"
    ),
    r"InvalidAccessKeyId|SignatureDoesNotMatch|AccessDenied|Forbidden": (
        "сховище не приймає ключів: перевірте access_key і secret_key у publish.toml та права ключа на bucket"
    ),
    r"NoSuchBucket|bucket does not exist": "такого bucket немає: створіть його або виправте назву",
    r"RequestTimeTooSkewed": "годинник цього комп'ютера йде не так, як у сховища: виправте час",
    r"x509|certificate": "сертифікат сховища не підійшов: перевірте endpoint",
    r"HTTP response to HTTPS client": "сховище відповідає без https: почніть endpoint із http:// або виправте порт",
    r"QuotaExceeded|XMinioStorageFull": "у сховищі немає місця: збільште його або приберіть зайве",
}
"""What the store says (pattern) -> what it means and what to do; the first that fits."""
NO_ANSWER = {
    r"no such host": "такого імені немає в мережі",
    r"connection refused": "за цією адресою ніхто не слухає",
    r"timeout|deadline exceeded": "відповіді не дочекалися",
    r"connection reset|unreachable|\bEOF\b": "зв'язок обірвався",
}
"""Why the store does not answer; the first that fits."""


class Sum(NamedTuple):
    """An object as a listing tells of it: bytes, and MD5 in hex, "" where the store tells none."""

    size: int
    md5: str


@dataclass(frozen=True)
class Connection:
    """The store: endpoint "" for Amazon's own. Without keys rclone takes those of the environment (AWS_…)."""

    endpoint: str = ""
    region: str = ""
    provider: str = "Other"
    access_key: str = ""
    secret_key: str = field(default="", repr=False)

    def environment(self) -> dict[str, str]:
        """rclone's whole environment, in which the store is the remote REMOTE and no other is."""
        own = {
            "type": "s3",
            "provider": self.provider,
            "endpoint": self.endpoint,
            "region": self.region,
            "access_key_id": self.access_key,
            "secret_access_key": self.secret_key,
            "env_auth": str(not self.secret_key).lower(),
            "no_check_bucket": "true",  # else the first upload would try to make the bucket
            "no_head": "true",  # the store itself refuses bytes that are not those of Content-MD5
        }
        given = {f"RCLONE_CONFIG_{REMOTE}_{name.upper()}": value for name, value in own.items() if value}
        ours = {name: value for name, value in os.environ.items() if not name.startswith("RCLONE_") or name in TAKEN}
        return {**ours, "RCLONE_CONFIG": os.devnull, **given}


class Objects:
    """What can be done with objects. kept: descriptors that stay open while rclone runs."""

    def __init__(self, name: str, connection: Connection) -> None:
        self._name = name
        self._connection = connection
        self.kept: Sequence[int] = ()

    def put(self, files: Sequence[tuple[Path, str, Mapping[str, str]]], step: Step = lambda _: None) -> None:
        """Upload files under addresses with headers. An object is there whole or not at all."""
        self._batch(
            [
                _copying(str(file.parent), file.name, address)
                | {"_config": _ALWAYS | {"UploadHeaders": [{"Key": k, "Value": v} for k, v in headers.items()]}}
                for file, address, headers in files
            ],
            step,
        )

    def copy(self, pairs: Sequence[tuple[str, str]], step: Step = lambda _: None) -> None:
        """Copy objects, headers and all, inside the store: source, then target, which is replaced whole."""
        self._batch([_copying(*_split(source), target) | {"_config": _ALWAYS} for source, target in pairs], step)

    def delete(self, addresses: Sequence[str], step: Step = lambda _: None) -> None:
        """Delete objects; one that is not there is none the less gone."""
        inputs = []
        for address in addresses:
            fs, key = _split(address)
            inputs.append({"_path": "operations/deletefile", "fs": fs, "remote": key})
        self._batch(inputs, step, absent=True)

    def fetch(self, pairs: Sequence[tuple[str, Path]]) -> None:
        """Bring objects into files; of one that is not there no file is made."""
        inputs = [
            _copying(*_split(address), "") | {"dstFs": str(file.parent), "dstRemote": file.name, "_config": _ALWAYS}
            for address, file in pairs
        ]
        self._batch(inputs, absent=True)

    def read(self, addresses: Sequence[str]) -> dict[str, bytes]:
        """The bytes of small objects; those that are not there are left out."""
        with tempfile.TemporaryDirectory() as folder:
            files = {address: Path(folder, str(number)) for number, address in enumerate(addresses)}
            self.fetch(list(files.items()))
            return {address: file.read_bytes() for address, file in files.items() if file.is_file()}

    def write(self, address: str, data: bytes, headers: Mapping[str, str]) -> None:
        """Upload bytes as one object."""
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder, "data")
            file.write_bytes(data)
            self.put([(file, address, headers)])

    def listing(self, *roots: str) -> list[dict[str, Sum]]:
        """For each root (`bucket/folder`) every object below it: the rest of its key -> its Sum."""
        opt = {"recurse": True, "filesOnly": True, "noModTime": True, "noMimeType": True}
        opt |= {"showHash": True, "hashTypes": ["md5"]}
        inputs = []
        for root in roots:
            fs, key = _split(root)
            inputs.append({"_path": "operations/list", "fs": fs, "remote": key, "opt": opt, "_config": _LISTING})
        found = []
        for root, answer in zip(roots, self._batch(inputs, absent=True), strict=True):
            cut = len(_split(root)[1].rstrip("/")) + 1 if _split(root)[1] else 0
            rows = answer.get("list") or []
            found.append(
                {row["Path"][cut:]: Sum(row["Size"], (row.get("Hashes") or {}).get("md5", "")) for row in rows}
            )
        return found

    def digests(self, root: str) -> dict[str, str]:
        """SHA-256 of everything below a root, for which every byte is fetched."""
        fs, key = _split(root)
        options = ("--download", "--fast-list", "--checkers", str(AT_ONCE))
        lines = self._run("hashsum", "SHA256", *options, f"{fs}/{key}", absent="").splitlines()
        return {path: digest for digest, _, path in (line.partition("  ") for line in lines)}

    def versioned(self, bucket: str) -> bool:
        """Does the bucket keep the old bytes of what is replaced and deleted? No where it does not say."""
        asked = {"_path": "backend/command", "command": "versioning", "fs": f"{REMOTE}:{bucket}"}
        try:
            return str(self._batch([asked])[0].get("result")) == "Enabled"
        except PublishError:
            return False

    def _batch(self, inputs: Sequence[dict[str, Any]], step: Step = lambda _: None, absent: bool = False) -> list[Any]:
        """Answers to rclone's rc commands. absent: what is not there is no fault."""
        answers = []
        for portion in _portions(inputs):
            given = json.dumps({"inputs": portion, "concurrency": AT_ONCE})
            for answer in json.loads(self._run("rc", "--loopback", "job/batch", "--json", given))["results"]:
                fault = answer.get("error", "")
                if fault and not (absent and (ABSENT in fault or EMPTY in fault)):
                    raise self._told(fault)
                answers.append(answer)
            step(len(portion))
        return answers

    def _run(self, *arguments: str, absent: str | None = None) -> str:
        try:
            return rclone(*arguments, *PATIENCE, env=self._connection.environment(), kept=self.kept)
        except RcloneError as error:
            if absent is not None and error.code == 3:
                return absent
            raise (PublishError(str(error)) if error.code == NOT_INSTALLED else self._told(str(error))) from None

    def _told(self, said: str) -> PublishError:
        for secret in (self._connection.secret_key, self._connection.access_key):
            said = said.replace(secret, "…") if secret else said
        for pattern, why in NO_ANSWER.items():
            if re.search(pattern, said):
                return Lost(f"ціль «{self._name}»: сховище не відповідає: перевірте endpoint і мережу ({why})")
        for pattern, what in REMEDIES.items():
            if found := re.search(pattern, said):
                return PublishError(f"ціль «{self._name}»: {what} ({found[0]})")
        return PublishError(f"ціль «{self._name}»: сховище відмовило: {said}")


_ALWAYS = {"IgnoreTimes": True, "NoCheckDest": True}
"""Whatever sizes and times say: what is to be brought was chosen by SHA-256."""
_LISTING = {"UseListR": True}


def _copying(fs: str, key: str, target: str) -> dict[str, Any]:
    to, name = _split(target) if target else ("", "")
    return {"_path": "operations/copyfile", "srcFs": fs, "srcRemote": key, "dstFs": to, "dstRemote": name}


def _split(address: str) -> tuple[str, str]:
    bucket, _, key = address.partition("/")
    return f"{REMOTE}:{bucket}", key


def _portions(inputs: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    portion: list[dict[str, Any]] = []
    room = ARGUMENT
    for given in inputs:
        size = len(json.dumps(given)) + 2
        if portion and (size > room or len(portion) == PORTION):
            yield portion
            portion, room = [], ARGUMENT
        portion.append(given)
        room -= size
    if portion:
        yield portion


def sums(file: Path) -> tuple[str, str]:
    """SHA-256 and MD5 of one reading of a file."""
    sha, md5 = hashlib.sha256(), hashlib.md5(usedforsecurity=False)
    with file.open("rb") as stream:
        while piece := stream.read(1 << 20):
            sha.update(piece)
            md5.update(piece)
    return sha.hexdigest(), md5.hexdigest()
