import type { Rule } from "./rule.ts";
import { longFunction } from "./rules/longFunction.ts";
import { magicNumber } from "./rules/magicNumber.ts";
import { todoComment } from "./rules/todoComment.ts";
import { tooManyParameters } from "./rules/tooManyParameters.ts";

/** Every rule that looks at one unit of a file at a time. */
export const rules: readonly Rule[] = [tooManyParameters, longFunction, magicNumber, todoComment];
