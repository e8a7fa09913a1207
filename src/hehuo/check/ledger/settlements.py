"""The rule about settlements: a partner is paid for what it has accepted, once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from hehuo.check.declare import Args, rule
from hehuo.check.ledger.batch_audit import doubtful_batches
from hehuo.check.ledger.reversals import reversed_entries
from hehuo.check.ledger.seals import changed_batches, has_missing_batch
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.model.ledger import ORDER, entry_points, offer_of, target_of
from hehuo.model.records import Batch
from hehuo.model.registry import programme_of, record_path, resolve


@dataclass(slots=True)
class _Accounts:
    """What each partner of a programme has accepted and been paid, by booking month, while batches are booked.

    A partner is `excused` where a sheet of its is in doubt.
    """

    survey: Survey
    programme: str
    accepted: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    settled: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    excused: set[str] = field(default_factory=set)

    def findings(self) -> Iterator[Finding]:
        """Book the batches in order of booking day; a settlement counts what is in the books by then."""
        batches, doubtful = self.survey.registry.batches_by_programme[self.programme], doubtful_batches(self.survey)
        if not self._excuse_broken() or not any(batch.kind == "settlement" for batch in batches.values()):
            return
        for key, batch in sorted(batches.items(), key=lambda each: (each[1].date, ORDER[each[1].kind], each[0])):
            if batch.kind == "redeem":
                self._accept(key, batch)
                if key in doubtful:
                    self.excused.add(self._partner(batch))
            elif batch.kind == "reversal" and key not in doubtful:
                self._give_back(key, batch)
            elif batch.kind == "settlement" and key not in doubtful:
                yield from self._settle(key, batch)

    def _partner(self, batch: Batch) -> str:
        return resolve(self.programme, batch.partner or "")

    def _excuse_broken(self) -> bool:
        """Excuse the partners of sheets that are no records; False where that may be anyone."""
        keys = self.survey.registry.batches_by_programme[self.programme].keys()
        if has_missing_batch(self.survey, self.programme) or changed_batches(self.survey) & keys:
            return False
        for key in self.survey.unsound("batch"):
            document = self.survey.documents.get(record_path("batch", key))
            if programme_of(key) != self.programme:
                continue
            if document is None:
                return False
            partner = document.value.get("partner")
            if document.value.get("kind") == "redeem" and not isinstance(partner, str):
                return False
            self.excused.add(resolve(self.programme, str(partner)))
        return True

    def _points(self, batch: Batch) -> list[int | None]:
        offer = offer_of(self.survey.registry, self.programme, batch)
        return [entry_points(entry, batch, None, offer) for entry in batch.entries]

    def _accept(self, key: str, batch: Batch) -> None:
        points = self._points(batch)
        if None in points:
            self.excused.add(self._partner(batch))
        self.accepted[self._partner(batch), key.split("/")[1]] += sum(each or 0 for each in points)

    def _give_back(self, key: str, batch: Batch) -> None:
        """Take the redemptions that a batch reverses off what their partners accepted in the month they were booked."""
        for index, entry in enumerate(batch.entries):
            target = target_of(self.programme, entry)
            redeemed = self.survey.registry.batches.get(target[0])
            undone = reversed_entries(self.survey).get(target) == (key, index)
            if undone and redeemed is not None and redeemed.kind == "redeem":
                self.accepted[self._partner(redeemed), target[0].split("/")[1]] -= entry.points or 0

    def _settle(self, key: str, batch: Batch) -> Iterator[Finding]:
        partner = self._partner(batch)
        for index, entry in enumerate(batch.entries):
            account, points = (partner, entry.month or ""), entry.points or 0
            accepted, settled = self.accepted[account], self.settled[account]
            if points <= accepted - settled or partner in self.excused:
                self.settled[account] += points
                continue
            excess = points - max(accepted - settled, 0)
            args: Args = {"month": entry.month, "points": points, "accepted": accepted, "settled": settled}
            path, route = record_path("batch", key), ("entries", index, "points")
            yield Finding(rule="over-settled", path=path, route=route, args={**args, "excess": excess})


@rule(
    zh="{month} 这家合伙人入账的兑换是 {accepted} 分，已结算 {settled} 分，再结算 {points} 分就多了 {excess} 分",
    en="In {month} this partner has {accepted} points booked and {settled} settled; {points} more is {excess} too many",
    fix_zh="核对月份和积分；同一个月的兑换只能结算一次，冲销了的不结算",
    fix_en="Check month and points; a month's redemptions are settled once, and reversed ones not at all",
)
def over_settled(survey: Survey) -> Iterator[Finding]:
    """与合伙人结算的积分，比它那个月收的多，或者同一个月结算了两次。

    月份是兑换批次所在的月份文件夹；一个月可以分几次结算，合起来不能超过那个月入账的兑换，减去结算时已经冲销的。

    More points are settled with a partner than it accepted in the month, or a month is settled twice. The month is
    that of the redemption's folder. It may be settled in parts, which together don't pass what was booked in it, less
    what had been reversed by the time of settling.

    不对 Bad:

        # 四月在这家兑换了 10 分 10 points redeemed there in April
        kind: settlement
        partner: barber
        entries:
          - {month: "2026-04", points: 20, yuan: 10}

    对 Good:

        kind: settlement
        partner: barber
        entries:
          - {month: "2026-04", points: 10, yuan: 5}
    """
    for programme in survey.registry.batches_by_programme:
        yield from _Accounts(survey, programme).findings()
