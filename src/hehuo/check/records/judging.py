"""Rules about reviews and awards: scores, findings, recipients, and who could be reviewed or awarded."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from hehuo.check.excuses import has_doubtful_history
from hehuo.check.records.timelines import why_inactive
from hehuo.check.survey import Survey
from hehuo.diagnostic import Finding
from hehuo.document import Route
from hehuo.model.dates import parse_date, surely_before
from hehuo.model.membership import was_active
from hehuo.model.registry import programme_of, record_path, resolve
from hehuo.model.reviews import period_of


def score_above_max(survey: Survey) -> Iterator[Finding]:
    """A score is higher than the full score: in a criterion of a review, or in the rating of a project."""
    for key, review in sorted(survey.registry.reviews.items()):
        for index, criterion in enumerate(review.criteria):
            if criterion.score > criterion.max:
                yield _too_high(
                    record_path("review", key), ("criteria", index, "score"), criterion.score, criterion.max
                )
    for key, project in sorted(survey.registry.projects.items()):
        rating = project.rating
        if rating is not None and rating.score > rating.out_of:
            yield _too_high(record_path("project", key), ("rating", "score"), rating.score, rating.out_of)


def _too_high(path: str, route: Route, score: int, full: int) -> Finding:
    return Finding(rule="score-above-max", path=path, route=route, args={"score": score, "full": full})


def unowned_finding(survey: Survey) -> Iterator[Finding]:
    """A finding names no owner, and its review no partner."""
    for key, review in sorted(survey.registry.reviews.items()):
        for index, finding in enumerate(review.findings):
            if finding.owner is None and review.partner is None:
                yield Finding(rule="unowned-finding", path=record_path("review", key), route=("findings", index))


def duplicate_review(survey: Survey) -> Iterator[Finding]:
    """One panel has reviewed one partner twice in one month."""
    first: dict[tuple[str, str, str, str], str] = {}
    for key, review in sorted(survey.registry.reviews.items()):
        if review.partner is None:
            continue
        programme = programme_of(key)
        place = programme, review.panel, resolve(programme, review.partner), period_of(review.date)
        other = first.setdefault(place, key)
        if other != key:
            path, earlier = record_path("review", key), record_path("review", other)
            args = {"period": place[3], "other": earlier.rpartition("/")[2]}
            yield Finding(rule="duplicate-review", path=path, route=("date",), args=args,
                          related=((earlier, ("date",)),))  # fmt: skip


def inactive_review(survey: Survey) -> Iterator[Finding]:
    """A partner is reviewed at a time when it had not joined yet, had left, or was suspended."""
    for key, review in sorted(survey.registry.reviews.items()):
        partner_key = resolve(programme_of(key), review.partner or "")
        partner, moment = survey.registry.partners.get(partner_key), parse_date(review.date)
        if partner is None or was_active(partner, moment) or has_doubtful_history(survey, partner_key):
            continue
        index, why = why_inactive(partner, moment)
        yield Finding(
            rule="inactive-review",
            path=record_path("review", key),
            route=("partner",),
            args={"partner": review.partner, "date": review.date, "why": why},
            related=((record_path("partner", partner_key), ("history", index)),),
        )


def duplicate_recipient(survey: Survey) -> Iterator[Finding]:
    """One partner, project, community or card is named twice in one award."""
    for key, award in sorted(survey.registry.awards.items()):
        first: dict[tuple[str, str], int] = {}
        for index, recipient in enumerate(award.recipients):
            named = msgspec.structs.asdict(recipient.to)
            kind, text = next((kind, text) for kind, text in named.items() if text is not None)
            earlier = first.setdefault((kind, resolve(programme_of(key), text)), index)
            if earlier != index:
                path, place = record_path("award", key), ("recipients", index, "to", kind)
                yield Finding(rule="duplicate-recipient", path=path, route=place, args={"first": earlier + 1},
                              related=((path, ("recipients", earlier, "to", kind)),))  # fmt: skip


def award_before_joining(survey: Survey) -> Iterator[Finding]:
    """A partner wins an award before it joined."""
    for key, award in sorted(survey.registry.awards.items()):
        for index, recipient in enumerate(award.recipients):
            partner_key = resolve(programme_of(key), recipient.to.partner or "")
            partner = survey.registry.partners.get(partner_key)
            if award.date is None or partner is None or has_doubtful_history(survey, partner_key):
                continue
            first = partner.history[0]
            if first.event == "joined" and surely_before(parse_date(award.date), parse_date(first.date)):
                yield Finding(
                    rule="award-before-joining",
                    path=record_path("award", key),
                    route=("recipients", index, "to", "partner"),
                    args={"partner": recipient.to.partner, "joined": first.date, "date": award.date},
                    related=((record_path("partner", partner_key), ("history", 0)),),
                )
