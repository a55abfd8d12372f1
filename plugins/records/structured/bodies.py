"""The council, its site, its units, its people, its enterprises."""

from __future__ import annotations

from ..view import DeputyView, DocumentView, HomeView
from .terms import Node, address, council, full, image, page, website


def home(view: HomeView) -> list[Node]:
    """The council as an organization, and its site with the search."""
    site = view.site
    template = f"{site.url}/poshuk/?q={{search_term_string}}"
    return [
        {
            **website(site),
            "description": view.head.description,
            "inLanguage": view.head.lang,
            "publisher": {"@id": f"{site.url}/#rada"},
            "potentialAction": {
                "@type": "SearchAction",
                "target": {"@type": "EntryPoint", "urlTemplate": template},
            },
        },
        {
            **council(site),
            "address": site.address,
            "email": site.email,
            "telephone": site.phone,
            "logo": image(site, site.assets.card),
            "areaServed": {"@type": "AdministrativeArea", "name": site.community},
            "sameAs": [channel.url for channel in site.channels],
            "subOrganization": [
                {
                    "@type": "GovernmentOrganization",
                    "@id": full(site, unit.url),
                    "name": unit.text,
                    "url": full(site, unit.url),
                }
                for unit in view.units
            ],
        },
    ]


def unit(view: DocumentView) -> Node:
    """A department, commission or body of the council."""
    links = [link.url for fact in view.facts for link in fact.links if not link.url.startswith("/")]
    return {**_organization(view, "GovernmentOrganization"), "parentOrganization": council(view.site), "sameAs": links}


def enterprise(view: DocumentView) -> Node:
    """A communal enterprise."""
    return {**_organization(view, "Organization"), "parentOrganization": council(view.site)}


def person(view: DeputyView) -> Node:
    """A deputy or official."""
    return {
        "@type": "Person",
        "@id": address(view),
        "url": address(view),
        "name": view.title,
        "image": image(view.site, view.head.picture),
        "jobTitle": view.label,
        "memberOf": [{"@type": "Organization", "name": name} for name in view.member_of],
    }


def _organization(view: DocumentView, type: str) -> Node:
    told = page(view, type, view.title)
    return {name: told[name] for name in ("@type", "@id", "url", "name", "description")}
