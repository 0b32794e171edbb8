import { timeOf } from "./soak/pump/pump.ts";
import { textReaders } from "./soak/pump/readers.ts";
import { pumpedTexts } from "./soak/pump/texts.ts";
const until = performance.now() + Number(process.argv[2]) * 1000;
const only = new RegExp(process.argv[3] ?? ".");
const readers = textReaders().filter(({ name }) => only.test(name));
const pairs = readers.flatMap((r) => pumpedTexts(0).map((t) => [r, t] as const));
let seed = Number(process.argv[4] ?? 1); const rnd = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
for (let i = pairs.length - 1; i > 0; i--) { const j = Math.floor(rnd() * (i + 1)); [pairs[i], pairs[j]] = [pairs[j]!, pairs[i]!]; }
for (const r of readers) await r.read("x = 1\n").catch(() => {});
let n = 0;
for (const [r, t] of pairs) {
  if (performance.now() > until) break;
  n++;
  try {
    const a = await timeOf(r, t.of(10_000));
    if (a < 60) continue;
    const a2 = Math.min(a, await timeOf(r, t.of(10_000)));
    if (a2 < 50) continue;
    const b = await timeOf(r, t.of(20_000));
    const c = b > 5000 ? NaN : await timeOf(r, t.of(40_000));
    console.log(`${r.name} | ${t.name} | ${a2.toFixed(0)} ${b.toFixed(0)} ${c.toFixed(0)} | ${(c / b).toFixed(1)}`);
  } catch (e) { console.log(`FAILED ${r.name} | ${t.name} | ${e}`); }
}
console.log(`${n} of ${pairs.length}`);
process.exit(0);
