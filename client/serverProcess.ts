/** How the server's process is started, for the extension and for the bench, which measures it as it ships. */

/**
 * Flags of V8: little space for short-lived objects and code made for size. The defaults cost some 50 MB and make nothing
 * that users wait for faster.
 */
export const serverFlags: readonly string[] = ["--max-semi-space-size=2", "--optimize-for-size"];

/**
 * Environment for the C library of most Linux systems: one heap for all threads, whose free end is given back. With its
 * defaults a loaded model leaves some 70 MB behind. Blocks of a token's size stay in the heap: they are needed again.
 */
export const serverEnvironment: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: "1",
  MALLOC_TRIM_THRESHOLD_: "1048576",
  MALLOC_MMAP_THRESHOLD_: "4194304",
};
