// Answers the terms of every text of the array on standard input, as the engine makes them.

import { openSearch } from "../../plugins/search/client/engine.js";

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const { rules, texts } = JSON.parse(input);
const manifest = { rules: "rules", fields: {}, segments: [], labels: {} };
const files = { "manifest.json": manifest, rules: JSON.parse(rules) };
const fetch = async (address) => ({ ok: true, json: async () => files[address.split("/").pop()] });
const engine = await openSearch("", { fetch, lunr: null });
const answers = [];
for (const text of texts) answers.push(await engine.key(text));
process.stdout.write(JSON.stringify(answers));
