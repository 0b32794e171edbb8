import { readFileSync } from "node:fs";
import path from "node:path";
import type { Command } from "commander";
import { packageRoot } from "../../../machine/files/assets.ts";
import type { Environment } from "../environment.ts";

/** `inkling schema`: the JSON schema of `.inkling.json`, for editors that have no network. */
export function registerSchema(program: Command, environment: Environment): void {
  program
    .command("schema")
    .description("the JSON schema of .inkling.json")
    .action(() => {
      environment.stdout.write(readFileSync(path.join(packageRoot, "schemas/inkling.schema.json"), "utf8"));
    });
}
