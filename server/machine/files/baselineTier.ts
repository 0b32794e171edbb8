import v8 from "node:v8";

/**
 * Keeps WebAssembly on V8's baseline compiler from now on, in all threads of the process; what was compiled before stays as it
 * is. The optimising one takes some 12 seconds of processor time for the lexer of PowerShell's grammar alone, cannot be
 * stopped, and keeps the process alive after `exit`: grammars do without. The parser library itself parses and walks in half the
 * time with it. A check gets that; a server, which parses little at a time, saves the compiler's 12 MB.
 */
export function useBaselineTier(): void {
  v8.setFlagsFromString("--liftoff-only");
}
