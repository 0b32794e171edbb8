import fc from "fast-check";

/** Property tests try the same examples on every run: what fails here fails everywhere. `FAST_CHECK_SEED` names others. */
fc.configureGlobal({ seed: Number(process.env.FAST_CHECK_SEED ?? 20_261_128) });
