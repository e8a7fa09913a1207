"""A partner's certificate as a page of its own to print: who, since when, the how manieth, what was done, and a code.

Everything on it is derived. It is a file for the office and no page of the site. No private person is named.
"""

from __future__ import annotations

from html import escape
from typing import Any

from hehuo.model.records import Programme
from hehuo.render.codes import qr_svg, whole_address
from hehuo.render.environment import chinese_date
from hehuo.view.addresses import page_url

_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>{title}</title><style>
@page {{ size: A4 landscape; margin: 14mm }}
body {{ margin: 0; font-family: "Songti SC", "SimSun", "Noto Serif CJK SC", serif; color: #222 }}
main {{ box-sizing: border-box; max-width: 265mm; min-height: 178mm; margin: 2mm auto; padding: 14mm 20mm; border: 1.2mm double #b3262c; text-align: center }}
h1 {{ margin: 4mm 0 8mm; font-size: 30pt; letter-spacing: .2em; color: #b3262c }}
p {{ margin: 4mm 0; font-size: 15pt; line-height: 1.8 }} strong {{ font-size: 20pt }} small {{ font-size: 10pt; color: #555 }}
footer {{ display: flex; justify-content: space-between; align-items: flex-end; margin-top: 10mm; text-align: left; font-size: 12pt; line-height: 2 }}
svg {{ width: 30mm; height: 30mm }} em {{ font-style: normal; color: #b3262c }}
</style></head><body><main>
{demo}<h1>合伙人证书</h1>
<p><strong>{name}</strong></p>
<p>{words}</p>
<footer><div>{area}<br>（盖章）<br><small>截至 {day}，按登记簿的记录写成；扫码看每一条。</small></div>{code}</footer>
</main></body></html>
"""


def certificate(view: Any, programme: Programme, as_of: str, site_url: str) -> str:
    """The certificate of a partner; without an address of the site it has no code."""
    address = whole_address(site_url, page_url("partner", view.key))
    area = programme.area
    return _PAGE.format(
        title=escape(f"{view.partner.name}合伙人证书"),
        demo="<p><em>演示数据</em></p>\n" if programme.nature == "demo" else "",
        name=escape(view.partner.name),
        words=escape(_words(view, programme)),
        area=escape(f"{area.city}{area.district}{area.street or ''}"),
        day=chinese_date(as_of),
        code=qr_svg(address, f"{view.partner.name}在登记簿里的网址") if address else "",
    )


def _words(view: Any, programme: Programme) -> str:
    """What is known of the partner, and nothing that is not."""
    since = f"{chinese_date(view.joined.text)}加入{programme.name}" if view.joined else f"是{programme.name}的合伙人"
    place = f"，为第 {view.number} 家" if view.number and view.number == view.number_last else ""
    done = f"已办结项目 {len(view.completed)} 个" if view.completed else ""
    held = f"正在办理 {len(view.holding)} 个" if view.holding else ""
    work = "，".join(each for each in (done, held) if each)
    return f"{since}{place}。" + (f"{work}。" if work else "") + "特发此证。"
