"""When food benefits are issued."""

from __future__ import annotations


def snap_issue_day(case_number: str) -> int:
    """Day of the month, by the last digit of the case number: 0 to 3 the 1st, 4 to 6 the 5th, 7 to
    9 the 10th (OKDHS release of 24 March 2011, OAC 340:50-10-1).

    >>> [snap_issue_day(f"S10000{digit}") for digit in (0, 3, 4, 6, 7, 9)]
    [1, 1, 5, 5, 10, 10]
    """
    digit = int(case_number[-1])
    return 1 if digit <= 3 else 5 if digit <= 6 else 10
