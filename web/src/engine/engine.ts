/**
 * The engine in the browser: what a product allows, how many configurations there are and what they cost at least,
 * answered from one file without a network. A value of a characteristic is asked about by its number, a *literal*;
 * questions make nothing new in memory, and their answers hold until the next question of the same kind.
 */
import { type Bits, bitsOf, type Diagram } from "./diagram";
import { type Characteristic, type Portable, read } from "./file";
import { Cheapest, Counting } from "./numbers";
import { Possible } from "./passes";

export type Choices = Readonly<Record<string, string>>;

export class Engine {
  readonly characteristics: readonly Characteristic[];
  /** Decimal digits of the prices, which are whole numbers; null if the file has none. */
  readonly digits: number | null;
  private readonly diagram: Diagram;
  private readonly bits: Bits;
  private readonly first: readonly number[];
  private readonly numbers: ReadonlyMap<string, ReadonlyMap<string, number>>;
  private readonly possible: Possible;
  private readonly counting: Counting;
  private readonly cheapest: Cheapest | null;
  private readonly forced: Uint8Array;
  private constant = 0;
  private least = Number.POSITIVE_INFINITY;

  /** Read a file and make its engine; throws `NotPortable` if the file cannot be trusted. */
  static async from(file: ArrayBuffer): Promise<Engine> {
    return new Engine(await read(file));
  }

  constructor({ characteristics, prices, diagram }: Portable) {
    this.characteristics = characteristics;
    this.digits = prices?.digits ?? null;
    this.diagram = diagram;
    this.bits = bitsOf(diagram);
    let next = 0;
    this.first = characteristics.map(({ values }) => {
      next += values.length;
      return next - values.length;
    });
    this.numbers = new Map(
      characteristics.map(({ name, values }, at) => [
        name,
        new Map(values.map((value, number) => [value, this.first[at]! + number])),
      ]),
    );
    this.possible = new Possible(diagram);
    this.counting = new Counting(diagram);
    this.forced = this.always();
    this.cheapest = prices && new Cheapest(diagram, this.costs(prices.constant));
  }

  /** The number of a value; throws a RangeError if there is no such characteristic or value. */
  literal(name: string, value: string): number {
    const found = this.numbers.get(name)?.get(value);
    if (found === undefined) throw new RangeError(`there is no ${name} = ${value}`);
    return found;
  }

  /** Choices as numbers, to be asked about. */
  literals(choices: Choices): Int32Array {
    return Int32Array.from(Object.entries(choices), ([name, value]) => this.literal(name, value));
  }

  /** Whether choices can hold together; afterwards `isPossible` tells about each value. */
  propagate(literals: ArrayLike<number>): boolean {
    return this.possible.ask(literals);
  }

  /** Whether some completion of the choices last propagated has a value. */
  isPossible(literal: number): boolean {
    const { start, bits } = this.bits;
    for (let at = start[literal]!; at < start[literal + 1]!; at++)
      if ((this.possible.answer[bits[at]! >> 5]! & (1 << (bits[at]! & 31))) !== 0) return true;
    return false;
  }

  /** The possible values of every characteristic, in declared order; null if the choices cannot hold together. */
  domains(choices: Choices): Record<string, string[]> | null {
    if (!this.propagate(this.literals(choices))) return null;
    return Object.fromEntries(
      this.characteristics.map(({ name, values }, at) => [
        name,
        values.filter((_, number) => this.isPossible(this.first[at]! + number)),
      ]),
    );
  }

  /** How many completions choices have; null if there are too many in all to count them exactly here. */
  count(literals: ArrayLike<number>): number | null {
    return this.counting.isExact ? this.counting.ask(literals) : null;
  }

  /** The least price of a completion; Infinity if there is none. Throws a RangeError if the file has no prices. */
  leastPrice(literals: ArrayLike<number>): number {
    if (this.cheapest === null) throw new RangeError("this file has no prices");
    this.least = this.cheapest.ask(literals) + this.constant;
    return this.least;
  }

  /** The same; afterwards `leastPriceWith` tells about each value. */
  leastPrices(literals: ArrayLike<number>): number {
    if (this.leastPrice(literals) < Number.POSITIVE_INFINITY) this.cheapest?.spread();
    return this.least;
  }

  /** The least price of a completion that has a value, after `leastPrices`; Infinity if it is impossible. */
  leastPriceWith(literal: number): number {
    if (this.cheapest === null || this.least === Number.POSITIVE_INFINITY) return Number.POSITIVE_INFINITY;
    if (this.forced[literal] === 1) return this.least;
    const { start, bits } = this.bits;
    let least = Number.POSITIVE_INFINITY;
    for (let at = start[literal]!; at < start[literal + 1]!; at++)
      least = Math.min(least, this.cheapest.values[bits[at]!]!);
    return least + this.constant;
  }

  /** Which values every configuration has: they stand on no edge, and their prices belong to the constant. */
  private always(): Uint8Array {
    const forced = new Uint8Array(this.diagram.literals);
    if (!this.propagate([])) return forced;
    this.characteristics.forEach(({ values }, at) => {
      const left = values.map((_, number) => this.first[at]! + number).filter((literal) => this.isPossible(literal));
      if (left.length === 1) forced[left[0]!] = 1;
    });
    return forced;
  }

  /** What each bit of an answer costs; what is always there goes to the constant. */
  private costs(constant: number): Float64Array {
    const { start, bits } = this.bits;
    const costs = new Float64Array(this.diagram.words * 32);
    this.constant = constant;
    this.characteristics.forEach(({ prices = [] }, at) => {
      const first = this.first[at]!;
      const only = this.forced.subarray(first, first + prices.length).indexOf(1);
      if (only >= 0) this.constant += prices[only]!;
      else
        prices.forEach((price, number) => {
          for (let bit = start[first + number]!; bit < start[first + number + 1]!; bit++) costs[bits[bit]!]! += price;
        });
    });
    return costs;
  }
}
