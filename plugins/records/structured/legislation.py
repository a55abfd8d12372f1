"""An act as Legislation: schema.org's properties taken from ELI, the European Legislation Identifier."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from ...model.vocabulary import ACT_KINDS
from ..view import ActView
from .terms import CONTEXT, Node, full, media, when, work

FORCE = {
    "in-force": "InForce",
    "changed": "InForce",
    "repealed": "NotInForce",
    "suspended": "NotInForce",
}
"""Status as pages show it -> LegalForceStatus. Drafts and minutes have none."""
RELATIONS = {
    "changes": "legislationChanges",
    "restates": "legislationChanges",
    "repeals": "legislationChanges",
    "suspends": "legislationChanges",
    "implements": "isBasedOn",
    "adopts-draft": "isBasedOn",
    "approves": "citation",
    "related": "citation",
}
"""Code of a relation -> property. ELI's `changes` holds amendment, replacement, correction, repeal and any other; few
programs know the younger `legislationAmends` and `legislationRepeals`."""


def legislation(view: ActView) -> Node:
    """A decision or order, a draft, minutes, a conclusion or an agenda."""
    forward, inverse = _relations(view)
    force = FORCE.get(view.status, "")
    encodings: list[Node] = media(view.site, view.files)
    encodings += [
        {"@type": "MediaObject", "name": words, "contentUrl": full(view.site, url), "encodingFormat": type}
        for url, type, words in view.head.forms
    ]
    return {
        **work(view, "Legislation"),
        "legislationIdentifier": view.number or view.head.url.strip("/"),
        "legislationType": ACT_KINDS.get(view.act_kind, ""),
        "legislationDate": view.date[:10],
        "legislationDateVersion": view.updated[:10],
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": view.passed_by},
        "legislationJurisdiction": {"@type": "AdministrativeArea", "name": view.site.community},
        "legislationLegalForce": force and {"@id": f"{CONTEXT}/{force}"},
        "creativeWorkStatus": view.status_label,
        "datePublished": when(view, view.published or (view.date if view.act_kind == "proiekt" else "")),
        "abstract": view.lead,
        "encoding": encodings,
        **forward,
        "@reverse": inverse,
    }


def _relations(view: ActView) -> tuple[dict[str, Any], dict[str, Any]]:
    """Property -> acts to which this one stands so, and that stand so to this one."""
    found: tuple[dict[str, Any], dict[str, Any]] = defaultdict(list), defaultdict(list)
    for relation in view.relations:
        for entry in relation.entries:
            url = full(view.site, entry.url)
            name = f"{entry.label}: {entry.title}" if "№" in entry.label else entry.title
            other = {"@type": "Legislation", "@id": url, "url": url, "name": name}
            found[relation.inverse][RELATIONS.get(relation.type, "citation")].append(other)
    return dict(found[0]), dict(found[1])
