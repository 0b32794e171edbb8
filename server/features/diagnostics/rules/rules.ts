import type { Rule } from "../engine/rule.ts";
import { cognitiveComplexity } from "./cognitiveComplexity.ts";
import { commentedOutCode } from "./commentedOutCode.ts";
import { deepNesting } from "./deepNesting.ts";
import { emptyCatch } from "./emptyCatch.ts";
import { longFunction } from "./longFunction.ts";
import { magicNumber } from "./magicNumber.ts";
import { missingErrorHandling } from "./missingErrorHandling.ts";
import { securityRules } from "./security/securityRules.ts";
import { todoComment } from "./todoComment.ts";
import { tooManyParameters } from "./tooManyParameters.ts";

/** Every rule that looks at one unit of a file at a time. */
export const rules: readonly Rule[] = [
  tooManyParameters,
  longFunction,
  deepNesting,
  cognitiveComplexity,
  magicNumber,
  todoComment,
  emptyCatch,
  commentedOutCode,
  missingErrorHandling,
  ...securityRules,
];
