/** What kinds of entries, their fields and the words of their choices are called. */
import type { Key } from "../../i18n/messages";

export const ENTRY_KINDS: Record<string, { one: Key; add: Key }> = {
  agreement: { one: "entry_agreement", add: "add_agreement" },
  promotion: { one: "entry_promotion", add: "add_promotion" },
  surcharge: { one: "entry_surcharge", add: "add_surcharge" },
  index: { one: "entry_index", add: "add_index" },
  market: { one: "entry_market", add: "add_market" },
};

/** By kind and field, else by field; a field that is not listed shows its key. */
const FIELDS: Record<string, Key> = {
  code: "field_code",
  name: "field_name",
  "index name": "field_code",
  accounts: "field_accounts",
  groups: "field_groups",
  market: "field_market",
  products: "field_products",
  from: "rule_from",
  until: "rule_until",
  "agreement price": "field_agreed_price",
  percent: "field_percent",
  options: "field_options",
  commitment: "field_commitment",
  with_tiers: "field_with_tiers",
  priority: "field_priority",
  when: "field_when",
  "promotion amount": "field_off",
  "surcharge amount": "field_amount",
  cap: "field_cap",
  coupon: "field_coupon",
  uses: "field_uses",
  exclusive: "field_exclusive",
  kind: "field_kind",
  per: "field_per",
  weight: "field_weight",
  index: "field_index",
  since: "field_since",
  share: "field_share",
  days: "field_days",
  values: "field_values",
  currency: "field_currency",
  language: "field_language",
  country: "field_country",
  "market prices": "field_prices",
  reverse_charge: "field_reverse_charge",
  tax: "field_tax",
};

const HINTS: Record<string, Key> = {
  accounts: "hint_accounts",
  groups: "hint_groups",
  market: "hint_market",
  products: "hint_products",
  until: "rule_until_hint",
  options: "hint_options",
  commitment: "hint_commitment",
  priority: "hint_priority",
  when: "hint_when",
  coupon: "hint_coupon",
  exclusive: "hint_exclusive",
  weight: "hint_weight",
  since: "hint_since",
  days: "hint_days",
  values: "hint_values",
  reverse_charge: "hint_reverse_charge",
  tax: "hint_tax",
};

export const CHOICE_WORDS: Record<string, Key> = {
  "kind freight": "kind_freight",
  "kind packaging": "kind_packaging",
  "kind material": "kind_material",
  "per piece": "per_piece",
  "per line": "per_line",
  "per weight": "per_weight",
  "per index": "per_index",
  "prices exclusive": "prices_exclusive",
  "prices inclusive": "prices_inclusive",
  "language en": "language_en",
  "language ru": "language_ru",
};

export const fieldWord = (kind: string, field: string): Key | undefined => FIELDS[`${kind} ${field}`] ?? FIELDS[field];
export const fieldHint = (field: string): Key | undefined => HINTS[field];
