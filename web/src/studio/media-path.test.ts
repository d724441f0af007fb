import { describe, expect, it } from "vitest";
import { codeFor, isDocument, pathFor, slug } from "./media-path";

describe("an uploaded file", () => {
  it("stands where its kind does, under a plain name", () => {
    expect(pathFor("Руководство 2.PDF")).toBe("documents/rukovodstvo-2.pdf");
    expect(pathFor("Größe & Farbe.jpeg")).toBe("pictures/grosse-farbe.jpeg");
    expect(pathFor("???.png")).toBe("pictures/file.png");
    expect(pathFor("../../evil.pdf")).toBe("documents/evil.pdf");
  });
  it("names its document without language and version", () => {
    expect(codeFor("manual-en-2.pdf")).toBe("manual");
    expect(codeFor("price list ru v3.pdf")).toBe("price-list");
    expect(codeFor("2.pdf")).toBe("2");
  });
  it("is a document if its name says so", () => {
    expect([isDocument("a.PDF"), isDocument("a.pdf.png")]).toEqual([true, false]);
  });
  it("has a name of at most sixty letters", () => {
    expect(slug("я".repeat(100))).toHaveLength(60);
  });
});
