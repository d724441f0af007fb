"""The diagram engine: a problem compiled once to a flat decision diagram that two sweeps answer from."""

from rules.engines.diagram.compiled import NotCompiled
from rules.engines.diagram.engine import DiagramEngine
from rules.engines.diagram.network import TooWide

__all__ = ["DiagramEngine", "NotCompiled", "TooWide"]
