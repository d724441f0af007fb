/** The portable file: what `python -m rules pack` writes, checked and taken apart. docs/portable.md describes it. */
import { type Diagram, diagramOf } from "./diagram";

const MAGIC = "\x89CPQ\r\n\x1a\n";
const VERSION = 1;
const AT = { version: 8, length: 12, digest: 16, size: 48, text: 52 };
const LARGEST_SUM = 2 ** 50;

export type Characteristic = { readonly name: string; readonly values: readonly string[]; readonly prices?: number[] };

export type Portable = {
  readonly characteristics: readonly Characteristic[];
  /** Whole numbers of the smallest unit, of which `digits` 2 says that it is a hundredth. */
  readonly prices: { readonly constant: number; readonly digits: number } | null;
  readonly diagram: Diagram;
};

/** The file cannot be trusted: damaged, cut off, of another version, or no such file at all. */
export class NotPortable extends Error {}

/** Read a file; the diagram is a view on its bytes. Needs a secure context (https or localhost), for the digest. */
export async function read(file: ArrayBuffer): Promise<Portable> {
  const bytes = new DataView(file);
  check(startsWell(bytes), "this is no portable product");
  const version = bytes.getUint32(AT.version, true);
  check(version === VERSION, `the file has version ${version}, and this program reads version ${VERSION}`);
  const length = bytes.getUint32(AT.length, true);
  check(length === file.byteLength, `the file has ${file.byteLength} bytes and should have ${length}`);
  check(await hasDigest(file), "the file is not as it was written: its digest is another");
  const begin = AT.text + bytes.getUint32(AT.size, true);
  check(begin % 4 === 0 && length % 4 === 0 && begin <= length, "the parts of the file do not fit into it");
  const text = new TextDecoder().decode(new Uint8Array(file, AT.text, begin - AT.text));
  return assembled(described(text), diagramOf(new Int32Array(file, begin)));
}

function check(holds: boolean, message: string): asserts holds {
  if (!holds) throw new NotPortable(message);
}

function startsWell(bytes: DataView): boolean {
  return bytes.byteLength >= AT.text && [...MAGIC].every((mark, at) => bytes.getUint8(at) === mark.charCodeAt(0));
}

async function hasDigest(file: ArrayBuffer): Promise<boolean> {
  check(globalThis.crypto?.subtle !== undefined, "the file cannot be verified here: this is no secure context");
  const found = new Uint8Array(await crypto.subtle.digest("SHA-256", new Uint8Array(file, AT.size)));
  return found.every((byte, at) => byte === new Uint8Array(file, AT.digest)[at]);
}

type Description = Pick<Portable, "characteristics"> & Partial<Pick<Portable, "prices">>;

function described(text: string): Description {
  try {
    return JSON.parse(text) as Description;
  } catch {
    throw new NotPortable("the description in the file makes no sense");
  }
}

/** The digest says that Python wrote the description; what answers depend on is proved all the same. */
function assembled({ characteristics, prices = null }: Description, diagram: Diagram | null): Portable {
  check(Array.isArray(characteristics) && characteristics.every(isWhole), "the description in the file makes no sense");
  const literals = characteristics.reduce((sum, each) => sum + each.values.length, 0);
  check(diagram !== null && diagram.literals === literals, "the compiled diagram is broken, or not of this product");
  check(prices === null || Number.isSafeInteger(prices.digits), "the description in the file makes no sense");
  check(prices === null || addExactly(characteristics, prices.constant), "the prices cannot be added exactly");
  return { characteristics, prices, diagram };
}

function isWhole({ name, values }: Partial<Characteristic>): boolean {
  return typeof name === "string" && Array.isArray(values) && values.every((value) => typeof value === "string");
}

/** Whether all prices are whole, one for each value, and every sum of them stays exact in a double. */
function addExactly(characteristics: readonly Characteristic[], constant: number): boolean {
  const priced = characteristics.filter((each) => each.prices !== undefined);
  const columns = [[constant], ...priced.map((each) => each.prices ?? [])];
  const largest = columns.reduce((sum, column) => sum + Math.max(...column.map(Math.abs)), 0);
  const fits = priced.every((each) => each.prices?.length === each.values.length);
  return fits && columns.every((column) => column.every(Number.isSafeInteger)) && largest <= LARGEST_SUM;
}
