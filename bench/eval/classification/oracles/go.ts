/** Go's own parser, `go/ast`, through a small program that the machine's `go` runs. */
import path from "node:path";
import { programOracle } from "./truth.ts";

export const goOracle = programOracle("go", ["run", path.join(import.meta.dirname, "oracle.go")]);
