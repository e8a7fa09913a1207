"""Which date of a row is in the wrong place."""

import pytest

from hehuo.check.records.order import misplaced, neighbours
from hehuo.model.dates import parse_date


@pytest.mark.parametrize(
    ("dates", "wrong"),
    [
        ("2026-01-01 2026-02-01 2026-03-01", []),
        ("2026-01-01 2026-02-01 2010-03-01 2026-04-01", [2]),
        ("2026-01-01 2026-02-01 2062-03-01 2026-04-01 2026-05-01", [2]),
        ("2027-01-01 2026-02-01 2026-03-01", [0]),
        ("2026-03-01 2026-01-01", [1]),
        ("2026-01-01 2026-03-01 2026-02-01 2026-04-01", [2]),
        ("2026-03-05 2026-03 2026 2026-03-01", [3]),
        ("2026-03-05 XXXX-01-01 XXXX 2026-03-06", []),
        ("", []),
    ],
)
def test_the_fewest_dates_are_blamed_and_of_two_the_later(dates: str, wrong: list[int]) -> None:
    assert misplaced([parse_date(text) for text in dates.split()]) == wrong


def test_a_misplaced_date_is_shown_between_its_right_neighbours() -> None:
    moments = [parse_date(text) for text in ("2026-01-01", "2010-01-01", "2026-03-01")]
    assert neighbours(moments, 1, [1]) == ("2026-01-01", "2026-03-01")
    assert neighbours(moments[:2], 1, [1]) == ("2026-01-01", "—")


def test_two_hundred_dates_in_disorder_are_no_trouble() -> None:
    moments = [parse_date(f"{2000 + (number * 37) % 200}") for number in range(200)]
    assert 0 < len(misplaced(moments)) < 200
