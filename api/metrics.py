"""What `/metrics` tells Prometheus: requests by route and status, their time, events delivered. No ids, no names."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)
"""Seconds; a click should be in the first five."""


class Metrics:
    """The measures of one application."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self._requests = Histogram(
            "quotewright_request_seconds",
            "Time to answer",
            ("method", "route", "status"),
            buckets=BUCKETS,
            registry=self.registry,
        )
        self.in_flight = Gauge("quotewright_requests_in_flight", "Requests being answered", registry=self.registry)
        self.warm = Gauge("quotewright_warm", "1 when what takes long is ready", registry=self.registry)
        self.delivered = Counter("quotewright_events_delivered", "Outbox events delivered", registry=self.registry)
        self.failed = Counter("quotewright_events_failed", "Outbox deliveries that failed", registry=self.registry)

    def observe(self, method: str, route: str, status: int, seconds: float) -> None:
        """Count an answered request."""
        self._requests.labels(method, route, str(status)).observe(seconds)

    def exposition(self) -> bytes:
        """Return everything in Prometheus' text format."""
        return generate_latest(self.registry)
