import { describe, expect, it } from "vitest";
import type { Entry, Waterfall } from "../api/model";
import { frameOf, place, shortened } from "./chart-layout";
import { add, sign, sum } from "./decimal";
import { type Bar, documentBars, panels, steps } from "./steps";

describe("decimal strings", () => {
  it("add without losing a cent", () => {
    expect(add("0.10", "0.20")).toBe("0.30");
    expect(add("9007199254740993.01", "-0.02")).toBe("9007199254740992.99");
    expect(add("1", "-1.5")).toBe("-0.5");
    expect(sum(["1.10", "2.2", "-3.30"])).toBe("0.00");
  });
  it("know their sign", () => {
    expect([sign("-0.01"), sign("0.00"), sign("3")]).toEqual([-1, 0, 1]);
  });
  it("refuse what is not a number", () => {
    expect(() => add("1,5", "2")).toThrow(RangeError);
  });
});

const money = (amount: string) => ({ amount, currency: "EUR" });
const entry = (step: string, amount: string, result: string): Entry => ({
  step,
  label: { en: step },
  basis: null,
  rate: null,
  quantity: null,
  amount: money(amount),
  result: money(result),
  source: null,
});

const WATERFALL: Waterfall = {
  calculation: "1",
  currency: "EUR",
  quantity: "1",
  entries: [
    entry("list_price", "100.00", "100.00"),
    entry("option_charges", "20.10", "120.10"),
    entry("option_charges", "0.20", "120.30"),
    entry("discretionary_discount", "-20.30", "100.00"),
    entry("rounding", "0.00", "100.00"),
    entry("tax", "19.00", "119.00"),
  ],
  list: money("100.00"),
  unit_net: money("100.00"),
  net: money("100.00"),
  tax: money("19.00"),
  taxes: [],
  total: money("119.00"),
  digest: "",
};

describe("the steps of a waterfall", () => {
  it("gather neighbouring entries and leave out a rounding of nothing", () => {
    const found = steps(WATERFALL);
    expect(found.map((step) => [step.step, step.amount, step.before, step.after])).toEqual([
      ["list_price", "100.00", "0", "100.00"],
      ["option_charges", "20.30", "100.00", "120.30"],
      ["discretionary_discount", "-20.30", "120.30", "100.00"],
      ["tax", "19.00", "100.00", "119.00"],
    ]);
  });
});

const names = (found: Bar[]) =>
  found.map((bar) =>
    bar.name(
      (key) => key,
      (text) => text.en ?? "",
    ),
  );

describe("the bars of a waterfall", () => {
  it("stand end to end between the sums, and say which way they go", () => {
    const [panel, ...more] = panels(WATERFALL);
    expect(more).toEqual([]);
    const drawn = panel?.bars ?? [];
    expect(names(drawn)).toEqual([
      "list_price",
      "step_options",
      "list_sum",
      "discretionary_discount",
      "net",
      "tax",
      "total",
    ]);
    expect(drawn.map((bar) => bar.kind)).toEqual(["base", "rises", "sum", "falls", "sum", "tax", "sum"]);
    expect(drawn[3]?.before).toBe("120.30");
    expect(drawn[5]?.after).toBe("119.00");
  });
  it("of many units are drawn twice, each on its own scale", () => {
    const many: Waterfall = {
      ...WATERFALL,
      quantity: "10",
      net: money("1000.00"),
      total: money("1190.00"),
      entries: [
        ...WATERFALL.entries.slice(0, 5),
        entry("quantity", "900.00", "1000.00"),
        entry("tax", "190.00", "1190.00"),
      ],
    };
    const [unit, line] = panels(many);
    expect(names(unit?.bars ?? []).at(-1)).toBe("unit_net");
    expect(names(line?.bars ?? [])).toEqual(["net_of", "net", "tax", "total"]);
  });
  it("show what changes the line as a whole between the units and the net", () => {
    const whole: Waterfall = {
      ...WATERFALL,
      quantity: "10",
      net: money("965.00"),
      total: money("1148.35"),
      entries: [
        ...WATERFALL.entries.slice(0, 5),
        entry("quantity", "900.00", "1000.00"),
        entry("graduated_tier", "-50.00", "950.00"),
        entry("surcharge", "10.00", "960.00"),
        entry("surcharge", "5.00", "965.00"),
        entry("tax", "183.35", "1148.35"),
      ],
    };
    const line = panels(whole)[1]?.bars ?? [];
    expect(names(line)).toEqual(["net_of", "graduated_tier", "step_surcharges", "net", "tax", "total"]);
    expect(line.map((bar) => bar.kind)).toEqual(["base", "falls", "rises", "sum", "tax", "sum"]);
    expect(line[2]?.after).toBe("965.00");
  });
  it("of a document end with its net, its taxes and its total", () => {
    const document = {
      currency: "EUR",
      entries: [entry("list_price", "200.00", "200.00"), entry("document_discount", "-20.00", "180.00")],
      net: money("180.00"),
      total: money("180.00"),
    };
    expect(documentBars(document).map((bar) => bar.kind)).toEqual(["base", "falls", "sum", "sum"]);
  });
});

describe("where the bars stand", () => {
  const drawn = panels(WATERFALL)[0]?.bars ?? [];
  it("joins each bar to the next, at any width", () => {
    for (const width of [200, 320, 700, 1200]) {
      const frame = frameOf(width, drawn);
      const placed = place(drawn, frame);
      for (const one of placed) expect(one.x + one.width).toBeLessThanOrEqual(width + 1);
      expect(placed[1]?.x).toBeCloseTo(placed[0]?.end ?? Number.NaN);
      expect(placed[3]?.end).toBeCloseTo(frame.zero + 100 * frame.scale);
    }
  });
  it("shortens a name that has no room", () => {
    expect(shortened("Assembly, cabling and test", 12)).toBe("Assembly, c…");
    expect(shortened("Tax", 12)).toBe("Tax");
  });
});
