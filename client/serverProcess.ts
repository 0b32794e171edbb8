/** How the server's process is started, for the extension and for the bench, which measures it as it ships. */

/** Megabytes of short-lived objects V8 lets pile up: its default of 16 costs some 40 MB and makes nothing faster. */
export const serverFlags: readonly string[] = ["--max-semi-space-size=1"];

/**
 * Environment for the C library of most Linux systems: what is freed goes back to the system soon. With its defaults a loaded
 * model leaves some 70 MB behind. Threads keep heaps of their own: in a shared one, what the compilers of V8 take for a moment
 * leaves holes of 15 MB between what lasts.
 */
export const serverEnvironment: Readonly<Record<string, string>> = {
  MALLOC_TRIM_THRESHOLD_: "131072",
  MALLOC_MMAP_THRESHOLD_: "524288",
  MALLOC_TOP_PAD_: "65536",
};
