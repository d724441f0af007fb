import { describe, expect, it } from "vitest";
import { Problem } from "../api/problem";
import { findingsOf, newTemplate, writtenOf } from "./template-values";

const WRITTEN = {
  code: "offer",
  language: "ru",
  version: "2",
  valid_from: "2026-01-01",
  valid_until: "",
  markets: ["eu"],
  texts: { cover: "A", intro: "", terms: "" },
  file: "documents/offer-ru.toml",
};

describe("the form of a quote template", () => {
  it("begins with what is written, and days that are not there", () => {
    expect(writtenOf(WRITTEN)).toEqual({
      code: "offer",
      language: "ru",
      version: "2",
      valid_from: "2026-01-01",
      valid_until: null,
      markets: ["eu"],
      texts: WRITTEN.texts,
    });
    expect(newTemplate("ru").language).toBe("ru");
  });

  it("has no form where the file cannot be read", () => {
    expect(writtenOf({ ...WRITTEN, texts: null })).toBeNull();
  });

  it("tells what is wrong at its fields", () => {
    const said = [
      { path: "/template/terms", message: "a" },
      { path: "/template/texts/cover", message: "b" },
      { path: "/template/markets/0", message: "c" },
    ];
    const found = findingsOf(new Problem(422, "quote-template", "no", said));
    expect(found.map(({ field }) => field)).toEqual(["terms", "cover", "markets/0"]);
    expect(findingsOf(null)).toEqual([]);
  });
});
