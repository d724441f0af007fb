/**
 * The compiled diagram: one array of 32-bit words in sections, as `rules/engines/diagram/artefact.py` writes them.
 * The passes look at no bounds, so every number that leads somewhere is checked once, when the file is read; that is
 * why `!` may stand behind every look-up in this folder.
 */

const COUNTS = ["nodes", "edges", "variables", "literals", "leaves", "words"] as const;
const SECTIONS = [
  "nodeEdge",
  "edgeChild",
  "child",
  "edgeOut",
  "outWord",
  "outBits",
  "variableWord",
  "variableEnd",
  "variableOwn",
  "rootBits",
  "literalVariable",
  "literalBitsAt",
  "literalBits",
  "variableLeaf",
  "variableFullLeaf",
  "leafBitsAt",
  "leafBits",
  "leafEdge",
  "leafEdges",
] as const;
const HEADER = COUNTS.length + SECTIONS.length + 1;

export type Diagram = Readonly<Record<(typeof COUNTS)[number], number> & Record<(typeof SECTIONS)[number], Int32Array>>;

/** The bits of an answer that stand for each literal: those from `start[literal]` to `start[literal + 1]`. */
export type Bits = { readonly start: Int32Array; readonly bits: Int32Array };

/** The sections of a diagram as views on its words; null if the passes could not read them. */
export function diagramOf(words: Int32Array): Diagram | null {
  if (words.length < HEADER) return null;
  const header = words.subarray(0, HEADER);
  const starts = header.subarray(COUNTS.length);
  if (header.some((each) => each < 0) || starts[0] !== HEADER || starts.at(-1) !== words.length) return null;
  if (!rises(starts)) return null;
  const diagram = Object.fromEntries([
    ...COUNTS.map((name, at) => [name, header[at]]),
    ...SECTIONS.map((name, at) => [name, words.subarray(starts[at], starts[at + 1])]),
  ]) as Diagram;
  return hasLengths(diagram) && isGraph(diagram) && hasMasks(diagram) ? diagram : null;
}

export function bitsOf(d: Diagram): Bits {
  const start = new Int32Array(d.literals + 1);
  const bits: number[] = [];
  for (let literal = 0; literal < d.literals; literal++) {
    const first = d.variableWord[d.literalVariable[literal]!]!;
    const mask = d.literalBitsAt[literal]! - first;
    for (let at = first; at < d.variableEnd[d.literalVariable[literal]!]!; at++)
      for (let word = d.literalBits[mask + at]!; word !== 0; word &= word - 1) bits.push(at * 32 + lowest(word));
    start[literal + 1] = bits.length;
  }
  return { start, bits: Int32Array.from(bits) };
}

/** The number of the lowest bit of a word that is not 0. */
export function lowest(word: number): number {
  return 31 - Math.clz32(word & -word);
}

/** Whether each section is as long as the header says, and each table of starts fits the section it leads to. */
function hasLengths(d: Diagram): boolean {
  return (
    leads(d.nodeEdge, d.nodes, d.edges) &&
    leads(d.edgeChild, d.edges, d.child.length) &&
    leads(d.edgeOut, d.edges, d.outWord.length) &&
    leads(d.variableLeaf, d.variables, d.leaves) &&
    leads(d.leafEdge, d.leaves, d.leafEdges.length) &&
    d.outWord.length === d.outBits.length &&
    [d.variableWord, d.variableEnd, d.variableOwn, d.variableFullLeaf].every((each) => each.length === d.variables) &&
    [d.literalVariable, d.literalBitsAt].every((each) => each.length === d.literals) &&
    d.leafBitsAt.length === d.leaves &&
    d.rootBits.length === d.words
  );
}

/** Whether edges lead to earlier nodes only, and name words and edges that exist. */
function isGraph(d: Diagram): boolean {
  for (let node = 0; node < d.nodes; node++) {
    const first = d.edgeChild[d.nodeEdge[node]!]!;
    const last = d.edgeChild[d.nodeEdge[node + 1]!]!;
    for (let at = first; at < last; at++) if (d.child[at]! < 0 || d.child[at]! >= node) return false;
  }
  return within(d.outWord, d.words) && within(d.leafEdges, d.edges) && within(d.literalVariable, d.variables);
}

/** Whether the words of each variable exist, and those of each set of its values. */
function hasMasks(d: Diagram): boolean {
  for (let variable = 0; variable < d.variables; variable++) {
    const first = d.variableWord[variable]!;
    const width = d.variableEnd[variable]! - first;
    if (first < 0 || width <= 0 || d.variableEnd[variable]! > d.words) return false;
    const begin = d.variableLeaf[variable]!;
    const end = d.variableLeaf[variable + 1]!;
    if (d.variableFullLeaf[variable]! < begin || d.variableFullLeaf[variable]! > end) return false;
    if (!within(d.leafBitsAt.subarray(begin, end), d.leafBits.length - width + 1)) return false;
  }
  return d.literalBitsAt.every((at, literal) => {
    const variable = d.literalVariable[literal]!;
    return at >= 0 && at + d.variableEnd[variable]! - d.variableWord[variable]! <= d.literalBits.length;
  });
}

/** Whether these are the starts of some owners' parts of a section, and its end. */
function leads(starts: Int32Array, owners: number, length: number): boolean {
  return starts.length === owners + 1 && starts[0] === 0 && starts[owners] === length && rises(starts);
}

function rises(numbers: Int32Array): boolean {
  return numbers.every((each, at) => at === 0 || each >= numbers[at - 1]!);
}

function within(numbers: Int32Array, limit: number): boolean {
  return numbers.every((each) => each >= 0 && each < limit);
}
