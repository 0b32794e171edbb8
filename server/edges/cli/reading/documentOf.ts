import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import type { Composed } from "../../../core/compose.ts";
import { CommandError } from "../commandError.ts";
import { type Environment, existingPath } from "../environment.ts";

/**
 * A file that the user names.
 * @throws CommandError where there is none, or none of text
 */
export async function documentOf(
  environment: Environment,
  { ports }: Pick<Composed, "ports">,
  file: string,
): Promise<TextDocument> {
  const document = await ports.workspace.document(URI.file(existingPath(environment, file)).toString());
  if (!document) throw new CommandError(`${file}: not a readable text file.`);
  return document;
}
