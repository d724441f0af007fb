"""Rules as forms: what a rule of a file says, field by field, and the file with that rule said differently.

Text and form are one rule. `read_rules` reads the rules of a file with the same reader that the engines' books are read
with; `changed`, `added` and `removed` write one rule back and leave every other character as it is.
"""

from rules.forms.conditions import comparison_text
from rules.forms.model import Comparison, Condition, FormErrors, Part, Rows, RuleForm, Term, Wrong
from rules.forms.placing import field_at
from rules.forms.reading import WrittenRule, read_rules
from rules.forms.writing import added, changed, removed, written

__all__ = [
    "Comparison",
    "Condition",
    "FormErrors",
    "Part",
    "Rows",
    "RuleForm",
    "Term",
    "WrittenRule",
    "Wrong",
    "added",
    "changed",
    "comparison_text",
    "field_at",
    "read_rules",
    "removed",
    "written",
]
