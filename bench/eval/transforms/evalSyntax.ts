import { createTransforms, type TransformsProvider } from "../../../server/features/transforms/transforms.ts";
import { createSyntax, type Syntax } from "../../../server/language/parse/syntax.ts";
import { wasmFolder } from "../../../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../../../server/machine/files/fileGrammarLoader.ts";

const quiet = () => undefined;

/** A syntax that tells of nothing but errors. */
export function evalSyntax(): Syntax {
  const logger = { error: console.error, warn: quiet, info: quiet, debug: quiet };
  return createSyntax(createFileGrammarLoader(wasmFolder()), logger);
}

/** Transformations of texts that are in no workspace, without a model. */
export function evalTransforms(syntax: Syntax): TransformsProvider {
  const workspace = { relativePath: (uri: string) => uri };
  return createTransforms({ workspace, model: { can: () => false } } as never, syntax);
}
