// Answers queries of clauses by one index of stock lunr.js: standard input is {index, lunr, queries}, the first two files,
// a query an array of {terms, presence, fields, boost}; standard output an array of {ref: score}.

import { readFile } from "node:fs/promises";
import { pathToFileURL } from "node:url";

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const given = JSON.parse(input);
const { default: lunr } = await import(pathToFileURL(given.lunr).href);
lunr.utils.warn = () => {};
const index = lunr.Index.load(JSON.parse(await readFile(given.index, "utf8")));
const answers = given.queries.map((clauses) => {
  const known = clauses.map(({ terms }) => terms.filter((term) => term in index.invertedIndex));
  if (clauses.some(({ presence = "required" }, n) => presence === "required" && !known[n].length)) return {};
  index.pipeline = { runString: (number) => known[Number(number)] };
  const found = index.query((query) => {
    clauses.forEach(({ presence = "required", fields = index.fields, boost = 1 }, number) => {
      query.term(String(number), { presence: lunr.Query.presence[presence.toUpperCase()], fields, boost });
    });
  });
  return Object.fromEntries(found.map(({ ref, score }) => [ref, score]));
});
process.stdout.write(JSON.stringify(answers));
