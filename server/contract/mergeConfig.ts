import { machineScoped } from "./config.ts";
import { isRecord } from "./isRecord.ts";

/** Lays `over` upon `base`: objects merge key by key, everything else is replaced. */
export function mergeConfig(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over === undefined ? base : over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) merged[key] = mergeConfig(base[key], value);
  return merged;
}

/**
 * Settings as a workspace file may set them: machine-scoped keys are dropped.
 * Implements INV-4.
 */
export function withoutMachineScoped(input: unknown): unknown {
  if (!isRecord(input)) return input;
  return Object.fromEntries(Object.entries(input).filter(([key]) => !machineScoped.includes(key)));
}
