import { evalSyntax, evalTransforms } from "./transforms/evalSyntax.ts";
import { nativePrograms } from "./transforms/nativePrograms.ts";
import { type NativeRun, runNative } from "./transforms/nativeSuites.ts";

export const name = "transform-programs";

/**
 * Compiles and runs programs by other people in Python, Ruby, PHP, Go, Rust, Java, C, C++ and C# before and after every
 * transformation was applied to all of them; `INKLING_OUTSIDE_ONLY` picks programs by the beginnings of their names.
 */
export async function run(): Promise<string> {
  const transforms = evalTransforms(evalSyntax());
  const only = process.env.INKLING_OUTSIDE_ONLY?.split(",");
  const wanted = nativePrograms.filter(({ name: of }) => !only || only.some((start) => of.startsWith(start)));
  const runs: NativeRun[] = [];
  const failed: string[] = [];
  for (const each of wanted) {
    const done = await runNative(transforms, each).catch((error: unknown) => String(error));
    if (typeof done === "string") failed.push(`Not run: ${each.name} (${done.split("\n")[0]}).`);
    else runs.push(...done);
  }
  return [
    "## Programs by other people, changed all over",
    ...failed,
    "",
    "| program | language | what is compared | places changed | lines printed before | after |",
    "|---|---|---|---:|---:|---|",
    ...runs.map(
      ({ name: of, languageId, kind, places, lines, others }) =>
        `| ${of} | ${languageId} | ${kind} | ${places} | ${lines} | ${others.length === 0 ? "same" : others.join(" / ")} |`,
    ),
  ].join("\n");
}
