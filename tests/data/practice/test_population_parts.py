from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import pairwise
from random import Random

import pytest

from data.practice import numbers
from data.practice.draw import Stream, folded, mixed
from data.practice.households import household
from data.practice.income import Living, Window, rsdi, ssi, unemployment, wages
from data.practice.numbers import CaseNumbers, ssn
from data.practice.places import office_codes, office_name
from data.rules.ssn import practice_ssn

DAY = date(2026, 3, 2)


def test_ssns_do_not_repeat_and_show_no_order() -> None:
    ssns = [ssn(1, index) for index in range(20_000)]
    assert len(set(ssns)) == len(ssns)
    assert all(practice_ssn(ssn) for ssn in ssns)
    assert all(ssn % 10_000 and ssn // 10_000 % 100 for ssn in ssns)
    rises = sum(one < other for one, other in pairwise(ssns))
    assert 0.45 < rises / len(ssns) < 0.55
    distances = Counter(b - a for a, b in pairwise(ssns))
    assert distances.most_common(1)[0][1] < 20


def test_ssns_leave_out_the_documented_persons_and_the_users(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second, third, fourth = (ssn(1, index) for index in range(4))
    monkeypatch.setattr(numbers, "TAKEN", {first, third})
    again = [ssn(1, index) for index in range(4)]
    assert again[1::2] == [second, fourth]
    assert not {first, third} & set(again) and len(set(again)) == 4


def test_a_couple_on_ssi_gets_the_rate_of_couples() -> None:
    window, found = Window.around(DAY), set()
    for index in range(9_000):
        members = household(1, index, window).members
        on_ssi = [person for person in members[:2] if set(person.income) == {"SSI"}]
        married = len(members) == 2 and members[1].adult(DAY)
        if married and len(on_ssi) == 2:
            found |= {person.cents("SSI", window.months[-1]) for person in on_ssi}
    assert found == {746_00}


def test_a_household_depends_on_its_index_alone() -> None:
    window = Window.around(DAY)
    forward = [household(7, index, window) for index in range(200)]
    assert [household(7, index, window) for index in reversed(range(200))] == forward[::-1]
    assert household(8, 0, window) != forward[0]
    numbered = [p.ssn for each in forward for p in each.members if p.ssn]
    assert len(set(numbered)) == len(numbered)


def test_the_numbers_of_many_keys_can_be_drawn_in_columns() -> None:
    streams = [Stream(1, "person", index) for index in range(100)]
    states = [folded(1, "person", index) for index in range(100)]
    step = 0x9E3779B97F4A7C15
    for turn in range(1, 6):
        column = [(mixed((state + turn * step) % 2**64) >> 11) / 2**53 for state in states]
        assert [stream.random() for stream in streams] == column
    drawn = [Stream("spread", n).random() for n in range(10_000)]
    assert abs(sum(drawn) / len(drawn) - 0.5) < 0.02 and len(set(drawn)) == len(drawn)


def test_case_numbers_rise_within_their_prefix_and_come_to_an_end() -> None:
    cases = CaseNumbers(Random(1), 1_000_000)
    assert [cases.next("S"), cases.next("S"), cases.next("C")] == [
        "S200001",
        "S200002",
        "C200001",
    ]
    with pytest.raises(ValueError, match="prefix S"):
        for _ in range(800_000):
            cases.next("S")


def test_offices_grow_with_the_population() -> None:
    assert office_codes(10) == ("55A", "55B")
    assert office_codes(10_000) == ("55A", "55B")
    assert office_codes(10_001) == ("55A", "55B", "55C")
    many = office_codes(1_500_000)
    assert len(set(many)) == len(many) > 77
    assert office_name("55A") == "OKLAHOMA COUNTY A"
    assert office_name("65A") == "ROGER MILLS COUNTY A"
    assert office_name("77A") == "WOODWARD COUNTY A"
    assert all(len(office_name(office)) <= 30 for office in many)


def test_the_window_is_15_months_the_current_one_and_the_coming_one() -> None:
    window = Window.around(DAY)
    assert window.months[0] == 202412
    assert window.months[window.current] == 202603
    assert window.months[-1] == 202604
    assert len(window.months) == 17


def test_ssi_is_the_rate_less_what_counts_to_the_nearest_dollar() -> None:
    months = (202512, 202601)
    nothing, wage, pension = (0, 0), (412_50, 412_50), (587_00, 587_00)
    assert ssi(months, nothing, nothing, Living.OWN_HOUSEHOLD) == (967_00, 994_00)
    assert ssi(months, nothing, nothing, Living.COUPLE) == (725_00, 746_00)
    assert ssi(months, nothing, nothing, Living.ANOTHERS_HOUSEHOLD) == (645_00, 663_00)
    # 412.50 less 20 and 65 is 327.50, of which half counts: 967 - 163.75 and 994 - 163.75
    assert ssi(months, nothing, wage, Living.OWN_HOUSEHOLD) == (803_00, 830_00)
    # 587 less 20 is 567; the wage then counts with half of 347.50
    assert ssi(months, pension, wage, Living.OWN_HOUSEHOLD) == (226_00, 253_00)
    assert ssi(months, (3_000_00,) * 2, nothing, Living.OWN_HOUSEHOLD) == (0, 0)


def test_social_security_rises_in_january() -> None:
    assert rsdi((202511, 202512, 202601), 1_028) == (1_000_00, 1_000_00, 1_028_00)


def test_unemployment_follows_a_lost_job_within_the_limits() -> None:
    for seed in range(50):
        rng = Random(seed)
        wage = wages(rng, 17)
        benefit = unemployment(rng, wage)
        assert all(not (earned and paid) for earned, paid in zip(wage, benefit, strict=True))
        paid = [amount for amount in benefit if amount]
        assert len(paid) <= 6
        assert all(69_00 <= amount <= 2_318_00 for amount in paid), "16 to 539 dollars a week"
