"""Scenario that starts with the sign-on panel."""

from __future__ import annotations

SIGNING_ON = """
title = "Signing on"
audience = "worker"
goal = "Sign on and look up Maria."
minutes = 2
user = "WKR01"
level = 1
rules = ["OKDHS 5(a)"]
transactions = ["PY", "DXD"]
sign_on = false

[[people]]
handle = "maria"
name = "LOPEZ, MARIA ANN"
born = "-36y"
case = "C910001"
budget = [{ type = "SSI", amount = "900.00" }]

[[records]]
system = "SDX"
person = "maria"
date = "-18d"
received = "-12d"
values = { gross = "943.00" }

[[messages]]
person = "maria"
system = "SDX"
period = "0m"
found = "-12d"
counted = "900.00"
reported = "943.00"
compared = false

[[steps]]
do = "Look up Maria."
hints = ["One", "Two", "Three"]
done = { kind = "shown", code = "PY", person = "maria" }

[[steps]]
do = "How much is it?"
hints = ["One", "Two", "Three"]
done = { kind = "answer", question = "amount", value = "943" }

[[counts]]
name = "seen"
when = { kind = "shown", code = "PY", person = "maria" }
points = 1
rule = "OKDHS 5(a)"
says = "PY shows everything."

[solution]
inputs = ["user_id=WKR01;password=LEARN01", "PY {maria.ssn}", "[ANSWER amount=943]"]

[[wrong]]
name = "nothing"
inputs = []
loses = ["seen"]
"""
