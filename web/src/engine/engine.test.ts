import { readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { type Choices, Engine } from "./engine";
import { NotPortable } from "./file";

/** What the Python engine answered; `python -m tests.rules.vectors` writes it. */
type Question = {
  choices: Choices;
  consistent: boolean;
  count: number | null;
  domains?: Record<string, string[]> | null;
  least?: number | null;
  prices?: Record<string, Record<string, number>> | null;
};
type Vector = { file: string; questions: Question[] };

const FOLDER = new URL("../../../tests/golden/portable/", import.meta.url);
const NAMES = readdirSync(FOLDER);

function vectors(name: string): Vector[] {
  return JSON.parse(readFileSync(new URL(name, FOLDER), "utf8"));
}

function unpacked(vector: Vector): ArrayBuffer {
  return new Uint8Array(gunzipSync(Buffer.from(vector.file, "base64"))).buffer;
}

function prices(engine: Engine): Record<string, Record<string, number>> {
  return Object.fromEntries(
    engine.characteristics.map(({ name, values }) => [
      name,
      Object.fromEntries(
        values
          .map((value): [string, number] => [value, engine.leastPriceWith(engine.literal(name, value))])
          .filter(([, price]) => price < Number.POSITIVE_INFINITY),
      ),
    ]),
  );
}

function expectAnswers(engine: Engine, asked: Question): void {
  const literals = engine.literals(asked.choices);
  expect(engine.propagate(literals)).toBe(asked.consistent);
  expect(engine.count(literals)).toBe(asked.count);
  if (asked.domains !== undefined) expect(engine.domains(asked.choices)).toEqual(asked.domains);
  if (asked.least === undefined) return;
  expect(engine.leastPrice(literals)).toBe(asked.least ?? Number.POSITIVE_INFINITY);
  expect(engine.leastPrices(literals)).toBe(asked.least ?? Number.POSITIVE_INFINITY);
  if (!asked.prices) return;
  expect(prices(engine)).toEqual(asked.prices);
  const possible = Object.entries(asked.prices).map(([name, priced]) => [name, Object.keys(priced).sort()]);
  const domains = Object.entries(engine.domains(asked.choices) ?? {}).map(([name, left]) => [name, left.sort()]);
  expect(domains).toEqual(possible);
}

describe("the engine of the browser", () => {
  it("has something to be compared with", () => {
    expect(NAMES).toContain("display-case.json");
    expect(NAMES.flatMap(vectors).flatMap((vector) => vector.questions).length).toBeGreaterThan(50);
  });

  it.each(NAMES)("answers as the Python engine does: %s", async (name) => {
    for (const vector of vectors(name)) {
      const engine = await Engine.from(unpacked(vector));
      for (const question of vector.questions) expectAnswers(engine, question);
      for (const question of vector.questions.toReversed()) expectAnswers(engine, question);
    }
  });

  it("knows no name and no value that the product does not have", async () => {
    const engine = await displayCase();
    expect(() => engine.literals({ colour_of_money: "green" })).toThrow(RangeError);
    expect(() => engine.literals({ [engine.characteristics[0]!.name]: "no such value" })).toThrow(RangeError);
  });

  it("gives no price where the file has none", async () => {
    const plain = vectors("drawn.json").find((vector) => vector.questions[0]!.domains !== undefined);
    const engine = await Engine.from(unpacked(plain!));
    expect(engine.digits).toBeNull();
    expect(() => engine.leastPrice([])).toThrow("no prices");
  });
});

async function displayCase(): Promise<Engine> {
  return Engine.from(unpacked(vectors("display-case.json")[0]!));
}

describe("a file that is not as it was written", () => {
  const file = unpacked(vectors("drawn.json")[1]!);

  it("is refused when a byte of it changed", async () => {
    for (let at = 0; at < file.byteLength; at += 7) {
      const changed = file.slice(0);
      new Uint8Array(changed)[at]! ^= 1;
      await expect(Engine.from(changed), `byte ${at}`).rejects.toThrow(NotPortable);
    }
  });

  it("is refused when it is cut off or has grown", async () => {
    for (const length of [0, 3, 51, 52, file.byteLength - 4]) await expectRefused(file.slice(0, length));
    await expectRefused(new Blob([file, new Uint8Array(4)]).arrayBuffer());
  });

  it("is refused when it is newer than this program, and says so", async () => {
    const newer = file.slice(0);
    new DataView(newer).setUint32(8, 2, true);
    await expect(Engine.from(newer)).rejects.toThrow("the file has version 2, and this program reads version 1");
  });

  it("is refused when its words lead outside, whoever signed it", async () => {
    const begin = 52 + new DataView(file).getUint32(48, true);
    for (let at = begin; at < begin + 4 * 25; at += 4) {
      const forged = file.slice(0);
      new DataView(forged).setInt32(at, 1_000_000, true);
      await expectRefused(signed(forged));
    }
  });

  it("is refused when its prices cannot be added exactly", async () => {
    expect((await Engine.from(await rewritten(file, "7"))).digits).toBe(2);
    for (const price of ["1.5", "1e16", "null", '"7"']) await expectRefused(rewritten(file, price));
  });
});

async function expectRefused(file: ArrayBuffer | Promise<ArrayBuffer>): Promise<void> {
  await expect(Engine.from(await file)).rejects.toThrow(NotPortable);
}

/** Put the right digest and length on a file, as a forger would. */
async function signed(file: ArrayBuffer): Promise<ArrayBuffer> {
  new DataView(file).setUint32(12, file.byteLength, true);
  const digest = await crypto.subtle.digest("SHA-256", new Uint8Array(file, 48));
  new Uint8Array(file).set(new Uint8Array(digest), 16);
  return file;
}

/** The same file with another first price. */
async function rewritten(file: ArrayBuffer, price: string): Promise<ArrayBuffer> {
  const begin = 52 + new DataView(file).getUint32(48, true);
  const text = new TextDecoder().decode(file.slice(52, begin)).replace(/"prices":\[[-\d]+/, `"prices":[${price}`);
  const bytes = new TextEncoder().encode(text);
  const padded = new TextEncoder().encode(text + " ".repeat(-bytes.length & 3));
  const made = await new Blob([file.slice(0, 52), padded, file.slice(begin)]).arrayBuffer();
  new DataView(made).setUint32(48, padded.length, true);
  return signed(made);
}
