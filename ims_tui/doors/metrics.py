"""Status of the servers in the text format of Prometheus."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from ims_tui.doors.status import Status


def metrics(servers: Sequence[Status]) -> str:
    """Return the metrics; they name doors and processes, never users."""
    registry = CollectorRegistry()
    registry.register(_Servers(servers))
    return generate_latest(registry).decode()


class _Servers(Collector):
    def __init__(self, servers: Sequence[Status]) -> None:
        self._servers = servers

    def collect(self) -> Iterator[Metric]:
        """Return each metric with the values of all servers."""
        terminals = GaugeMetricFamily(
            "ims_tui_terminals", "Connected terminals", labels=["pid", "door", "signed_on"]
        )
        inputs = CounterMetricFamily("ims_tui_inputs", "Inputs answered", labels=["pid"])
        seconds = CounterMetricFamily("ims_tui_answer_seconds", "Time to answer", labels=["pid"])
        recent = GaugeMetricFamily(
            "ims_tui_answer_recent_seconds",
            "Time to answer the last thousand inputs",
            labels=["pid", "quantile"],
        )
        for each in self._servers:
            pid = str(each["pid"])
            counts = Counter(
                (line["door"], "yes" if line["user"] else "no") for line in each["terminals"]
            )
            for (door, signed_on), count in sorted(counts.items()):
                terminals.add_metric([pid, door, signed_on], count)
            inputs.add_metric([pid], each["inputs"])
            seconds.add_metric([pid], each["answer_seconds"])
            recent.add_metric([pid, "0.5"], each["answer_p50"])
            recent.add_metric([pid, "0.99"], each["answer_p99"])
        yield from (terminals, inputs, seconds, recent)
