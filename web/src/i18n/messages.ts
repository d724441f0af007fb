/** How a message is written down and said. A catalog that lacks a key of English does not compile. */
import type { en } from "./en";
import { formatNumber, type Language } from "./format";
import type { studioWords } from "./studio-words";

export type Plural = { one: string; few?: string; many?: string; other: string };
export type Message = string | Plural;
export type Key = keyof typeof en | keyof (typeof studioWords)["en"];
export type Catalog<English> = { [K in keyof English]: English[K] extends string ? string : Required<Plural> };

const rules = new Map<Language, Intl.PluralRules>();

function form(language: Language, message: Plural, count: number): string {
  let chooser = rules.get(language);
  if (!chooser) {
    chooser = new Intl.PluralRules(language);
    rules.set(language, chooser);
  }
  const name = chooser.select(count) as keyof Plural;
  return message[name] ?? message.other;
}

/** The message of `key` with its {facts} filled in; a plural is chosen by the fact `count`. */
export function say(
  catalog: Record<string, Message>,
  language: Language,
  key: Key,
  facts: Record<string, string | number> = {},
): string {
  const message = catalog[key] ?? key;
  const pattern = typeof message === "string" ? message : form(language, message, Number(facts.count ?? 0));
  return pattern.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const fact = facts[name] ?? whole;
    return name === "count" && typeof fact === "number" ? formatNumber(language, fact) : String(fact);
  });
}
