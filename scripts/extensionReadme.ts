// The README of the extension's page, made of the repository's: what users need, with links that work on that page.
import { readFileSync } from "node:fs";
import path from "node:path";

/** Parts between these two lines are for whoever has the repository, and are left out. */
const developersOnly = /<!-- developers:start -->[\s\S]*?<!-- developers:end -->\n*/g;
const marks = /<!-- (?:users|settings|transforms|developers):(?:start|end) -->\n*/g;
/** `[text](target)` and `![text](target)`; targets of READMEs hold no parentheses. */
const link = /(!?)\[((?:!\[[^\]]*\]\([^)]*\)|[^\]])*)\]\(([^)\s]+)\)/g;

export interface ExtensionReadmeOptions {
  /** `inline` puts the pictures into the text, so that they show without a network; `linked` leads to the repository. */
  readonly pictures: "inline" | "linked";
  /** Address of the repository, without a slash at its end. */
  readonly repository: string;
}

/** Makes the extension's README out of the repository's, whose folder is `root`. */
export function extensionReadme(root: string, { pictures, repository }: ExtensionReadmeOptions): string {
  const source = readFileSync(path.join(root, "README.md"), "utf8")
    .replace(developersOnly, "")
    .replace(marks, "");
  const rewritten = (text: string): string =>
    text.replace(link, (whole, sign: string, label: string, target: string) => {
      if (/^(?:[a-z]+:|#)/i.test(target)) return whole;
      const inner = sign ? label : rewritten(label);
      return `${sign}[${inner}](${sign ? picture(root, target, pictures, repository) : `${repository}/blob/HEAD/${target}`})`;
    });
  return rewritten(source);
}

function picture(root: string, target: string, pictures: "inline" | "linked", repository: string): string {
  if (pictures === "linked") return `${repository}/raw/HEAD/${target}`;
  const type = target.endsWith(".gif") ? "gif" : "png";
  return `data:image/${type};base64,${readFileSync(path.join(root, target)).toString("base64")}`;
}
