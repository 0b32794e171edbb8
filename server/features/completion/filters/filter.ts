import type { CursorContext } from "../cursorContext.ts";
import type { SilenceReason } from "../silence.ts";

/** Says why a text must not be suggested at a place; undefined when there is nothing against it. */
export type Filter = (context: CursorContext, text: string) => SilenceReason | undefined;
