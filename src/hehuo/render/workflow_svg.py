"""Draws a workflow as SVG, and as text for a terminal.

A pure function of the declaration: same workflow, same bytes. The drawing is narrow on purpose, so that a telephone
shows it whole. Owns the shapes and the words beside them; knows no workflow by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from markupsafe import Markup

from hehuo.render.formats import Formats
from hehuo.render.workflow_layout import (
    BIG,
    BOX,
    LANE,
    LEFT,
    SMALL,
    SPINE,
    TEXT,
    Box,
    Drawing,
    class_name,
    details_of,
    lay_out,
    leaving,
    measure,
    places_of,
    title_of,
)
from hehuo.view.workflows import WorkflowChart, WorkflowStep
from hehuo.words import Words

STYLE = (
    ".hh-wf{font-family:system-ui,-apple-system,'PingFang SC','Microsoft YaHei','Noto Sans CJK SC',sans-serif}"
    ".hh-wf text{fill:var(--hh-ink,#25211d)}.hh-wf .s{fill:var(--hh-soft,#655d55)}"
    ".hh-wf path{fill:none;stroke:var(--hh-soft,#655d55);stroke-width:1.4}"
    ".hh-wf .h,.hh-wf circle{fill:var(--hh-soft,#655d55);stroke:none}.hh-wf rect{stroke-width:1.4}"
    ".hh-wf .open{fill:var(--hh-open-wash,#fbeeec);stroke:var(--hh-open,#b3262c)}"
    ".hh-wf .active{fill:var(--hh-active-wash,#fcf2df);stroke:var(--hh-active,#9a5b00)}"
    ".hh-wf .done{fill:var(--hh-done-wash,#e9f4ec);stroke:var(--hh-done,#2b6b3f)}"
    ".hh-wf .dropped{fill:var(--hh-dropped-wash,#f0ece8);stroke:var(--hh-dropped,#6d6660);stroke-dasharray:4 3}"
)
"""The look where no page lends its colours; on a page the page's own follow the visitor's light or dark."""


def draw(workflow: WorkflowChart, words: Words, *, key: str, inline: bool = False, style: bool = True) -> str:
    """The workflow as SVG, a file of its own or `inline` in a page, where `key` makes its ids differ from others'."""
    plan = lay_out(workflow, words)
    tops = {box.id: box.y for box in plan.boxes}
    lines, boxes, texts = [], [], []
    for box in plan.boxes:
        lines += _lines(box, plan, tops)
        boxes += _shape(box, words)
        for leg in box.legs:
            texts.append(f'<text x="{TEXT}" y="{leg.y + BIG}" font-size="{BIG}">{escape(leg.name)}</text>')
            if leg.details:
                below = leg.y + BIG + SMALL + 4
                texts.append(f'<text class="s" x="{TEXT}" y="{below}" font-size="{SMALL}">{escape(leg.details)}</text>')
    space = "" if inline else ' xmlns="http://www.w3.org/2000/svg"'
    head = (
        f'<svg{space} class="hh-wf" viewBox="0 0 {plan.width} {plan.height}" '
        f'width="{plan.width}" height="{plan.height}" role="img" aria-labelledby="{key}-t {key}-d">'
        f'<title id="{key}-t">{escape(workflow.name)}</title><desc id="{key}-d">{escape(told(workflow, words))}</desc>'
    )
    look = f"<style>{STYLE}</style>" if style else ""
    return "\n".join((head + look, *lines, *boxes, *texts, "</svg>")) + "\n"


def inline_drawing(words: Words, workflow: WorkflowChart, first: bool) -> Markup:
    """The workflow as it stands in a page; the first of a page brings the style that all of them share."""
    return Markup(draw(workflow, words, key=f"wf-{workflow.id}", inline=True, style=first))


def _lines(box: Box, plan: Drawing, tops: Mapping[str | None, int]) -> list[str]:
    """The spine under a box and the lanes of its steps, each with an arrowhead where it ends."""
    made = []
    start = box.y + (BOX if box.state else 8)
    for leg in box.legs:
        middle = leg.y + BIG // 2 + 2
        if leg.to not in tops:
            continue
        if leg.lane is None:
            made.append(f'<path d="M{SPINE} {start}V{tops[leg.to] - 6}"/>{_head(SPINE, tops[leg.to], "down")}')
            continue
        lane, target = plan.rail + leg.lane * LANE + 4, tops[leg.to] + BOX // 2
        right = next(LEFT + target_box.width for target_box in plan.boxes if target_box.id == leg.to)
        end = TEXT + measure(leg.name, BIG) + 6
        made.append(f'<path d="M{SPINE} {start}V{middle}H{TEXT - 5}"/>')
        made.append(f'<path d="M{end} {middle}H{lane}V{target}H{right + 7}"/>{_head(right, target, "left")}')
    return made


def _head(x: int, y: int, way: str) -> str:
    points = f"{x},{y} {x - 5},{y - 8} {x + 5},{y - 8}" if way == "down" else f"{x},{y} {x + 8},{y - 5} {x + 8},{y + 5}"
    return f'<polygon class="h" points="{points}"/>'


def _shape(box: Box, words: Words) -> list[str]:
    if box.state is None:
        return [f'<circle cx="{SPINE}" cy="{box.y + 4}" r="4"/>']
    base, after, label = box.y + 21, LEFT + measure(box.state.name, BIG) + 20, class_name(box.state, words)
    shapes = [
        f'<rect class="{box.state.state_class}" x="{LEFT}" y="{box.y}" width="{box.width}" height="{BOX}" rx="8"/>',
        f'<text x="{LEFT + 12}" y="{base}" font-size="{BIG}" font-weight="600">{escape(box.state.name)}</text>',
    ]
    if label:
        shapes.append(f'<text class="s" x="{after}" y="{base}" font-size="{SMALL}">{escape(label)}</text>')
    return shapes


def told(workflow: WorkflowChart, words: Words) -> str:
    """The drawing in a sentence a step, for who can't see it."""
    between = words.pgettext("between parts of a sentence", "; ")
    return words.pgettext("sentence", "%(text)s.", text=between.join(_told(step, words) for step in workflow.steps))


def _told(step: WorkflowStep, words: Words) -> str:
    came = Formats(words).listed(state.name for state in step.from_) or words.gettext("start")
    named = {"came": came, "to": step.to.name, "step": title_of(step, words)}
    who = details_of(step, words)
    if who:
        return words.gettext("%(came)s → %(to)s: %(step)s, %(who)s", who=who, **named)
    return words.gettext("%(came)s → %(to)s: %(step)s", **named)


def in_text(workflow: WorkflowChart, words: Words) -> str:
    """The same drawing for a terminal."""
    lines = [workflow.name, ""]
    for state, following in places_of(workflow):
        lines.append(f"[{state.name}] {class_name(state, words)}".rstrip() if state else "●")
        steps = leaving(workflow, state, following)
        for number, step in enumerate(steps):
            who = details_of(step, words)
            arrow = "▼" if step.to == following and number == len(steps) - 1 else "├─"
            goes = f" → {step.to.name}" if arrow != "▼" else ""
            lines.append(f"  {arrow} {title_of(step, words)}" + (f" {who}" if who else "") + goes)
        lines.append("")
    return "\n".join(lines).rstrip() + "\n"
