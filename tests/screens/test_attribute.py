from __future__ import annotations

import pytest

from screens.attribute import SKIP, Attribute, Colour, Intensity


@pytest.mark.parametrize(
    ("attribute", "byte"),
    [
        (Attribute(), 0x40),
        (Attribute(mdt=True), 0xC1),
        (Attribute(intensity=Intensity.HIGH), 0xC8),
        (Attribute(intensity=Intensity.HIDDEN), 0x4C),
        (Attribute(intensity=Intensity.HIDDEN, mdt=True), 0x4D),
        (Attribute(numeric=True), 0x50),
        (Attribute(protected=True), 0x60),
        (SKIP, 0xF0),
        (Attribute(True, True, Intensity.HIGH), 0xF8),
        (Attribute(True, True, Intensity.HIDDEN, mdt=True), 0x7D),
    ],
)
def test_byte_is_the_graphic_of_the_data_stream(attribute: Attribute, byte: int) -> None:
    assert attribute.byte == byte


def test_every_byte_keeps_the_six_bits_and_is_its_own() -> None:
    attributes = [
        Attribute(protected, numeric, intensity, mdt=mdt)
        for protected in (False, True)
        for numeric in (False, True)
        for intensity in Intensity
        for mdt in (False, True)
    ]
    assert len({attribute.byte for attribute in attributes}) == len(attributes)
    for attribute in attributes:
        assert bool(attribute.byte & 0x20) is attribute.protected
        assert bool(attribute.byte & 0x10) is attribute.numeric
        assert attribute.byte & 0x0C == attribute.intensity.value
        assert bool(attribute.byte & 0x01) is attribute.mdt


def test_skip_needs_both_bits() -> None:
    assert SKIP.skip
    assert not Attribute(protected=True).skip
    assert not Attribute(numeric=True).skip


@pytest.mark.parametrize(
    ("attribute", "colour"),
    [
        (Attribute(), Colour.GREEN),
        (Attribute(intensity=Intensity.HIGH), Colour.RED),
        (Attribute(protected=True), Colour.BLUE),
        (Attribute(protected=True, intensity=Intensity.HIGH), Colour.WHITE),
        (Attribute(protected=True, colour=Colour.PINK), Colour.PINK),
    ],
)
def test_base_colour_follows_from_protection_and_intensity(
    attribute: Attribute, colour: Colour
) -> None:
    assert attribute.base_colour is colour


def test_the_six_bits_of_the_eleventh_display_pair_are_hidden() -> None:
    assert Attribute(intensity=Intensity.HIDDEN).hidden
    assert not Attribute(intensity=Intensity.HIGH).hidden
