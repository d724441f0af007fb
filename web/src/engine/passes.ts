/**
 * What is possible: one sweep up and one down over the diagram, as in `rules/engines/diagram/passes.py`.
 * A node is alive if one of its edges is: if choices exclude no value on the edge and every node below is alive.
 */
import type { Diagram } from "./diagram";

/** Write to `bits` what choices leave of every domain, and which variables they restrict; false if nothing of one. */
export function restrict(d: Diagram, literals: ArrayLike<number>, bits: Int32Array, restricted: Uint8Array): boolean {
  bits.set(d.rootBits);
  restricted.fill(0);
  for (let each = 0; each < literals.length; each++) {
    const literal = literals[each]!;
    const variable = d.literalVariable[literal]!;
    const first = d.variableWord[variable]!;
    const last = d.variableEnd[variable]!;
    const own = d.variableOwn[variable]!;
    const mask = d.literalBitsAt[literal]! - first;
    restricted[variable] = 1;
    let some = 0;
    for (let at = first; at < last; at++) {
      bits[at]! &= d.literalBits[mask + at]! | ~own;
      some |= bits[at]! & own;
    }
    if (some === 0) return false;
  }
  return true;
}

/** Answers what is possible; `answer` holds the bits of all possible values until the next question. */
export class Possible {
  readonly answer: Int32Array;
  private readonly bits: Int32Array;
  private readonly restricted: Uint8Array;
  private readonly dead: Uint8Array;
  private readonly alive: Uint8Array;

  constructor(private readonly diagram: Diagram) {
    this.answer = new Int32Array(diagram.words);
    this.bits = new Int32Array(diagram.words);
    this.restricted = new Uint8Array(diagram.variables);
    this.dead = new Uint8Array(diagram.edges);
    this.alive = new Uint8Array(diagram.nodes);
  }

  /** Whether choices can hold together. */
  ask(literals: ArrayLike<number>): boolean {
    const { diagram, answer, bits, restricted, alive } = this;
    answer.fill(0);
    if (diagram.nodes === 0 || !restrict(diagram, literals, bits, restricted)) return false;
    this.kill();
    this.rise();
    if (alive[diagram.nodes - 1] === 0) return false;
    this.descend();
    for (let at = 0; at < answer.length; at++) answer[at]! &= bits[at]!;
    return true;
  }

  /** Mark the edges that need a value which the choices exclude. */
  private kill(): void {
    const { diagram: d, bits, restricted, dead } = this;
    dead.fill(0);
    for (let variable = 0; variable < d.variables; variable++) {
      if (restricted[variable] === 0) continue;
      const first = d.variableWord[variable]!;
      const last = d.variableEnd[variable]!;
      for (let leaf = d.variableLeaf[variable]!; leaf < d.variableFullLeaf[variable]!; leaf++) {
        const mask = d.leafBitsAt[leaf]! - first;
        let some = 0;
        for (let at = first; at < last; at++) some |= bits[at]! & d.leafBits[mask + at]!;
        if (some !== 0) continue;
        for (let at = d.leafEdge[leaf]!; at < d.leafEdge[leaf + 1]!; at++) dead[d.leafEdges[at]!] = 1;
      }
    }
  }

  private rise(): void {
    const { nodes, nodeEdge, edgeChild, child } = this.diagram;
    const { dead, alive } = this;
    let edge = 0;
    for (let node = 0; node < nodes; node++) {
      let some = 0;
      for (const end = nodeEdge[node + 1]!; edge < end; edge++) {
        if (dead[edge] !== 0) continue;
        let fine = 1;
        for (let at = edgeChild[edge]!; at < edgeChild[edge + 1]!; at++) fine &= alive[child[at]!]!;
        some |= fine;
        dead[edge] = 1 - fine;
      }
      alive[node] = some;
    }
  }

  /** Every edge that is alive under a node that is reached (`alive` 2) gives its values to the answer. */
  private descend(): void {
    const { nodes, nodeEdge, edgeChild, child, edgeOut, outWord, outBits } = this.diagram;
    const { dead, alive, answer } = this;
    alive[nodes - 1] = 2;
    for (let node = nodes - 1; node >= 0; node--) {
      if (alive[node] !== 2) continue;
      for (let edge = nodeEdge[node]!; edge < nodeEdge[node + 1]!; edge++) {
        if (dead[edge] !== 0) continue;
        for (let at = edgeChild[edge]!; at < edgeChild[edge + 1]!; at++) alive[child[at]!] = 2;
        for (let at = edgeOut[edge]!; at < edgeOut[edge + 1]!; at++) answer[outWord[at]!]! |= outBits[at]!;
      }
    }
  }
}
