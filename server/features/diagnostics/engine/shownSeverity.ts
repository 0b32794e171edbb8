/** A severity that is shown. */
export type ShownSeverity = "error" | "warning" | "information" | "hint";
