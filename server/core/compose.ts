/** Builds the service on this machine. */
import { type ComposedPorts, type ComposeOptions, composePorts } from "./composePorts.ts";
import { createLanguageService, type LanguageService } from "./service.ts";

export type { ComposeOptions } from "./composePorts.ts";

export interface Composed extends ComposedPorts {
  readonly service: LanguageService;
}

/** Builds ports and service. The model is not loaded before `model.start()`. */
export function compose(options: ComposeOptions): Composed {
  const composed = composePorts(options);
  const service = createLanguageService(composed.ports);
  return {
    ...composed,
    service,
    async dispose() {
      service.dispose();
      await composed.dispose();
    },
  };
}
