// The licences of the packages whose code is bundled, as their authors ask for.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const ruleWidth = 80;

/** Assets of these are copied into dist/ rather than bundled, or data of theirs is. */
const COPIED = [
  "node_modules/@vscode/tree-sitter-wasm",
  "node_modules/@tree-sitter-grammars/tree-sitter-lua",
  "node_modules/linguist-languages",
];

/** Reads which packages a build used from esbuild's metafile, and writes their notices beside the bundle. */
export function writeThirdPartyNotices(root: string, dist: string): void {
  const { inputs } = JSON.parse(readFileSync(path.join(dist, "meta.json"), "utf8")) as { inputs: object };
  const bundled = Object.keys(inputs).flatMap(
    (file) => /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  const folders = [...new Set([...bundled, ...COPIED])].sort();
  const notices = folders.map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(path.join(root, folder, "package.json"), "utf8"),
    ) as {
      name: string;
      version: string;
      license?: string;
    };
    const texts = noticeFiles(path.join(root, folder)).map((file) => readFileSync(file, "utf8").trim());
    return [`${name} ${version} (${license ?? "see below"})`, ...texts].join("\n\n");
  });
  // The facts of the web were made of packages' data, whose notices lie beside them.
  notices.push(readFileSync(path.join(root, "facts/NOTICE.txt"), "utf8").trim());
  const rule = `\n\n${"-".repeat(ruleWidth)}\n\n`;
  writeFileSync(path.join(dist, "THIRD-PARTY-NOTICES.txt"), `${notices.join(rule)}\n`);
}

function noticeFiles(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => /^(licen[cs]e|notice|thirdpartynotices?)(\.(md|txt))?$/i.test(name))
    .map((name) => path.join(folder, name));
}
