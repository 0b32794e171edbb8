import type { Rule } from "./rule.ts";
import { cognitiveComplexity } from "./rules/cognitiveComplexity.ts";
import { commentedOutCode } from "./rules/commentedOutCode.ts";
import { deepNesting } from "./rules/deepNesting.ts";
import { emptyCatch } from "./rules/emptyCatch.ts";
import { longFunction } from "./rules/longFunction.ts";
import { magicNumber } from "./rules/magicNumber.ts";
import { missingErrorHandling } from "./rules/missingErrorHandling.ts";
import { securityRules } from "./rules/security/securityRules.ts";
import { todoComment } from "./rules/todoComment.ts";
import { tooManyParameters } from "./rules/tooManyParameters.ts";

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
