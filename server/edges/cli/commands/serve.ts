import type { Command } from "commander";
import { openConnection } from "../../lsp/openConnection.ts";
import { serve } from "../../lsp/serve.ts";
import { CommandError } from "../commandError.ts";
import type { Environment } from "../openService.ts";

/** `inkling serve --stdio`: the LSP server for any editor. */
export function registerServe(program: Command, _environment: Environment): void {
  program
    .command("serve")
    .description("the LSP server, for any editor")
    .option("--stdio", "speak over standard input and output")
    .allowUnknownOption()
    .allowExcessArguments()
    .action((options: { stdio?: boolean }, command: Command) => {
      if (!options.stdio) throw new CommandError("serve needs --stdio.");
      serve(openConnection(["--stdio"]), command.args);
      // Stays until the client says exit or closes the pipe.
      return new Promise<void>(() => undefined);
    });
}
