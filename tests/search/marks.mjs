// Marks queries in texts. Standard input is {client, site, asked: [[query, text]]}, standard output the pieces of each.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const { client, site, asked } = JSON.parse(input);
const { openSearch } = await import(pathToFileURL(join(client, "engine.js")).href);

async function fetch(address) {
  const bytes = await readFile(join(site, address));
  return { ok: true, json: async () => JSON.parse(bytes.toString("utf8")), arrayBuffer: async () => new Uint8Array(bytes).buffer };
}

const engine = await openSearch("", { fetch });
const answers = [];
for (const [query, text] of asked) {
  const mark = await engine.marker(query);
  answers.push(mark(text));
}
process.stdout.write(JSON.stringify(answers));
