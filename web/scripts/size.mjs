/* Fails when what a visitor of the shop loads first has grown past its limit. Only looks at what has been built. */
import { existsSync, readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 150_000; // bytes of JavaScript, gzipped, without the 3D viewer

const dist = new URL("../dist/", import.meta.url);
const shell = new URL("index.html", dist);
if (!existsSync(shell)) {
  console.log("Not built: no size to look at.");
  process.exit(0);
}
const first = [...readFileSync(shell, "utf8").matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(
  (found) => found[1],
);
const size = first.reduce((sum, path) => sum + gzipSync(readFileSync(new URL(path, dist))).length, 0);
console.log(`The shop begins with ${size} bytes of JavaScript (gzip); the limit is ${LIMIT}.`);
if (size > LIMIT) process.exit(1);
