/** How the server's process is started, for the extension and for the bench, which measures it as it ships. */

/** Megabytes of short-lived objects V8 lets pile up: its default of 16 costs some 40 MB and makes nothing faster. */
export const serverFlags: readonly string[] = ["--max-semi-space-size=2"];

/**
 * Environment for the C library of most Linux systems: one heap for all threads, whose free end is given back. With its
 * defaults a loaded model leaves some 70 MB behind. Blocks of a token's size stay in the heap: they are needed again.
 */
export const serverEnvironment: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: "1",
  MALLOC_TRIM_THRESHOLD_: "1048576",
  MALLOC_MMAP_THRESHOLD_: "4194304",
};
