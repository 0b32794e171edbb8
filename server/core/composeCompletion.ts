import { type CompletionProvider, createCompletion } from "../features/completion/completion.ts";
import { createSyntax } from "../language/parse/syntax.ts";
import { type ComposedPorts, type ComposeOptions, composePorts } from "./composePorts.ts";

export interface ComposedCompletion extends ComposedPorts {
  readonly completion: CompletionProvider;
}

/** Builds completion alone: for a command that answers once, loading the rest would take longer than the answer. */
export function composeCompletion(options: ComposeOptions): ComposedCompletion {
  const composed = composePorts(options);
  const { ports } = composed;
  const syntax = createSyntax(ports.grammars, ports.logger);
  return {
    ...composed,
    completion: createCompletion(ports, syntax),
    async dispose() {
      syntax.dispose();
      await composed.dispose();
    },
  };
}
