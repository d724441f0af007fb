import { describe, expect, it } from "vitest";
import { bandsOf, roleAt, scaleOf } from "./room-bands";

const REACH = [
  { role: "rep", percent: "8" },
  { role: "manager", percent: "20" },
  { role: "admin", percent: "100" },
] as const;

describe("the bands of a negotiation room", () => {
  it("stand side by side up to the end of the scale", () => {
    const most = scaleOf([...REACH], "0");
    expect(most).toBe(28);
    const bands = bandsOf([...REACH], most);
    expect(bands.map((band) => band.role)).toEqual(["rep", "manager", "admin"]);
    expect(bands.reduce((sum, band) => sum + band.width, 0)).toBeCloseTo(100);
  });
  it("always reach what is given now", () => {
    expect(scaleOf([...REACH], "60")).toBe(60);
    expect(scaleOf([{ percent: "100" }], "0")).toBe(100);
    expect(scaleOf([{ percent: "0" }], "0")).toBe(2);
  });
  it("leave out a role that reaches no further", () => {
    const same = [REACH[0], { role: "manager", percent: "8" } as const];
    expect(bandsOf(same, 12).map((band) => band.role)).toEqual(["rep"]);
  });
  it("name the least role that may give so much", () => {
    expect(["0", "8", "8.01", "20.5"].map((percent) => roleAt([...REACH], percent))).toEqual([
      "rep",
      "rep",
      "manager",
      "admin",
    ]);
  });
});
