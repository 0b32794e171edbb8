import { number, type Value } from "../../../../language/program/values/value.ts";
import type { ProgramCode, RunFunction } from "../../code/programCode.ts";
import type { Claim } from "../../reading/claims.ts";
import { type ClaimFinding, isMet, isWrong } from "../evidence/claimFinding.ts";

const greatest =
  /\b(?:largest|greatest|highest|biggest|maximum|larger|greater|higher|bigger) (?:\w+ )?of (?:the |both |its |their )?(?:two|both|a and b|arguments|parameters|numbers|values)\b/i;
const least =
  /\b(?:smallest|lowest|least|minimum|smaller|lower|lesser) (?:\w+ )?of (?:the |both |its |their )?(?:two|both|a and b|arguments|parameters|numbers|values)\b/i;

/** Judges "the larger of two numbers" by running the function with a small and a great one, both ways round. */
export function checkExtreme(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const wanted = greatest.test(claim.text) ? "greatest" : least.test(claim.text) ? "least" : undefined;
  const [fn] = code.functions;
  if (wanted === undefined || !fn || code.functions.length !== 1 || claim.condition !== "") return undefined;
  const picked = picks(fn);
  if (picked === undefined) return undefined;
  if (picked === wanted) return isMet("value", fn.definition.node);
  return isWrong(
    "value",
    `“${claim.text}” is asked for, but the other of the two is returned.`,
    fn.definition.node,
  );
}

function picks(fn: RunFunction): "greatest" | "least" | undefined {
  const [first, second, ...others] = fn.definition.parameters;
  if (!first || !second || others.length > 0) return undefined;
  const run = (a: number, b: number): number | undefined => {
    const pins = new Map<string, Value>([
      [first.name, number(a)],
      [second.name, number(b)],
    ]);
    const { all } = fn.with(pins);
    const ending = all.length === 1 ? all[0]?.ending : undefined;
    return ending?.kind === "return" && ending.value.kind === "number" ? ending.value.value : undefined;
  };
  const [one, other] = [run(3, 8), run(8, 3)];
  if (one === 8 && other === 8) return "greatest";
  return one === 3 && other === 3 ? "least" : undefined;
}
