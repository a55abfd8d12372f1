// Answers [lengths, facts] of every sheet of the array on standard input, each in hexadecimal.

import { readSheet } from "../../plugins/search/client/engine.js";

let input = "";
for await (const chunk of process.stdin.setEncoding("utf8")) input += chunk;
const read = JSON.parse(input).map((sheet) => readSheet(new Uint8Array(Buffer.from(sheet, "hex")).buffer));
process.stdout.write(JSON.stringify(read.map(({ lengths, facts }) => [lengths, facts])));
