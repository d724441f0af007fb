/** What the types cannot see of the catalogs: facts, plural forms, keys nobody says, words written past the catalogs. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { en as enElsewhere } from "./en";
import type { Message } from "./messages";
import { type Key, say } from "./messages";
import { ru as ruElsewhere } from "./ru";
import { studioWords } from "./studio-words";

const SOURCE = join(import.meta.dirname, "..");
const en = { ...enElsewhere, ...studioWords.en };
const ru = { ...ruElsewhere, ...studioWords.ru };
const keys = Object.keys(en) as Key[];
const forms = (message: Message) => (typeof message === "string" ? [message] : Object.values(message));
const facts = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

/** Names of other things that are written as a word of the studio is: kinds, classes, members. */
const NO_WORDS = new Set("characteristic comparison draft family product reasons release repair values".split(" "));

function sources(): { path: string; text: string }[] {
  return readdirSync(SOURCE, { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.|schema\.d|i18n[\\/](en|ru)(-\w+)?\.ts/.test(path))
    .map((path) => ({ path, text: readFileSync(join(SOURCE, path), "utf8") }));
}

describe("the catalogs", () => {
  it("have the same keys", () => {
    expect(Object.keys(ru).sort()).toEqual([...keys].sort());
  });
  it("say each thing in one place", () => {
    expect(Object.keys(studioWords.en).filter((key) => key in enElsewhere)).toEqual([]);
  });
  it("keep what is said outside of the studio out of its words, which come with it", () => {
    const outside = sources().filter(({ path }) => !/^studio[\\/]/.test(path));
    const said = outside.flatMap(({ text }) => [...text.matchAll(/"(\w+)"/g)].map((found) => found[1] ?? ""));
    const words = new Set(said.filter((word) => word in studioWords.en));
    expect([...words].filter((word) => !NO_WORDS.has(word))).toEqual([]);
  });
  it("have no empty message", () => {
    for (const key of keys)
      for (const message of [en[key], ru[key]])
        for (const form of forms(message)) expect(form.trim(), key).not.toBe("");
  });
  it("name the same facts in every form of every language", () => {
    for (const key of keys) {
      const wanted = [...new Set(forms(en[key]).flatMap(facts))].sort();
      for (const form of forms(ru[key])) expect(facts(form), key).toEqual(wanted);
    }
  });
  it("hold no key that nothing says", () => {
    const all = sources()
      .map((file) => file.text)
      .join("\n");
    expect(keys.filter((key) => !all.includes(`"${key}"`))).toEqual([]);
  });
  it("hold every word on screen: no letters stand between tags", () => {
    const loose = sources().flatMap(({ path, text }) =>
      [...text.matchAll(/>\s*([A-Za-zА-я][^<>{}=;()]*?)\s*<\//g)].map((found) => `${path}: ${found[1]}`),
    );
    expect(loose.filter((found) => !found.endsWith(": Quotewright"))).toEqual([]);
  });
});

describe("saying", () => {
  it("chooses the plural of the language", () => {
    expect(say(en, "en", "more_changes", { count: 1 })).toBe("and 1 more change");
    expect(say(ru, "ru", "more_changes", { count: 3 })).toBe("и ещё 3 изменения");
    expect(say(ru, "ru", "more_changes", { count: 11 })).toBe("и ещё 11 изменений");
  });
  it("writes large counts as people do, and no other number", () => {
    expect(say(en, "en", "entry_count", { count: 19000 })).toBe("19,000 entries");
    expect(say(ru, "ru", "entry_count", { count: 19000 })).toContain("19\u202f000");
    expect(say(en, "en", "release_number", { number: 2026 })).toContain("2026");
  });
  it("leaves an unknown fact visible instead of hiding the mistake", () => {
    expect(say(en, "en", "offer_title")).toBe("Offer {number}");
  });
});
