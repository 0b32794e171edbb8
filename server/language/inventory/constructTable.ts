/**
 * Constructs that people ask for by name, and what shows them in a tree: node types and tokens of the grammars in
 * `languages/`. A node type means the same in each grammar that has it, unless a language is named.
 */
import type { Construct } from "./constructs/construct.ts";
import { controlFlow } from "./constructs/controlFlow.ts";
import { declarations } from "./constructs/declarations.ts";
import { texts } from "./constructs/texts.ts";
import { types } from "./constructs/types.ts";

export const constructs: readonly Construct[] = [...declarations, ...types, ...controlFlow, ...texts];
