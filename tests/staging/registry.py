"""The registry for fault tests: synthetic data and the smallest site that can show it."""

from __future__ import annotations

import shutil
from pathlib import Path

from staging.running import World

REPOSITORY = Path(__file__).resolve().parents[2]

SETTINGS = """\
site_name: street
docs_dir: site/pages
site_dir: public
theme: {name: null, custom_dir: site/theme}
plugins: []
hooks: [site/hook.py]
"""
FRAME = """\
<!doctype html>
{% if page and page.meta.shell %}<title><!--slot:title--></title>{% endif %}
{% if page %}{{ page.content }}{% endif %}
"""


def house(root: Path) -> None:
    """The smallest site that takes every record: the real shells, reduced to their slots, in a bare frame."""
    pages = REPOSITORY / "site/pages"
    for page in sorted(pages.rglob("*.md")):
        text = page.read_text("utf-8")
        if "shell: true" in text:
            target = root / "site/pages" / page.relative_to(pages)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
    shutil.copytree(REPOSITORY / "site/templates", root / "site/templates")
    shutil.copy(REPOSITORY / "site/hook.py", root / "site/hook.py")
    for name in ("rules/rule.html", "reference/record.html"):  # most pages of a small site, and none of a record
        (root / "site/templates" / name).write_text("<p>hehuo</p>\n", "utf-8")
    (root / "site/theme").mkdir()
    (root / "site/theme/main.html").write_text(FRAME, "utf-8")
    (root / "mkdocs.yml").write_text(SETTINGS, "utf-8")


def change(world: World) -> None:
    """Change the data so that the site changes."""
    file = world.file("data/partners/*/*.yml")
    name, rest = file.read_text("utf-8").split("\n", 1)
    file.write_text(f"{name}一店\n{rest}", "utf-8")
