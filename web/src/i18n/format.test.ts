import { describe, expect, it } from "vitest";
import { formatDay, formatLarge, formatMoney, formatNumber, formatPercent, formatShare } from "./format";

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, " ");

describe("money", () => {
  it("keeps every digit of a string that no float could hold", () => {
    expect(formatMoney("en", { amount: "9007199254740993.01", currency: "EUR" })).toBe("€9,007,199,254,740,993.01");
  });
  it("writes the minor units of each currency", () => {
    expect(formatMoney("en", { amount: "1200", currency: "JPY" })).toBe("¥1,200");
    expect(formatMoney("en", { amount: "12.5", currency: "USD" })).toBe("$12.50");
  });
  it("sets differences with a true minus and without empty cents", () => {
    expect(formatMoney("en", { amount: "-60.00", currency: "EUR" }, { signed: true, short: true })).toBe("\u2212€60");
    expect(formatMoney("en", { amount: "60.50", currency: "EUR" }, { signed: true, short: true })).toBe("+€60.50");
    expect(formatMoney("en", { amount: "0.00", currency: "EUR" }, { signed: true })).toBe("€0.00");
  });
  it("tells a rounding of less than a cent exactly", () => {
    expect(formatMoney("en", { amount: "-0.0049", currency: "EUR" }, { exact: true })).toBe("\u2212€0.0049");
  });
  it("parts Russian thousands by narrow spaces and puts the sign of the currency last", () => {
    const text = formatMoney("ru", { amount: "1234567.80", currency: "RUB" });
    expect(text).toContain("1\u202f234\u202f567,80");
    expect(plain(text)).toBe("1 234 567,80 ₽");
  });
});

describe("numbers and days", () => {
  it("writes percentages from the wire", () => {
    expect(formatPercent("en", "-5.00")).toBe("\u22125%");
    expect(formatPercent("ru", "8.25")).toBe("8,25\u202f%");
  });
  it("writes numbers with the comma of the language", () => {
    expect(formatNumber("en", "1.25")).toBe("1.25");
    expect(formatNumber("ru", "1.25")).toBe("1,25");
  });
  it("does not move a business day through time zones", () => {
    expect(formatDay("en", "2026-12-31")).toBe("31 December 2026");
    expect(plain(formatDay("ru", "2026-01-01"))).toBe("1 января 2026 г.");
  });
});

describe("large counts and shares", () => {
  it("says small counts exactly, large ones by name, and those without a name as powers of ten", () => {
    expect(formatLarge("en", "12345")).toBe("12,345");
    expect(formatLarge("en", "1234567")).toBe("1.2 million");
    expect(plain(formatLarge("ru", "3400000000"))).toBe("3,4 миллиарда");
    expect(formatLarge("en", "340000000000000000000")).toBe("3.4 × 10²⁰");
  });
  it("never says that something is nothing, or that almost all is all", () => {
    expect(formatShare("en", 0)).toBe("0%");
    expect(formatShare("en", 0.0004123)).toBe("0.041%");
    expect(formatShare("en", 1e-12)).toBe("< 0.0001%");
    expect(formatShare("ru", 0.9999999)).toBe("> 99,99\u202f%");
    expect(formatShare("en", 1)).toBe("100%");
    expect(formatShare("en", 0.25)).toBe("25%");
  });
});
