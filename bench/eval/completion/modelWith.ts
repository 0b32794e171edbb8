import type { Model } from "../../../server/contract/ports.ts";

/** A model with some of its members replaced. */
export function modelWith(
  model: Model,
  replaced: Partial<Pick<Model, "completionCalibration" | "fill">>,
): Model {
  return {
    get status() {
      return model.status;
    },
    get completionCalibration() {
      return replaced.completionCalibration ?? model.completionCalibration;
    },
    onDidChangeStatus: (listener) => model.onDidChangeStatus(listener),
    can: (capability) => model.can(capability),
    fill: (request, signal) => (replaced.fill ?? model.fill.bind(model))(request, signal),
    prefill: (request, signal) => model.prefill(request, signal),
    choose: (request, signal) => model.choose(request, signal),
    write: (request, signal) => model.write(request, signal),
    dispose: () => model.dispose(),
  };
}
