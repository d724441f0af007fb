/** What kinds of rules, their places and their comparisons are called. */
import type { Key } from "../../i18n/messages";
import type { Operator } from "./rule-fields";

export const KIND_WORDS: Record<string, Key> = {
  require: "kind_require",
  requires: "kind_requires",
  excludes: "kind_excludes",
  iff: "kind_iff",
  group: "kind_group",
  allow: "kind_allow",
  forbid: "kind_forbid",
  default: "kind_default",
  prefer: "kind_prefer",
};

/** By kind and place; a kind that is not listed here shows the name of the place. */
export const SLOT_WORDS: Record<string, Key> = {
  "require condition": "slot_require",
  "requires condition": "slot_when",
  "requires consequence": "slot_then",
  "excludes left": "slot_excludes_left",
  "excludes right": "slot_excludes_right",
  "iff left": "slot_iff_left",
  "iff right": "slot_iff_right",
  "group count": "slot_count",
  "group conditions": "slot_conditions",
  "allow names": "slot_names",
  "forbid names": "slot_names",
  "allow rows": "slot_rows_allowed",
  "forbid rows": "slot_rows_forbidden",
  "default name": "slot_name",
  "default value": "slot_default_value",
  "default condition": "slot_default_when",
  "prefer name": "slot_name",
  "prefer value": "slot_prefer_value",
  "prefer weight": "slot_weight",
};

export const OPERATOR_WORDS: Record<Operator, Key> = {
  "=": "op_equal",
  "!=": "op_unequal",
  "<": "op_less",
  "<=": "op_most",
  ">": "op_more",
  ">=": "op_least",
  in: "op_in",
  "not in": "op_not_in",
  has: "op_has",
  "has not": "op_has_not",
  "is set": "op_set",
  "is not set": "op_unset",
  holds: "op_holds",
  fails: "op_fails",
};

export const AUDIENCES = ["customer", "rep", "engineer"] as const;
export const AUDIENCE_WORDS: Record<(typeof AUDIENCES)[number], Key> = {
  customer: "for_customers",
  rep: "for_reps",
  engineer: "for_engineers",
};
