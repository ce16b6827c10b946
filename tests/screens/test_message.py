from __future__ import annotations

from screens.message import Aid, InputMessage


def test_aid_bytes_are_those_of_the_data_stream() -> None:
    assert [aid.value for aid in (Aid.ENTER, Aid.CLEAR, Aid.PA1, Aid.PA2, Aid.PA3)] == [
        0x7D,
        0x6D,
        0x6C,
        0x6E,
        0x6B,
    ]
    pf = [Aid[f"PF{number}"].value for number in range(1, 25)]
    assert bytes(pf).hex() == "f1f2f3f4f5f6f7f8f97a7b7cc1c2c3c4c5c6c7c8c94a4b4c"


def test_no_two_keys_share_an_aid() -> None:
    assert len(Aid.__members__) == len(set(Aid)) == 32


def test_only_enter_and_pf_keys_send_fields() -> None:
    assert {aid.name for aid in Aid if not aid.short} == {
        "ENTER",
        *(f"PF{number}" for number in range(1, 25)),
    }


def test_an_input_message_is_a_value() -> None:
    assert InputMessage(Aid.PA1) == InputMessage(Aid.PA1, 0, ())
    assert hash(InputMessage(Aid.ENTER, 3, ((None, "PY"),)))
