import v8 from "node:v8";

/**
 * Keeps WebAssembly on V8's baseline compiler. The optimising one takes some 12 seconds of processor time for the lexer
 * of PowerShell's grammar alone, cannot be stopped, and keeps the process alive after `exit`. Parsing a long file takes
 * half as long again without it (160 instead of 100 ms for 10,000 lines of TypeScript), a check of 900 files no longer:
 * compiling costs as much. Holds for the whole process, threads included, and for what is compiled from then on.
 */
export function useBaselineTier(): void {
  v8.setFlagsFromString("--liftoff-only");
}
