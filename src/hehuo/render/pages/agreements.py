"""The agreement sheet of a claim, made for printing: goal, content, steps, deadline, and lines to sign on.

No private person's name: who signs is written by hand on the paper.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from hehuo.render.page import Page
from hehuo.render.pages.shared import Shared
from hehuo.view.addresses import page_url, root_of

_SHELL = "projects/programme/record/agreement"


def agreement_url(view: Any) -> str | None:
    """The address of a project's agreement sheet; None where nobody holds it or nothing is agreed yet."""
    project = view.project
    agreed = project.goal or project.content or project.steps
    return f"{page_url('project', view.key)}agreement/" if view.holders and agreed else None


def agreement_pages(shared: Shared) -> Iterator[Page]:
    """A sheet for each project that is claimed and agreed."""
    template = shared.template("projects/agreement.html")
    title = "认领约定书"
    for key, view in shared.world.derived.projects.items():
        url = agreement_url(view)
        if url is None:
            continue
        programme = shared.programmes[view.programme]
        path, edit = shared.edit("project", key)
        body = template.render(
            view=view,
            project=view.project,
            programme=programme,
            catalogue=shared.world.registry.catalogue[view.programme],
            banner=shared.banners[view.programme],
            names=shared.names,
            root=root_of(url),
            path=path,
            edit=edit,
            as_of=shared.world.derived.as_of,
        )
        trail = (("项目", "projects/"), (programme.name, f"projects/{view.programme}/"),
                 (view.project.title, page_url("project", key)))  # fmt: skip
        yield shared.page(_SHELL, url, f"{view.project.title}：{title}", shared.crumbs(trail, url), body)
