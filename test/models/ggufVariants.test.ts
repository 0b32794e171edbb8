import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import path from "node:path";
import { inTempFolder } from "../node/tempFolder.ts";
import { variants } from "./ggufVariants.ts";

const program = path.join(import.meta.dirname, "loadVariants.ts");
/** What loads, and what names the file and says why it does not. */
const good = /^loaded$|m\.gguf .*(?:cannot be loaded|could not be loaded|damaged|cut short)/;

interface Ended {
  readonly outcomes: ReadonlyMap<string, string>;
  /** The variant that took the process down, and its last words. */
  readonly died: string | undefined;
}

/** Loads the variants from one on, in a process of their own. */
async function loadFrom(first: number, file: string): Promise<Ended> {
  const child = spawn(process.execPath, ["--import", "tsx", program, file, String(first)]);
  let [said, complained] = ["", ""];
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (complained += text));
  await new Promise((resolve) => child.on("close", resolve));
  const outcomes = new Map<string, string>();
  let begun: string | undefined;
  for (const line of said.split("\n")) {
    const [, word, rest = ""] = /^(begins|ends) (.*)/s.exec(line) ?? [];
    if (word === "begins") begun = rest;
    if (word === "ends" && begun !== undefined) {
      outcomes.set(begun, rest);
      begun = undefined;
    }
  }
  return { outcomes, died: begun && `${begun}: ${complained.slice(-longestWords)}` };
}

const longestWords = 300;

describe("a model file that is wrong in one thing", () => {
  it("is loaded, or refused with the file's name and a reason; none takes the engine down", () =>
    inTempFolder({}, async (folder) => {
      const names = [...variants()].map(({ name }) => name);
      const troubles: string[] = [];
      let done = 0;
      while (done < names.length) {
        const { outcomes, died } = await loadFrom(done, path.join(folder, "m.gguf"));
        for (const [name, outcome] of outcomes) if (!good.test(outcome)) troubles.push(`${name}: ${outcome}`);
        if (died !== undefined) troubles.push(died);
        done += outcomes.size + 1;
      }
      assert.deepEqual(troubles, []);
      assert.ok(names.length > 500);
    })).timeout(240_000);
});
