// `npx tsx scripts/printTree.ts FILE`: the file's tree as its grammar gives it, for whoever writes down what its nodes are.
import { readFileSync } from "node:fs";
import { languageOfFile } from "../server/language/files/languageOfFile.ts";
import { createSyntax } from "../server/language/parse/syntax.ts";
import type { Node } from "../server/language/parse/treeSitter.ts";
import { wasmFolder } from "../server/machine/files/assets.ts";
import { createFileGrammarLoader } from "../server/machine/files/fileGrammarLoader.ts";
import { stderrLogger } from "../server/machine/stderrLogger.ts";

const shownText = 60;

async function main(file: string): Promise<void> {
  const text = readFileSync(file, "utf8");
  const syntax = createSyntax(createFileGrammarLoader(wasmFolder()), stderrLogger);
  const isParsed = await syntax.withTree(languageOfFile(file, text), text, ({ rootNode }) => {
    print(rootNode, "", 0);
    return true;
  });
  if (!isParsed) console.error(`No grammar reads ${file}.`);
  syntax.dispose();
}

function print(node: Node, field: string, depth: number): void {
  const name = node.isNamed ? node.type : JSON.stringify(node.type);
  const shown =
    node.childCount === 0 && node.isNamed ? ` ${JSON.stringify(node.text.slice(0, shownText))}` : "";
  console.log(`${"  ".repeat(depth)}${field}${name}${shown}`);
  node.children.forEach((child, index) => {
    const own = node.fieldNameForChild(index);
    if (child) print(child, own === null ? "" : `${own}: `, depth + 1);
  });
}

const [file] = process.argv.slice(2);
if (file === undefined) console.error("Name a file.");
else await main(file);
