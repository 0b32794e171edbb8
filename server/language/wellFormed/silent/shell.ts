/** What shells refuse though the grammar takes it; shfmt has the last word. */
import { type SilentCheck, suspectIf } from "./silentCheck.ts";

export const shellChecks: Readonly<Record<string, SilentCheck>> = {
  command_name: ({ text }) => suspectIf(/^(?:fi|done|esac|then|else|elif|do|\}|in)$/.test(text)),
};
