"""Seeded random inputs: normal ones, mistakes, and those that no terminal would send."""

from __future__ import annotations

from random import Random

from screens.geometry import CELLS
from screens.image import ScreenImage
from screens.message import Aid, InputMessage

CODES = ("PY", "SDX", "SDL", "OWG", "OWC", "DXL", "G1DX", "G3", "DXD", "FCN", "M", "ZZZ", "")
KEYS = (
    "", "900000001", "900-00-0002", "900000003", "000-00-0000", "12", "C000001", "S000001 01",
    "C000001 02", "C000001 03", "C000001 99", "X999999", "55A", "55A 0210", "55 A 02 10", "72A",
    "99Z", "DFS064", "IMS0307", "PY",
)  # fmt: skip
LINES = (
    "=", "=1", "=2", "=+1", "=-1", "=L", "=99", "=X", "/FOR PY", "/FOR DXD", "/FOR NOSUCH", "/EXIT",
    "/EXIT CONV 0001", "/HOLD", "/REL CONV 0001", "/REL CONV 1", "/DIS A", "/DIS CONV",
    "/DIS TRAN ALL", "/SET TRAN PY", "/SET TRAN X", "/RESET", "/SIGN", "/STOP X", "/", "**",
    "PY(X) 900000001",
)  # fmt: skip
VALUES = {
    "worker_ssn": ("987654320", "987-65-43", "987654320", "987654321"),
    "system": ("SDX", "sdx", "OWG", "BEN"),
    "reason": ("7", "9", "C", "X"),
    "message": ("", "", "", "2", "3", "99"),
    "confirm": ("Y", "y", "N"),
    "text": ("NOTE", "", "[@click=x]", "a" * 320),
}
JUNK = "\0\x1b\x07\x85\x9b\u202e\u200b\u5bbd\u0301\ufffd[@]()/=*\u00e9\u00df\u0131 09AZaz\n\t\ud800"
SIGN_ON = "/SIGN ON WKR01 LEARN01"
ENTERS = (Aid.ENTER,) * 3
AIDS = tuple(Aid)


class RandomUser:
    """Source of random inputs; the same seed makes the same inputs."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def input(self, image: ScreenImage) -> InputMessage:
        """Return the next input on a screen."""
        random = self._random
        dice = random.random()
        if image.name == "DXD":
            dice = dice / 2 + 0.3  # stays longer with what takes several inputs
        if dice < 0.0005:
            return self._sent(image, "/SIGN OFF", Aid.ENTER)
        if dice < 0.5:
            return self._sent(image, self._line(), Aid.ENTER)
        if dice < 0.75:
            return InputMessage(Aid.ENTER, self._cursor(), self._fields(image))
        if dice < 0.95:
            aid = random.choice(AIDS)
            return InputMessage(aid, self._cursor(), () if aid.short else self._fields(image))
        return InputMessage(random.choice(AIDS), self._cursor(), self._nonsense())

    def _line(self) -> str:
        random = self._random
        dice = random.random()
        if dice < 0.7:
            return f"{random.choice(CODES)} {random.choice(KEYS)}"
        if dice < 0.95:
            return random.choice(LINES)
        return self._junk()

    def _fields(self, image: ScreenImage) -> tuple[tuple[int | None, str], ...]:
        """Return some fields of the screen, as a terminal would send them."""
        random = self._random
        open_fields = [field for field in image.fields if not field.attribute.protected]
        own = [field for field in open_fields if field.name in VALUES]
        if own and random.random() < 0.5:
            return tuple((field.address, self._value(field.name)) for field in own)
        count = min(len(open_fields), random.choice((0, 1, 1, 1, 2, 4)))
        chosen = sorted(random.sample(open_fields, count), key=lambda field: field.address)
        return tuple((field.address, self._value(field.name)) for field in chosen)

    def _value(self, name: str) -> str:
        if name in VALUES:
            return self._random.choice(VALUES[name])
        if name == "transaction":
            return self._line()
        return self._random.choice(CODES) if self._random.random() < 0.95 else self._junk()

    def _nonsense(self) -> tuple[tuple[int | None, str], ...]:
        random = self._random
        return tuple(
            (random.choice((None, random.randrange(-5, CELLS + 5))), self._junk())
            for _ in range(random.randrange(4))
        )

    def _junk(self) -> str:
        length = self._random.choice((0, 1, 5, 20, 200))
        return "".join(self._random.choices(JUNK, k=length))

    def _cursor(self) -> int:
        return self._random.choice((0, 7, 240, self._random.randrange(-10, CELLS + 10)))

    @staticmethod
    def _sent(image: ScreenImage, text: str, aid: Aid) -> InputMessage:
        if not image.formatted:
            return InputMessage(aid, 0, ((None, text),))
        return InputMessage(aid, 0, ((image.field("transaction").address, text),))
