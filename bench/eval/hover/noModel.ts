import { type Model, ModelUnavailableError } from "../../../server/contract/ports.ts";

const refuse = () => Promise.reject(new ModelUnavailableError("no model"));

/** The tiers below the model alone are measured. */
export const noModel: Model = {
  status: { state: "none", name: "", capabilities: [] },
  completionCalibration: undefined,
  onDidChangeStatus: () => ({ dispose: () => undefined }),
  can: () => false,
  fill: refuse,
  prefill: refuse,
  choose: refuse,
  write: refuse,
  dispose: () => Promise.resolve(),
};
