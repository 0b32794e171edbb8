/** What is used of the library's native sampler. */
export interface NativeSampler {
  dispose(): void;
}

/** The native module, as far as samplers go. */
export interface SamplerBindings {
  AddonSampler: new (model: object) => NativeSampler;
}

/**
 * Makes the native module hand out samplers again that were disposed of. The library makes one for every step, with an
 * entry for each token of the vocabulary: 2 MB for 150,000 tokens, filled with zeros, and given back only when the
 * garbage collector comes by, which knows nothing of them. Returns a function that disposes of the idle ones for good.
 */
export function reuseSamplers(bindings: SamplerBindings): () => void {
  const idle = new Map<object, Set<ReusedSampler>>();

  class ReusedSampler extends bindings.AddonSampler {
    readonly #model: object;

    constructor(model: object) {
      super(model);
      this.#model = model;
    }

    override dispose(): void {
      const samplers = idle.get(this.#model) ?? new Set();
      idle.set(this.#model, samplers.add(this));
    }

    free(): void {
      super.dispose();
    }
  }

  bindings.AddonSampler = new Proxy(ReusedSampler, {
    construct(target, [model]: [object]) {
      const samplers = idle.get(model);
      const [sampler = new target(model)] = samplers ?? [];
      samplers?.delete(sampler);
      return sampler;
    },
  });
  return () => {
    for (const samplers of idle.values()) for (const sampler of samplers) sampler.free();
    idle.clear();
  };
}
