"""The parts as CycloneDX 1.6 JSON (ECMA-424).

Equal locks give equal bytes: it bears no time, and its serial number follows from what it says.
"""

from __future__ import annotations

from collections.abc import Sequence
from uuid import NAMESPACE_OID, uuid5

from .locked import OWN, Part


def bill(parts: Sequence[Part], version: str) -> str:
    """The document's text. version: that of this project."""
    from cyclonedx.model import HashAlgorithm, HashType, Property
    from cyclonedx.model.bom import Bom, BomMetaData
    from cyclonedx.model.component import Component, ComponentScope, ComponentType
    from cyclonedx.model.license import LicenseExpression
    from cyclonedx.output.json import JsonV1Dot6
    from packageurl import PackageURL

    ours = Component(
        type=ComponentType.APPLICATION,
        name=OWN,
        version=version,
        bom_ref=OWN,
        licenses=[LicenseExpression("AGPL-3.0-or-later")],
    )
    components = {
        part.key: Component(
            name=part.name,
            version=part.version,
            bom_ref=part.key,
            purl=PackageURL.from_string(part.key),
            scope=ComponentScope.EXCLUDED if part.developing else ComponentScope.REQUIRED,
            hashes=[HashType(alg=HashAlgorithm(name), content=digest) for name, digest in part.hashes],
            licenses=[LicenseExpression(part.licence)],
            properties=[Property(name=f"{OWN}:lock", value=lock) for lock in part.locks],
        )
        for part in parts
    }
    everything = {OWN: ours, **components}
    bom = Bom(
        components=components.values(),
        metadata=BomMetaData(component=ours),
        serial_number=uuid5(NAMESPACE_OID, repr(tuple(parts)) + version),
    )
    bom.metadata.timestamp = None
    for key, component in everything.items():
        bom.register_dependency(component, [components[part.key] for part in parts if key in part.needed_by])
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"
