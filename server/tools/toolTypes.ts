/** What each tool takes and answers, for whoever asks in TypeScript. Types only: the client bundles nothing of the server. */
import type * as z from "zod";
import type { Known, ToolName, toolTable } from "./table.ts";

export type { ToolName };
export type ToolInput<Name extends ToolName> = z.input<(typeof toolTable)[Name]["input"]>;
export type ToolOutput<Name extends ToolName> = Known<z.output<(typeof toolTable)[Name]["output"]>>;
