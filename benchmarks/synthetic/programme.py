"""The fixed part of a synthetic registry: its settings, its one programme and its earning rules, as YAML text.

The programme's vocabulary is data like any other programme's; `records` and `points` write records in it.
"""

from __future__ import annotations

from dataclasses import dataclass

REGISTRY = """\
title: 合成登记簿
title_en: Synthetic registry
language: zh-CN
timezone: Asia/Shanghai
"""

PROGRAMME_ID = "hecheng"

PROGRAMME = """\
name: 合成数据合伙人
name_en: Synthetic partners
area:
  province: 合成省
  city: 合成市
  district: 合成区
  street: 合成街道
nature: demo
started: "2023-01"
summary: 合成数据，供测试和测速使用；其中的单位、社区、项目和积分都不存在。
kinds:
  enterprise: {name: 驻区企业, name_en: Enterprise, team: business}
  shop: {name: 沿街商户, name_en: Shop, team: business}
  property: {name: 物业公司, name_en: Property company, team: property}
  department: {name: 职能部门, name_en: Department, team: grid}
  social: {name: 社会组织, name_en: Social organisation, team: welfare}
  volunteer: {name: 志愿团队, name_en: Volunteers, team: welfare}
teams:
  business: {name: 商企合伙人}
  property: {name: 物业合伙人}
  grid: {name: 网格合伙人}
  welfare: {name: 公益合伙人}
trades:
  catering: {name: 餐饮}
  grocery: {name: 生鲜商超}
  property: {name: 物业服务}
  barber: {name: 理发}
  pharmacy: {name: 药店}
  bank: {name: 银行}
  repair: {name: 家电维修}
  garden: {name: 园林}
  training: {name: 培训}
  bakery: {name: 烘焙}
  law: {name: 法律服务}
roles:
  resident: {name: 居民}
  committee: {name: 业委会}
  branch: {name: 小区党支部}
  community: {name: 社区}
  grid: {name: 网格员}
  partner: {name: 合伙人}
directions:
  safety:
    name: 平安建设
    groups:
      fire: {name: 消防与照明, items: {lamps: {name: 照明设施}, fire-safety: {name: 消防安全}}}
      law: {name: 法治, items: {legal: {name: 法律咨询}, mediation: {name: 纠纷调解}, anti-fraud: {name: 反诈宣传}}}
  city:
    name: 城市管理
    items: {parking: {name: 道路停车}, waste: {name: 垃圾分类}, greening: {name: 绿化补植}, square: {name: 公共设施}}
  service:
    name: 民生服务
    groups:
      elderly: {name: 为老, items: {meals: {name: 助餐}, health: {name: 义诊}, home-visit: {name: 上门探访}}}
      daily: {name: 便民, items: {daily-service: {name: 便民服务}, delivery: {name: 代买代送}}}
  youth:
    name: 宣传教育
    items: {after-school: {name: 四点半课堂}}
  culture:
    name: 文体娱乐
    items: {festival: {name: 邻居节}, performances: {name: 文艺演出}}
measures:
  lamps: {name: 更换灯具, unit: 盏}
  sessions: {name: 开展活动, unit: 场}
  persons: {name: 服务居民, unit: 人次}
workflows:
  claim:
    name: 认领
    states:
      open: {name: 待认领, class: open}
      claimed: {name: 已认领, class: active}
      working: {name: 实施中, class: active}
      done: {name: 已完成, class: done}
      withdrawn: {name: 已撤回, class: dropped}
      stopped: {name: 已中止, class: dropped}
    events:
      publish: {name: 发布, by: [community], to: open}
      claim: {name: 认领, by: [partner], from: [open], to: claimed, within_days: 30, claims: true}
      start: {name: 开工, by: [partner], from: [claimed], to: working, within_days: 20}
      finish: {name: 完工验收, by: [community], from: [working], to: done, within_days: 90}
      release: {name: 退回, by: [partner], from: [claimed, working], to: open, releases: true}
      withdraw: {name: 撤回, by: [community], from: [open], to: withdrawn}
      stop: {name: 中止, by: [community], from: [claimed, working], to: stopped}
  five-orders:
    name: 五单
    states:
      placed: {name: 已下单, class: open}
      accepted: {name: 已接单, class: open}
      dispatched: {name: 已派单, class: open}
      taken: {name: 已领单, class: active}
      rated: {name: 已评单, class: done}
      refused: {name: 不受理, class: dropped}
    events:
      place: {name: 下单, by: [resident], to: placed}
      accept: {name: 接单, by: [committee], from: [placed], to: accepted, within_days: 3}
      dispatch: {name: 派单, by: [branch], from: [accepted], to: dispatched, within_days: 3}
      take: {name: 领单, by: [partner], from: [dispatched], to: taken, within_days: 3, claims: true}
      rate: {name: 评单, by: [resident], from: [taken], to: rated, within_days: 15}
      refuse: {name: 不受理, by: [committee], from: [placed], to: refused}
  whistle:
    name: 网格吹哨
    states:
      whistled: {name: 已吹哨, class: open}
      arrived: {name: 已报到, class: active}
      handled: {name: 已处置, class: active}
      closed: {name: 已反馈, class: done}
      cancelled: {name: 已撤销, class: dropped}
    events:
      whistle: {name: 吹哨, by: [grid], to: whistled}
      arrive: {name: 报到, by: [partner], from: [whistled], to: arrived, within_days: 2, claims: true}
      handle: {name: 处置, by: [partner], from: [arrived], to: handled, within_days: 10}
      feedback: {name: 反馈, by: [grid], from: [handled], to: closed, within_days: 5}
      cancel: {name: 撤销, by: [grid], from: [whistled], to: cancelled}
  wish:
    name: 微心愿
    states:
      wished: {name: 待圆梦, class: open}
      taken: {name: 已认领, class: active}
      granted: {name: 已圆梦, class: done}
      lapsed: {name: 已作罢, class: dropped}
    events:
      wish: {name: 许愿, by: [resident, community], to: wished}
      take: {name: 认领, by: [partner], from: [wished], to: taken, within_days: 14, claims: true}
      grant: {name: 圆梦, by: [partner], from: [taken], to: granted, within_days: 30}
      lapse: {name: 作罢, by: [community], from: [wished], to: lapsed}
benefits:
  venue: {name: 场地共用}
  publicity: {name: 官方宣传}
  errand: {name: 代办服务}
offer_forms:
  discount: {name: 商品折扣}
  gift: {name: 定制礼品}
  fee: {name: 费用抵扣}
  meal: {name: 餐饮满减}
  dish: {name: 特色菜}
sources:
  synth: {title: 合成数据, publisher: hehuo synth}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class EarnRule:
    """An earning rule; `most` is the largest quantity a sheet signs for."""

    id: str
    title: str
    points: int
    unit: str
    cap: int | None
    most: int


RULES: tuple[EarnRule, ...] = (
    EarnRule(id="patrol", title="平安巡逻", points=3, unit="次", cap=None, most=3),
    EarnRule(id="cleanup", title="环境清洁", points=2, unit="小时", cap=60, most=4),
    EarnRule(id="visit", title="探访老人", points=4, unit="次", cap=60, most=2),
    EarnRule(id="class", title="课堂助教", points=3, unit="小时", cap=60, most=3),
    EarnRule(id="sorting", title="分类督导", points=2, unit="次", cap=40, most=3),
)
"""The earning rules. The first has no cap, so that a sheet can always be signed."""

RULES_FROM = "2024-01-01"


def rules_text() -> str:
    """`rules.yml` of the synthetic programme."""
    lines = ["rules:"]
    for rule in RULES:
        fields = f'title: {rule.title}, points: {rule.points}, unit: {rule.unit}, from: "{RULES_FROM}"'
        cap = f", cap_per_month: {rule.cap}" if rule.cap else ""
        lines.append(f"  {rule.id}: {{{fields}{cap}}}")
    return "\n".join(lines) + "\n"
