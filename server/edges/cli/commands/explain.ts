import type { Command } from "commander";
import { ruleIds } from "../../../contract/config.ts";
import { rulesNamed } from "../../../contract/ruleNames.ts";
import { meantName } from "../../../contract/settingsProblems.ts";
import { CommandError } from "../commandError.ts";
import { type Environment, printJson, printLines, withCommonOptions } from "../environment.ts";
import { rulePage } from "../writing/rulePage.ts";

/** `inkling explain [RULE]`: a rule's page; without a rule the list of them. */
export function registerExplain(program: Command, environment: Environment): void {
  const command = program
    .command("explain")
    .description("what a rule finds, why, and how to turn it off; without a rule, the list of rules")
    .argument("[rule]", "the rule's identifier, such as magic-number");
  withCommonOptions(command).action((name: string | undefined, { format }: { format: string }) => {
    if (name === undefined) {
      if (format === "json") printJson(environment, { rules: ruleIds });
      else printLines(environment, ruleIds);
      return;
    }
    const wanted = name.toLowerCase().trim();
    const [rule, ...others] = rulesNamed(wanted);
    if (rule === undefined || others.length > 0) {
      const meant = meantName(wanted, ruleIds);
      const hint = meant === undefined ? "Without a name, the rules are listed." : `Did you mean ${meant}?`;
      throw new CommandError(`there is no rule "${name}". ${hint}`);
    }
    const page = rulePage(rule);
    if (page === undefined) throw new CommandError(`the page of ${rule} is missing from this installation.`);
    if (format === "json") printJson(environment, { rule, page });
    else printLines(environment, page.trimEnd().split("\n"));
  });
}
