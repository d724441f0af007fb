"""Whether words that come from elsewhere are an artefact that the passes can read.

The passes look at no bounds: words that lead outside would be read all the same. So what a stranger may have written is
looked through once, before the first question.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rules.engines.diagram.passes import (
    CHILD,
    EDGE_CHILD,
    EDGE_OUT,
    END,
    HEADER,
    LEAF_BITS,
    LEAF_BITS_AT,
    LEAF_EDGE,
    LEAF_EDGES,
    LITERAL_BITS,
    LITERAL_BITS_AT,
    LITERAL_VARIABLE,
    NODE_EDGE,
    NODES,
    OUT_BITS,
    OUT_WORD,
    ROOT_BITS,
    VARIABLE_END,
    VARIABLE_FULL_LEAF,
    VARIABLE_LEAF,
    VARIABLE_OWN,
    VARIABLE_WORD,
    Blob,
)

Ints = NDArray[np.int64]


def is_sound(blob: Blob) -> bool:
    """Whether no pass over an artefact leaves it, whatever is asked."""
    if len(blob) < HEADER:
        return False
    header = blob[:HEADER].astype(np.int64)
    starts = header[NODE_EDGE:]
    if header.min() < 0 or starts[0] != HEADER or starts[-1] != len(blob) or np.any(np.diff(starts) < 0):
        return False
    parts = {at: blob[header[at] : header[at + 1]].astype(np.int64) for at in range(NODE_EDGE, END)}
    counts = header[NODES:NODE_EDGE].tolist()
    return _has_lengths(parts, *counts) and _is_graph(parts, *counts) and _has_masks(parts, *counts)


def _has_lengths(
    parts: dict[int, Ints], nodes: int, edges: int, variables: int, literals: int, leaves: int, words: int
) -> bool:
    """Whether each section is as long as the header says, and each table of starts fits the section it leads to."""
    lengths = {
        NODE_EDGE: nodes + 1,
        EDGE_CHILD: edges + 1,
        EDGE_OUT: edges + 1,
        VARIABLE_WORD: variables,
        VARIABLE_END: variables,
        VARIABLE_OWN: variables,
        ROOT_BITS: words,
        LITERAL_VARIABLE: literals,
        LITERAL_BITS_AT: literals,
        VARIABLE_LEAF: variables + 1,
        VARIABLE_FULL_LEAF: variables,
        LEAF_BITS_AT: leaves,
        LEAF_EDGE: leaves + 1,
    }
    return (
        all(len(parts[at]) == length for at, length in lengths.items())
        and _leads(parts[NODE_EDGE], edges)
        and _leads(parts[EDGE_CHILD], len(parts[CHILD]))
        and _leads(parts[EDGE_OUT], len(parts[OUT_WORD]))
        and len(parts[OUT_WORD]) == len(parts[OUT_BITS])
        and _leads(parts[VARIABLE_LEAF], leaves)
        and _leads(parts[LEAF_EDGE], len(parts[LEAF_EDGES]))
    )


def _is_graph(
    parts: dict[int, Ints], nodes: int, edges: int, variables: int, literals: int, leaves: int, words: int
) -> bool:
    """Whether edges lead to earlier nodes only, and name words and edges that exist."""
    owner = np.repeat(np.repeat(np.arange(nodes), np.diff(parts[NODE_EDGE])), np.diff(parts[EDGE_CHILD]))
    return (
        _within(parts[CHILD], owner)
        and _within(parts[OUT_WORD], words)
        and _within(parts[LEAF_EDGES], edges)
        and _within(parts[LITERAL_VARIABLE], variables)
    )


def _has_masks(
    parts: dict[int, Ints], nodes: int, edges: int, variables: int, literals: int, leaves: int, words: int
) -> bool:
    """Whether the words of each variable exist, and those of each set of its values."""
    width = parts[VARIABLE_END] - parts[VARIABLE_WORD]
    leaf_width = np.repeat(width, np.diff(parts[VARIABLE_LEAF]))
    return (
        _within(parts[VARIABLE_WORD], parts[VARIABLE_END])
        and _within(parts[VARIABLE_END], words + 1)
        and bool(np.all(parts[VARIABLE_FULL_LEAF] >= parts[VARIABLE_LEAF][:-1]))
        and bool(np.all(parts[VARIABLE_FULL_LEAF] <= parts[VARIABLE_LEAF][1:]))
        and _within(parts[LITERAL_BITS_AT], len(parts[LITERAL_BITS]) - width[parts[LITERAL_VARIABLE]] + 1)
        and _within(parts[LEAF_BITS_AT], len(parts[LEAF_BITS]) - leaf_width + 1)
    )


def _leads(starts: Ints, length: int) -> bool:
    """Whether starts, and the end, divide a section of some length."""
    return bool(starts[0] == 0 and starts[-1] == length and np.all(np.diff(starts) >= 0))


def _within(numbers: Ints, limit: int | Ints) -> bool:
    """Whether numbers lie between 0 and a limit, which they do not reach."""
    return bool(np.all(numbers >= 0) and np.all(numbers < limit))
