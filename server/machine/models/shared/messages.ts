import * as z from "zod";
import {
  type Capability,
  type CompletionCalibration,
  capabilities,
  type ModelStatus,
} from "../../../contract/ports.ts";
import type { ModelCalls } from "../../../model/host/modelHost.ts";

/** What the processes that share a model say to each other, once each has proved that it knows the secret. */

/** What the model can be asked. */
export type Call = keyof ModelCalls;

/** Client to host. */
export type Request =
  | {
      readonly id: number;
      readonly call: Call;
      readonly request: unknown;
      /** Whether the answer is wanted piece by piece too. */
      readonly streams?: boolean | undefined;
    }
  | { readonly cancel: number };

export const requestSchema: z.ZodType<Request> = z.union([
  z.object({
    id: z.int(),
    call: z.enum(["fill", "prefill", "choose", "write"]),
    request: z.unknown(),
    streams: z.boolean().optional(),
  }),
  z.object({ cancel: z.int() }),
]);

const capability: z.ZodType<Capability> = z.enum(capabilities);
const status = z.object({
  state: z.enum(["none", "loading", "ready", "failed"]),
  name: z.string(),
  path: z.string().optional(),
  message: z.string().optional(),
  capabilities: z.array(capability),
  threads: z.number().optional(),
  promptThreads: z.number().optional(),
  loadMs: z.number().optional(),
  promptTokenMs: z.number().optional(),
  tokenMs: z.number().optional(),
  memory: z.number().optional(),
  processId: z.number().optional(),
});

const weights = z.record(z.string(), z.number());
const calibration = z.object({ weights, beginnings: weights.optional() });

/** What the host tells of the model: at the start, and whenever it changes. */
export interface News {
  readonly status: ModelStatus;
  readonly calibration?: CompletionCalibration | undefined;
}

/** Host to client. */
export type Answer =
  | News
  | { readonly id: number; readonly piece: string }
  | { readonly id: number; readonly result?: unknown }
  | { readonly id: number; readonly error: { readonly name: string; readonly message: string } }
  /** The host ends because nobody asked for long; whoever needs it starts another. */
  | { readonly sleeps: true };

export const answerSchema = z.union([
  z.object({ sleeps: z.literal(true) }),
  z.object({ id: z.int(), error: z.object({ name: z.string(), message: z.string() }) }),
  z.object({ id: z.int(), piece: z.string() }),
  z.object({ status, calibration: calibration.optional() }),
  // A call without a result, such as reading ahead, has none here either.
  z.object({ id: z.int(), result: z.unknown().optional() }),
]) as unknown as z.ZodType<Answer>;
