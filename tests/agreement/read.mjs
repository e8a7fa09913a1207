// Reads texts, one JSON string a line, as YAML 1.2 and answers each with its value, tagged by type, or its errors.
// Keys keep their order and integers all their digits, which plain JavaScript objects and numbers would not.
import { createInterface } from "node:readline";
import { createRequire } from "node:module";

const { isMap, isScalar, isSeq, parseDocument } = createRequire(`${process.argv[2]}/`)("yaml");

function tagged(node) {
  if (node === null) return ["null", null];
  if (isMap(node)) return ["map", node.items.map(({ key, value }) => [tagged(key), tagged(value)])];
  if (isSeq(node)) return ["list", node.items.map(tagged)];
  if (!isScalar(node)) return ["other", String(node)];
  const { value } = node;
  if (typeof value === "bigint") return ["int", value.toString()];
  if (typeof value === "string") return ["text", value];
  return [value === null ? "null" : typeof value, value];
}

for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
  const document = parseDocument(JSON.parse(line), { version: "1.2", schema: "core", intAsBigInt: true, uniqueKeys: true });
  const errors = [...document.errors, ...document.warnings].map((each) => each.code);
  process.stdout.write(`${JSON.stringify(errors.length ? ["error", errors] : tagged(document.contents))}\n`);
}
