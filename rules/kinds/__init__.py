"""The rule kinds: one file each, listed in reading order. A new kind is a new file and a line in `KINDS`."""

from rules.kinds.base import Draft, InfixKind, Kind, PrefixKind
from rules.kinds.default import DEFAULT
from rules.kinds.excludes import EXCLUDES
from rules.kinds.group import GROUP
from rules.kinds.iff import IFF
from rules.kinds.prefer import PREFER
from rules.kinds.require import REQUIRE
from rules.kinds.requires import REQUIRES
from rules.kinds.shape import Shape, Slot, SlotType
from rules.kinds.table import ALLOW, FORBID

KINDS: tuple[Kind, ...] = (REQUIRE, REQUIRES, EXCLUDES, IFF, GROUP, ALLOW, FORBID, DEFAULT, PREFER)

__all__ = ["KINDS", "Draft", "InfixKind", "Kind", "PrefixKind", "Shape", "Slot", "SlotType"]
