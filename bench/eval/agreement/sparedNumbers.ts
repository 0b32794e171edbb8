import type { TextDocument } from "vscode-languageserver-textdocument";
import { parseConfig } from "../../../server/contract/parseConfig.ts";
import { withSign } from "../../../server/features/diagnostics/rules/magicNumber.ts";
import { exemptionOf } from "../../../server/features/diagnostics/rules/numbers/exemption.ts";
import { copyNode } from "../../../server/language/parse/syntaxNode.ts";
import type { SyntaxTree } from "../../../server/language/parse/syntaxTree.ts";
import { numberOf } from "../../../server/language/values/numberOf.ts";

/** Why the rule spares the numbers of a file: reasons by line (1-based) and by the number's text. */
export function sparedNumbers(document: TextDocument, tree: SyntaxTree): Map<number, Map<string, string>> {
  const { functions, numbers } = tree.language;
  const { ignore, ignoreArrayIndexes } = parseConfig({}).config.rules["magic-number"];
  const spared = new Map<number, Map<string, string>>();
  const root = copyNode(tree.rootNode.walk(), document.getText(), undefined);
  for (const node of root.ofType(...numbers)) {
    const signed = withSign(node);
    const value = numberOf(signed.text);
    if (value === undefined) continue;
    const reason =
      exemptionOf(signed, value, {
        functions,
        ignore,
        ignoreArrayIndexes,
        comments: root.ofType(...tree.language.comments),
      }) ?? "the same number is reported in the same statement";
    const line = document.positionAt(signed.start).line + 1;
    const ofLine = spared.get(line) ?? new Map<string, string>();
    spared.set(line, ofLine.set(signed.text, reason));
  }
  return spared;
}
