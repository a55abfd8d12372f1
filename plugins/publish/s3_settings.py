"""The settings of a target of kind "s3", checked and made into its store."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from .objects import Connection, Objects
from .s3 import S3
from .store import PublishError

BUCKET = re.compile(r"[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]")
PREFIX = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")
ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+(/[A-Za-z0-9._/-]*)?")
CACHE = 300
"""Seconds for which a CDN may show a page that it has."""


def s3(name: str, values: Mapping[str, Any], project: Path) -> S3:
    """The store. Raises PublishError with every fault. project: folder of the checkout."""
    if faults := list(_faults(values)):
        raise PublishError("\n".join(f"ціль «{name}»: {fault}" for fault in faults))
    endpoint, bucket, prefix = values.get("endpoint", ""), values["bucket"], values.get("prefix", "site")
    provider = values.get("provider", "Other" if endpoint else "AWS")
    keys = values.get("access_key", ""), values.get("secret_key", "")
    objects = Objects(name, Connection(endpoint, values.get("region", ""), provider, *keys))
    public = f"{bucket}/{prefix}".rstrip("/")
    private = f"{values.get('private') or bucket}/{prefix or 'site'}.private"
    return S3(
        name,
        objects,
        public,
        private,
        values.get("cache", CACHE),
        project / ".memory" / f"s3-{re.sub(r'[^A-Za-z0-9_-]', '_', name)}.lock",
    )


def _faults(values: Mapping[str, Any]) -> Iterator[str]:
    if not values.get("bucket"):
        yield "додайте bucket — назву сховища, у якому лежатиме сайт"
    for key in ("bucket", "private"):
        if (value := values.get(key)) and not BUCKET.fullmatch(value):
            yield f"{key}: «{value}» — у назві від 3 до 63 малих латинських літер, цифр, крапок і дефісів"
    prefix = values.get("prefix", "site")
    if prefix and not PREFIX.fullmatch(prefix):
        yield f"prefix: «{prefix}» — запишіть теку без похилої риски на початку й у кінці, як site"
    if not prefix and (not values.get("private") or values.get("private") == values.get("bucket")):
        yield 'prefix: "" — тоді вкажіть private, другий bucket: у першому все буде видно людям'
    if (endpoint := values.get("endpoint", "")) and not ADDRESS.fullmatch(endpoint):
        yield f"endpoint: «{endpoint}» — запишіть адресу сховища, як https://s3.example.ua"
    if bool(values.get("access_key")) != bool(values.get("secret_key")):
        yield "вкажіть обидва ключі, access_key і secret_key, або жодного: тоді їх візьмуть зі змінних AWS_…"
    if values.get("cache", CACHE) < 0:
        yield f"cache: {values['cache']} — секунди, 0 або більше"
