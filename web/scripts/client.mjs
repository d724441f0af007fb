/* Writes src/api/schema.d.ts from the published description of the API; with --check it only says whether it is up to date. */
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../../api/openapi.json", import.meta.url);
const target = new URL("../src/api/schema.d.ts", import.meta.url);

const made = `/* Generated from api/openapi.json by \`npm run client\`. Change the API, not this file. */\n${astToString(await openapiTS(source, { defaultNonNullable: false }))}`;

if (process.argv.includes("--check")) {
  const kept = await readFile(target, "utf8").catch(() => "");
  if (kept !== made) {
    console.error("src/api/schema.d.ts is not what api/openapi.json says. Run `npm run client` and commit it.");
    process.exit(1);
  }
  console.log("The client agrees with api/openapi.json.");
} else {
  await writeFile(target, made);
  console.log("Wrote src/api/schema.d.ts.");
}
