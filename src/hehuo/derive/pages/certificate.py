"""The view of a partner's certificate. It is a file for the office and no page of the site."""

from __future__ import annotations

from hehuo.derive import Derived
from hehuo.model.registry import Registry
from hehuo.view.addresses import page_url, whole_address
from hehuo.view.certificate import Certificate


def certificate(registry: Registry, derived: Derived, partner: str, site_url: str) -> Certificate:
    """The certificate of a partner, from what its records show; without an address of the site it has no code."""
    found = derived.partners[partner]
    programme = registry.programmes[found.programme]
    area = programme.area
    return Certificate(
        partner=found.partner.name,
        programme=programme.name,
        nature=programme.nature,
        area=f"{area.city}{area.district}{area.street or ''}",
        joined=found.joined.text if found.joined else None,
        number=found.number if found.number == found.number_last else None,
        completed=len(found.completed),
        in_hand=len(found.holding),
        as_of=derived.extents[found.programme].today.isoformat(),
        address=whole_address(site_url, page_url("partner", partner)),
    )
