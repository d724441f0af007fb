"""Proving a change: rule tests run, made from the rules, and judged by the mutants of the rules that they notice."""
