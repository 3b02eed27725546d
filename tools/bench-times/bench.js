// @ts-check
// Tags the lines of JSON on standard input ({"id", "lang", "published", "text"}) with chrono-node, as
// `demarche extract --only times` does, and prints its speed on standard error.
//
//   npm ci && node bench.js < articles.jsonl > times.jsonl
import * as chrono from "chrono-node";
import { createInterface } from "node:readline";

const parsers = { en: chrono.en, ja: chrono.ja, de: chrono.de, fr: chrono.fr, es: chrono.es, zh: chrono.zh, ru: chrono.ru };

/** The EDTF date of chrono's components, as precise as the text told. */
function edtf(parts) {
  const pad = (n, width = 2) => String(n).padStart(width, "0");
  const year = pad(parts.get("year"), 4);
  if (parts.isCertain("day") || parts.isCertain("weekday") || !parts.isCertain("month")) return `${year}-${pad(parts.get("month"))}-${pad(parts.get("day"))}`;
  return `${year}-${pad(parts.get("month"))}`;
}

let bytes = 0, docs = 0, spent = 0n, cpu = 0;
for await (const line of createInterface({ input: process.stdin })) {
  if (!line.trim()) continue;
  const article = JSON.parse(line);
  const reference = new Date(`${article.published}T12:00:00`);
  const start = process.hrtime.bigint(), used = process.cpuUsage();
  const found = (parsers[article.lang] ?? chrono.en).parse(article.text, reference);
  spent += process.hrtime.bigint() - start;
  cpu += process.cpuUsage(used).user / 1e6; // wall time says little on a busy machine
  docs++;
  bytes += Buffer.byteLength(article.text);
  const times = found.map((r) => {
    const at = [...article.text.slice(0, r.index)].length;
    const end = r.end ? `/${edtf(r.end)}` : "";
    return { start: at, end: at + [...r.text].length, text: r.text, type: "DATE", edtf: edtf(r.start) + end };
  });
  console.log(JSON.stringify({ id: article.id, times }));
}
const seconds = Number(spent) / 1e9;
console.error(`${docs} texts, ${(bytes / 1e6).toFixed(2)} MB in ${seconds.toFixed(2)} s: ${(bytes / 1e6 / seconds).toFixed(2)} MB/s, ${(bytes / 3400 / seconds).toFixed(0)} documents of 3.4 kB/s; ${cpu.toFixed(2)} s of processor time: ${(bytes / 3400 / cpu).toFixed(0)} documents/s`);
