import { expect, it } from "vitest";
import { problemFrom } from "./problem";

it("a refusal does not say the same twice", () => {
  const one = { path: "/name", message: "This is no picture." };
  const other = { path: "/code", message: "A code is missing." };
  const told = (...problems: (typeof one)[]) =>
    problemFrom(422, { code: "x", detail: "This is no picture.", problems }, null).others;
  expect(told(one)).toEqual([]);
  expect(told(one, other)).toEqual([other]);
});
