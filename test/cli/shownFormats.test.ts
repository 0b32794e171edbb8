import assert from "node:assert/strict";
import path from "node:path";
import { inTempFolder } from "../node/tempFolder.ts";
import { runCli } from "./runCli.ts";

const hostile = "\u001b[2J\u202egpj.exe\u2066\u0085";
/** A line feed ends lines, a carriage return before it those of CSV. */
const obeyed = /[^\P{Cc}\t\r\n]|\r(?!\n)|\p{Bidi_Control}/u;
const commands: readonly (readonly string[])[] = [
  ...["text", "json", "sarif", "github", "gitlab", "junit", "summary"].map((format) => [
    "check",
    "--fail-on",
    "never",
    "--format",
    format,
  ]),
  ...["text", "json", "jsonl", "csv", "markdown"].map((format) => ["classify", "--format", format]),
];
/** What cannot be found or understood is named in the message. */
const refused: readonly (readonly string[])[] = [
  ...["check", "define", "tests", "explain"].map((name) => [name, hostile]),
  ["check", `--${hostile}`],
  [hostile],
];

describe("names and comments that mean to steer the terminal", () => {
  for (const command of commands)
    it(`are shown, not obeyed: inkling ${command.join(" ")}`, () =>
      inTempFolder({ [`${hostile}.py`]: `x = 1  # TODO: ${hostile}\n` }, async (folder) => {
        const { stdout, stderr } = await runCli([command[0] ?? "", folder, ...command.slice(1)], {
          cwd: path.dirname(folder),
        });
        assert.notEqual(stdout, "");
        assert.doesNotMatch(stdout + stderr, obeyed);
      }));

  for (const command of refused)
    it(`are shown where they are refused: inkling ${JSON.stringify(command)}`, async () => {
      const { stdout, stderr } = await runCli(command);
      assert.match(stdout + stderr, /gpj\.exe/);
      assert.doesNotMatch(stdout + stderr, obeyed);
    });
});
