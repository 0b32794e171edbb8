import { functionToArrow } from "./javascript/functionToArrow.ts";
import { stringToTemplate } from "./javascript/stringToTemplate.ts";
import { useShorthand } from "./javascript/useShorthand.ts";
import { formatToFString } from "./python/formatToFString.ts";
import type { Transform } from "./transform.ts";

/** Every transformation there is, in the order in which editors show them. */
export const catalog: readonly Transform[] = [
  functionToArrow,
  stringToTemplate,
  useShorthand,
  formatToFString,
];
