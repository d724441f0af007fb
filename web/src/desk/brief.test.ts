import { describe, expect, it } from "vitest";
import type { BriefQuote, Quote } from "../api/model";
import { merged } from "./brief";

const whole = {
  version: 1,
  approval: { needed: [], role: null, given: null },
  revision: {
    number: 2,
    lines: [
      { id: "a", quantity: 1, waterfall: { digest: "1" } },
      { id: "b", quantity: 2, waterfall: { digest: "2" } },
    ],
  },
} as unknown as Quote;

const brief = (number: number, ...ids: string[]) =>
  ({ version: 2, revision: { number, lines: ids.map((id) => ({ id, quantity: 9 })) } }) as unknown as BriefQuote;

describe("a long quote after a short answer", () => {
  it("has the new numbers over what is known of its lines, in the new order", () => {
    const found = merged(whole, brief(2, "b", "a"));
    expect(found?.version).toBe(2);
    expect(found?.revision.lines.map((line) => [line.id, line.quantity, line.waterfall.digest])).toEqual([
      ["b", 9, "2"],
      ["a", 9, "1"],
    ]);
  });
  it("forgets lines that are gone, and is read anew when one is not known or the revision is another", () => {
    expect(merged(whole, brief(2, "a"))?.revision.lines).toHaveLength(1);
    expect(merged(whole, brief(2, "a", "c"))).toBeNull();
    expect(merged(whole, brief(3, "a"))).toBeNull();
  });
});
