/** Go's own parser, `go/ast`, through a small program that the machine's `go` runs. */
import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Oracle, Truth } from "./truth.ts";

export const goOracle: Oracle = async (files) => {
  const program = path.join(import.meta.dirname, "oracle.go");
  const output = execFileSync("go", ["run", program], {
    input: files.map(({ text }) => JSON.stringify(text)).join("\n"),
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return output
    .trimEnd()
    .split("\n")
    .map((line) => (JSON.parse(line) as Truth | null) ?? undefined);
};
