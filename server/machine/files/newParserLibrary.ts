import { createRequire } from "node:module";
import type { ParserClasses } from "../../contract/ports.ts";

/**
 * The parser library's classes with a memory of their own once they are started: the library keeps what it started in variables
 * of its module, so each call loads that anew. The build puts a function around the module in the place of this one.
 */
export function newParserLibrary(): ParserClasses {
  // Only once it is called: a bundle of tests that parse nothing has no place to require from.
  const require = createRequire(import.meta.url);
  const place = require.resolve("@vscode/tree-sitter-wasm");
  delete require.cache[place];
  return require(place) as ParserClasses;
}
