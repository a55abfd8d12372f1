// Answers the terms of every text of the array on standard input, as the engine makes them over a site's index, or,
// given rules alone, over an empty one.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { openSearch } from "../../plugins/search/client/engine.js";

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const { site, rules, texts } = JSON.parse(input);
const manifest = { rules: "rules", fields: {}, segments: [], filters: [], labels: {} };
const files = rules && { "manifest.json": JSON.stringify(manifest), rules };
const fetch = async (address) => {
  const bytes = files ? Buffer.from(files[address.split("/").pop()]) : await readFile(join(site, address));
  return {
    ok: true,
    json: async () => JSON.parse(bytes.toString("utf8")),
    arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  };
};
const engine = await openSearch("", { fetch, lunr: null });
const answers = [];
for (const text of texts) answers.push(await engine.key(text));
process.stdout.write(JSON.stringify(answers));
