"""The cutset engine: exact answers without compiling, by deciding little more than a cycle cutset."""

from rules.engines.cutset.engine import CutsetEngine

__all__ = ["CutsetEngine"]
