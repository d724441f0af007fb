/**
 * Numbers on the diagram, as in `rules/engines/diagram/numbers.py`: cost adds along edges and takes the least at nodes,
 * counting multiplies along edges and adds at nodes. All numbers are whole and small enough to be exact in a double;
 * what is impossible costs Infinity, which stays what it is however much is added.
 */
import { type Diagram, lowest } from "./diagram";
import { restrict } from "./passes";

/** Finds the least cost; `values` holds that of each bit of an answer after `spread`, until the next question. */
export class Cheapest {
  readonly values: Float64Array;
  private readonly bits: Int32Array;
  private readonly restricted: Uint8Array;
  private readonly least: Float64Array;
  private readonly base: Float64Array;
  private readonly weight: Float64Array;
  private readonly worth: Float64Array;
  private readonly above: Float64Array;

  /** `costs` has a cost for each bit of an answer. */
  constructor(
    private readonly diagram: Diagram,
    private readonly costs: Float64Array,
  ) {
    const { words, variables, leaves, edges, nodes } = diagram;
    this.values = new Float64Array(words * 32);
    this.bits = new Int32Array(diagram.rootBits);
    this.restricted = new Uint8Array(variables).fill(1);
    this.least = new Float64Array(leaves);
    this.weight = new Float64Array(edges);
    this.reweigh();
    this.base = this.weight.slice();
    for (let variable = 0; variable < variables; variable++)
      for (let leaf = diagram.variableLeaf[variable]!; leaf < diagram.variableLeaf[variable + 1]!; leaf++)
        this.least[leaf] = this.leastOf(leaf, variable);
    this.worth = new Float64Array(nodes);
    this.above = new Float64Array(nodes);
  }

  /** The least cost of a completion of choices; Infinity if there is none. */
  ask(literals: ArrayLike<number>): number {
    const { diagram, bits, restricted, weight, worth } = this;
    const { nodes, nodeEdge, edgeChild, child } = diagram;
    if (nodes === 0 || !restrict(diagram, literals, bits, restricted)) return Number.POSITIVE_INFINITY;
    weight.set(this.base);
    this.reweigh();
    for (let node = 0; node < nodes; node++) {
      let best = Number.POSITIVE_INFINITY;
      for (let edge = nodeEdge[node]!; edge < nodeEdge[node + 1]!; edge++) {
        let total = weight[edge]!;
        for (let at = edgeChild[edge]!; at < edgeChild[edge + 1]!; at++) total += worth[child[at]!]!;
        weight[edge] = total;
        if (total < best) best = total;
      }
      worth[node] = best;
    }
    return worth[nodes - 1]!;
  }

  /** Find the least cost with each value, after an answer that was finite. */
  spread(): void {
    this.descend();
    const { diagram: d, weight, values } = this;
    values.fill(Number.POSITIVE_INFINITY);
    for (let variable = 0; variable < d.variables; variable++)
      for (let leaf = d.variableLeaf[variable]!; leaf < d.variableLeaf[variable + 1]!; leaf++) {
        let best = Number.POSITIVE_INFINITY;
        for (let at = d.leafEdge[leaf]!; at < d.leafEdge[leaf + 1]!; at++)
          best = Math.min(best, weight[d.leafEdges[at]!]!);
        if (best < Number.POSITIVE_INFINITY) this.share(leaf, variable, best - this.leastOf(leaf, variable));
      }
  }

  /** Make the weight of each edge the least cost of a completion that takes it. */
  private descend(): void {
    const { nodes, nodeEdge, edgeChild, child } = this.diagram;
    const { weight, worth, above } = this;
    above.fill(Number.POSITIVE_INFINITY);
    above[nodes - 1] = 0;
    for (let node = nodes - 1; node >= 0; node--)
      for (let edge = nodeEdge[node]!; edge < nodeEdge[node + 1]!; edge++) {
        weight[edge]! += above[node]!;
        if (weight[edge] === Number.POSITIVE_INFINITY) continue;
        for (let at = edgeChild[edge]!; at < edgeChild[edge + 1]!; at++) {
          const below = child[at]!;
          above[below] = Math.min(above[below]!, weight[edge]! - worth[below]!);
        }
      }
  }

  /** Put the least costs of the leaves that choices restrict on the edges that hold them. */
  private reweigh(): void {
    const { diagram: d, restricted, weight, least } = this;
    for (let variable = 0; variable < d.variables; variable++) {
      if (restricted[variable] === 0) continue;
      for (let leaf = d.variableLeaf[variable]!; leaf < d.variableLeaf[variable + 1]!; leaf++) {
        const now = this.leastOf(leaf, variable);
        if (now === least[leaf]) continue;
        const more = now - least[leaf]!;
        for (let at = d.leafEdge[leaf]!; at < d.leafEdge[leaf + 1]!; at++) weight[d.leafEdges[at]!]! += more;
      }
    }
  }

