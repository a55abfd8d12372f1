// Runs the engine under Node over a built site's folder. Standard input is {site, lunr, questions: [[query, options]]},
// standard output the array of answers.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { openSearch } from "./engine.js";

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const { site, lunr: file, questions } = JSON.parse(input);
const { default: lunr } = await import(pathToFileURL(file).href);

async function fetch(address) {
  const bytes = await readFile(join(site, address));
  return {
    ok: true,
    json: async () => JSON.parse(bytes.toString("utf8")),
    arrayBuffer: async () => bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength),
  };
}

const engine = await openSearch("", { fetch, lunr });
const answers = [];
for (const [query, options] of questions) answers.push(await engine.search(query, options));
process.stdout.write(JSON.stringify(answers));
