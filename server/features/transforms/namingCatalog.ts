import { extractConstant } from "./extract/extractConstant.ts";
import { extractFunction } from "./extract/extractFunction.ts";
import { extractParameter } from "./extract/extractParameter.ts";
import { renamePoorName } from "./extract/renamePoorName.ts";
import type { NamingTransform } from "./namingTransform.ts";

/** The transformations that need a name, in the order in which editors show them. */
export const namingCatalog: readonly NamingTransform[] = [
  ...[extractConstant, extractFunction, extractParameter],
  renamePoorName,
];