  /** The least cost of the values of a leaf that choices leave. */
  private leastOf(leaf: number, variable: number): number {
    const { diagram: d, bits, costs } = this;
    const first = d.variableWord[variable]!;
    const mask = d.leafBitsAt[leaf]! - first;
    let least = Number.POSITIVE_INFINITY;
    for (let at = first; at < d.variableEnd[variable]!; at++)
      for (let word = bits[at]! & d.leafBits[mask + at]!; word !== 0; word &= word - 1)
        least = Math.min(least, costs[at * 32 + lowest(word)]!);
    return least;
  }

  /** Offer each value of a leaf what a completion costs without it, and its own cost. */
  private share(leaf: number, variable: number, rest: number): void {
    const { diagram: d, bits, costs, values } = this;
    const first = d.variableWord[variable]!;
    const mask = d.leafBitsAt[leaf]! - first;
    for (let at = first; at < d.variableEnd[variable]!; at++)
      for (let word = bits[at]! & d.leafBits[mask + at]!; word !== 0; word &= word - 1) {
        const bit = at * 32 + lowest(word);
        values[bit] = Math.min(values[bit]!, rest + costs[bit]!);
      }
  }
}

/** Counts completions. `isExact` says whether all of them are few enough for a double: below 2^53. */
export class Counting {
  readonly isExact: boolean;
  private readonly bits: Int32Array;
  private readonly restricted: Uint8Array;
  private readonly base: Float64Array;
  private readonly weight: Float64Array;
  private readonly worth: Float64Array;

  constructor(private readonly diagram: Diagram) {
    this.bits = new Int32Array(diagram.words);
    this.restricted = new Uint8Array(diagram.variables);
    this.base = new Float64Array(diagram.edges).fill(1);
    this.weight = new Float64Array(diagram.edges);
    this.worth = new Float64Array(diagram.nodes);
    for (let variable = 0; variable < diagram.variables; variable++)
      for (let leaf = diagram.variableLeaf[variable]!; leaf < diagram.variableLeaf[variable + 1]!; leaf++)
        this.scale(this.base, leaf, this.size(leaf, variable, diagram.rootBits));
    // Every number on the way is at most the whole, and rounding never brings one that is larger below 2^53 again: so
    // the whole tells whether it was itself exact.
    this.isExact = this.ask([]) <= Number.MAX_SAFE_INTEGER;
  }

  /** How many completions choices have. */
  ask(literals: ArrayLike<number>): number {
    const { diagram: d, bits, restricted, weight, worth } = this;
    if (d.nodes === 0 || !restrict(d, literals, bits, restricted)) return 0;
    weight.set(this.base);
    for (let variable = 0; variable < d.variables; variable++) {
      if (restricted[variable] === 0) continue;
      for (let leaf = d.variableLeaf[variable]!; leaf < d.variableLeaf[variable + 1]!; leaf++)
        this.scale(weight, leaf, this.size(leaf, variable, bits), this.size(leaf, variable, d.rootBits));
    }
    for (let node = 0; node < d.nodes; node++) {
      let total = 0;
      for (let edge = d.nodeEdge[node]!; edge < d.nodeEdge[node + 1]!; edge++) {
        let product = weight[edge]!;
        for (let at = d.edgeChild[edge]!; at < d.edgeChild[edge + 1]!; at++) product *= worth[d.child[at]!]!;
        total += product;
      }
      worth[node] = total;
    }
    return worth[d.nodes - 1]!;
  }

  private scale(numbers: Float64Array, leaf: number, factor: number, divisor = 1): void {
    const { leafEdge, leafEdges } = this.diagram;
    for (let at = leafEdge[leaf]!; at < leafEdge[leaf + 1]!; at++) {
      const edge = leafEdges[at]!;
      numbers[edge] = (numbers[edge]! / divisor) * factor;
    }
  }

  /** How many values of a leaf stand in `bits`. */
  private size(leaf: number, variable: number, bits: Int32Array): number {
    const { variableWord, variableEnd, leafBitsAt, leafBits } = this.diagram;
    const first = variableWord[variable]!;
    const mask = leafBitsAt[leaf]! - first;
    let size = 0;
    for (let at = first; at < variableEnd[variable]!; at++)
      for (let word = bits[at]! & leafBits[mask + at]!; word !== 0; word &= word - 1) size++;
    return size;
  }
}
