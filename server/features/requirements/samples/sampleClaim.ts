import type { FunctionDefinition } from "../../../language/program/program.ts";
import { text } from "../../../language/program/values/value.ts";
import { type ClaimFinding, isMet, isWrong } from "../check/evidence/claimFinding.ts";
import type { ProgramCode } from "../code/programCode.ts";
import type { Claim } from "../reading/claims.ts";
import { aggregateProperties } from "./aggregateProperties.ts";
import { exampleProperties } from "./exampleProperties.ts";
import { functionFor } from "./functionFor.ts";
import { listProperties } from "./listProperties.ts";
import { memberProperties } from "./memberProperties.ts";
import { numberProperties } from "./numberProperties.ts";
import type { Property, Tested } from "./property.ts";
import { ruleProperties } from "./ruleProperties.ts";
import { samplersOf } from "./sampler.ts";
import { textProperties } from "./textProperties.ts";

const properties: readonly Property[] = [
  ...ruleProperties,
  ...textProperties,
  ...exampleProperties,
  ...listProperties,
  ...aggregateProperties,
  ...numberProperties,
  ...memberProperties,
];

/** Judges what a function makes of what it is given, by running it with samples. */
export function checkSamples(claim: Claim, code: ProgramCode): ClaimFinding | undefined {
  const fn = functionFor(claim, code);
  if (!fn || claim.isUnless || claim.status !== undefined) return undefined;
  for (const property of properties) {
    const [phrase] = property.words.exec(claim.text) ?? [];
    if (phrase === undefined || property.not?.test(claim.text)) continue;
    const tested = testProperty(property, claim, phrase, fn.definition, code);
    const { node } = fn.definition;
    if (tested === "met") return { ...isMet("sample", node), phrase };
    if (tested === "contradicted")
      return isWrong("sample", `“${claim.text}” is asked for, but samples show that it is not so.`, node);
  }
  return undefined;
}

function testProperty(
  property: Property,
  claim: Claim,
  phrase: string,
  definition: FunctionDefinition,
  code: ProgramCode,
): Tested {
  const fillers = /\b(?:search|match|find|compar|look|sign|log)/i.test(definition.name)
    ? ["hello world"]
    : ["abc"];
  const samplers = fillers.flatMap((filler) =>
    samplersOf(code.program, definition, property.shapes, text(filler)),
  );
  const answers = samplers.flatMap((sampler) => {
    const tested = property.test(sampler, claim, phrase);
    return tested === undefined ? [] : [{ tested, parameter: sampler.parameter }];
  });
  if (answers.some(({ tested }) => tested === "met")) return "met";
  // Of several things that a function is given, another may be meant.
  return new Set(answers.map(({ parameter }) => parameter)).size === 1 ? "contradicted" : undefined;
}
