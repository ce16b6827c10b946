from __future__ import annotations

import hashlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.exchange.staging import FileLines


@given(
    st.lists(st.binary(max_size=6).filter(lambda line: b"\n" not in line), min_size=2),
    st.integers(1, 9),
    st.booleans(),
)
def test_lines_are_the_same_however_they_are_read(
    lines: list[bytes], chunk: int, ended: bool
) -> None:
    content = b"\n".join(lines) + b"\n" * ended
    if not ended and not lines[-1]:
        lines = lines[:-1]  # nothing follows the last line end
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("data.exchange.staging.CHUNK_BYTES", chunk)
        found = FileLines(BytesIO(content))
        seen: dict[int, str] = {}
        for first, batch in found.batches():
            seen.update(enumerate(batch, first))
    texts = [line.removesuffix(b"\r").decode("latin-1") for line in lines]
    assert found.header == texts[0]
    assert found.trailer == (texts[-1] if len(texts) > 1 else "")
    assert seen == dict(enumerate(texts[1:-1], 2))
    assert found.records == len(texts[1:-1])
    ended_alike = b"".join(line.removesuffix(b"\r") + b"\n" for line in lines)
    assert found.sha256 == hashlib.sha256(ended_alike).hexdigest()
