"""How much is said: a number with what makes it less than exact, as all the values that it allows."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Comparison = Literal["exact", "over", "above", "from", "below", "up to", "under", "about"]
"""`over`: a little more, as in 余 and 多; `above`, `from`: more, without and with the number itself; `below`, `up to`:
less, likewise; `under`: a little less, as in 近; `about`: near it on either side."""

_OPEN = ("above", "from", "below", "up to")
_FAR = Decimal("1.5")
"""More than a number is said of what is near it: what is far beyond it proves nothing."""

_EXACT = 3
"""So many digits nobody rounds a number to."""

_NEAR = Decimal("0.05")
_LITTLE = Decimal("0.9")
_ENDLESS = Decimal("Infinity")


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number and how it is compared."""

    number: Decimal
    comparison: Comparison = "exact"

    @property
    def range(self) -> tuple[Decimal, bool, Decimal, bool]:
        """The least and the most that is allowed, and of each whether it is allowed itself."""
        number = self.number
        match self.comparison:
            case "over":
                return number, False, number + _place(number), False
            case "above":
                return number, False, _ENDLESS, False
            case "from":
                return number, True, _ENDLESS, False
            case "below":
                return Decimal(0), True, number, False
            case "up to":
                return Decimal(0), True, number, True
            case "under":
                return number * _LITTLE, True, number, False
            case "about":
                return number * (1 - _NEAR), True, number * (1 + _NEAR), True
        return number, True, number, True

    def allows(self, known: Amount) -> bool:
        """Whether it is true wherever what is known is true."""
        low, low_in, high, high_in = self.range
        least, least_in, most, most_in = known.range
        if self == known or (
            self.comparison == "exact" and known.comparison == "about" and self.number == known.number
        ):
            return True
        if self.comparison in _OPEN and (not self._is_near(known) or self._mistypes(known)):
            return False
        return (low < least or (low == least and (low_in or not least_in))) and (
            most < high or (most == high and (high_in or not most_in))
        )

    def excludes(self, known: Amount) -> bool:
        """Whether it can't be true where what is known is."""
        low, low_in, high, high_in = self.range
        least, least_in, most, most_in = known.range
        return self._mistypes(known) or (
            high < least
            or most < low
            or (high == least and not (high_in and least_in))
            or (most == low and not (most_in and low_in))
        )

    def _is_near(self, known: Amount) -> bool:
        return self.number / _FAR <= known.number <= self.number * _FAR

    def _mistypes(self, known: Amount) -> bool:
        """Whether it compares with a number as exact as the known one that reads like it mistyped: 超1406万 for 1460万."""
        exact = len(_digits(self.number).rstrip("0")) >= _EXACT
        return self.comparison in _OPEN and exact and self.resembles(known)

    def resembles(self, known: Amount) -> bool:
        """Whether it reads like the other number mistyped: one digit off, two swapped, a nought too many or too few."""
        if self.number == known.number or not self.number or not known.number:
            return False
        one, other = _digits(self.number), _digits(known.number)
        if one.rstrip("0") == other.rstrip("0"):
            return True
        width = max(len(one.rstrip("0")), len(other.rstrip("0")))
        one, other = one[:width], other[:width]
        if len(one) != len(other):
            return False
        return sorted(one) == sorted(other) or (
            len(one) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
        )


def _digits(number: Decimal) -> str:
    """The digits of a number, without its point."""
    return format(number.normalize(), "f").replace(".", "").lstrip("0")


def _place(number: Decimal) -> Decimal:
    """The place of the last digit that isn't nought: 余 and 多 stay below the next number of that kind."""
    exponent = number.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
