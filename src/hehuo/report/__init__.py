"""report: diagnostics → text for people, JSON for programs, workflow commands for pull requests."""

from hehuo.report.forge import render_github
from hehuo.report.machine import render_json
from hehuo.report.person import render_text

__all__ = ["render_github", "render_json", "render_text"]
