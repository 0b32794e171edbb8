import path from "node:path";

/** The VSIX file that `INKLING_VSIX` names, relative to the repository: the editor's suites try it instead of the working tree. */
export function packageToTry(root: string): string | undefined {
  const file = process.env.INKLING_VSIX;
  return file ? path.resolve(root, file) : undefined;
}
