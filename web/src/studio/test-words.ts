/** What rule tests say, in words, and the addresses that carry them to the bench. Pure. */
import type { Characteristic, NewTest, Product, RuleTest } from "../api/model";
import type { Speech } from "../i18n/language";
import type { Key } from "../i18n/messages";

type Name = (code: string, value?: string) => string;
type Said = Pick<Speech, "t" | "money" | "day">;

export type Choices = Record<string, string>;

/** What must hold of the choices of a test, a sentence each. */
export function expectations(test: RuleTest, name: Name, { t, money, day }: Said): string[] {
  const said = Object.entries(test.forced).map(([code, value]) =>
    t("test_forced", { name: name(code), value: name(code, value) }),
  );
  for (const [code, values] of Object.entries(test.removed)) {
    const listed = values.map((value) => name(code, value)).join(", ");
    said.push(t("test_removed", { name: name(code), values: listed }));
  }
  if (test.price) said.push(t("test_price", { price: money(test.price) }));
  if (said.length === 0) said.push(t(test.possible ? "test_possible" : "test_impossible"));
  return test.day ? [...said, t("test_on", { day: day(test.day) })] : said;
}

const PURPOSES: Record<string, Key> = {
  pairs: "made_pairs",
  least: "made_least",
  greatest: "made_greatest",
  limit: "made_limit",
  breaks: "made_breaks",
  guards: "made_guards",
};

/** What a generated test is there for, as its note says in short: `breaks fog`. */
export function purpose(note: string, t: Said["t"]): string {
  const [kind = "", what = ""] = note.split(" ");
  const key = PURPOSES[kind];
  return key ? t(key, { name: what }) : note;
}

/** A test as it is sent: without what only the server knows. */
export function asNew(test: RuleTest): NewTest {
  const { market, day, choices, possible, forced, removed, price, note } = test;
  return { market, day, choices, possible, forced, removed, price: price?.amount ?? null, note };
}

/** What somebody chose: what follows from it is no part of a test, since a formula may change. */
export function chosenOf(configuration: Choices, product: Product | null): Choices {
  const entries = Object.entries(configuration);
  return Object.fromEntries(entries.filter(([code]) => !product?.characteristics[code]?.computed));
}

const CHOSEN = "c.";

/** The address of the bench with some choices made. */
export function benchAddress(draft: string, market: string | null, choices: Choices): string {
  const query = new URLSearchParams(market ? { market } : {});
  for (const [code, value] of Object.entries(choices)) query.set(CHOSEN + code, value);
  return `/studio/drafts/${draft}/bench?${query}`;
}

/** The choices that an address of the bench carries. */
export function choicesIn(query: URLSearchParams): Choices {
  const chosen = [...query].filter(([key]) => key.startsWith(CHOSEN));
  return Object.fromEntries(chosen.map(([key, value]) => [key.slice(CHOSEN.length), value]));
}

/** What is possible only in the one and only in the other. */
export function difference(draft: string[], release: string[]): { gained: string[]; lost: string[] } {
  return {
    gained: draft.filter((value) => !release.includes(value)),
    lost: release.filter((value) => !draft.includes(value)),
  };
}

/** Whether its values can be listed for somebody to pick from. */
export const isListed = (characteristic: Characteristic | undefined): boolean =>
  characteristic !== undefined && (characteristic.values.length > 0 || characteristic.kind === "boolean");
