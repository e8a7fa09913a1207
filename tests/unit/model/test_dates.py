"""Partial dates: their meaning and comparison."""

from hehuo.model.dates import PartialDate, days_between, parse_date, surely_before


def test_a_month_and_a_year_cover_all_their_days() -> None:
    assert (parse_date("2024-02").first.day, parse_date("2024-02").last.day) == (1, 29)
    assert (parse_date("2021").first.isoformat(), parse_date("2021").last.isoformat()) == ("2021-01-01", "2021-12-31")
    assert parse_date("2021").exact is None and parse_date("2021-03").exact is None


def test_a_day_is_exact() -> None:
    day = parse_date("2021-07-02")
    assert day.exact == day.first == day.last
    assert day.exact is not None and day.exact.isoformat() == "2021-07-02"
    assert days_between(day, parse_date("2021-07-05")) == 3
    assert days_between(day, parse_date("2021-07")) is None
    assert day == PartialDate("2021-07-02") != PartialDate("2021-07-03")
    assert len({day, PartialDate("2021-07-02")}) == 1


def test_an_unknown_year_is_before_and_after_nothing() -> None:
    unknown, known = parse_date("XXXX-11-10"), parse_date("2021-05-15")
    assert not unknown.known_year
    assert not surely_before(unknown, known) and not surely_before(known, unknown)
    assert days_between(unknown, known) is None


def test_a_day_inside_a_month_is_not_surely_before_it() -> None:
    assert not surely_before(parse_date("2021-05-15"), parse_date("2021-05"))
    assert surely_before(parse_date("2021-04-30"), parse_date("2021-05"))
