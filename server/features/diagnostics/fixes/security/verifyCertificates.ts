import type { SyntaxNode } from "../../../../language/parse/syntaxNode.ts";
import { readBinding } from "../../../../language/roles/bindings.ts";
import { readCall } from "../../../../language/roles/calls.ts";
import { type Fixer, replace } from "../fix.ts";
import { findingNode } from "./place.ts";

/** The value that turns the check on, for each that turns it off. */
const opposites: Readonly<Record<string, string>> = {
  false: "true",
  False: "True",
  FALSE: "TRUE",
  true: "false",
  TRUE: "FALSE",
  "0": "1",
  "0L": "1L",
  '"0"': '"1"',
  "'0'": "'1'",
  "!1": "true",
};
/** Names of modes, whose last segment says what is checked. */
const modes: Readonly<Record<string, string>> = {
  CERT_NONE: "CERT_REQUIRED",
  VERIFY_NONE: "VERIFY_PEER",
  SSL_VERIFY_NONE: "SSL_VERIFY_PEER",
};
/** curl compares the name only when it is told so by this number. */
const hostOption = "VERIFYHOST";

/** Turns the check of certificates on where a setting turned it off. */
export const verifyCertificates: Fixer = (context) => {
  const node = findingNode(context);
  const value = node && settingOf(node);
  const turned = value && (isAboutHost(node) && isOff(value) ? "2" : turnedOn(value));
  if (!value || turned === undefined) return [];
  const edits = [replace(context.document, value.start, value.end, turned)];
  return [{ title: "Check certificates", isReviewed: true, edits }];
};

/** The value of the setting: of a binding, or the last argument of the call. */
function settingOf(node: SyntaxNode): SyntaxNode | undefined {
  return readBinding(node)?.value ?? readCall(node)?.arguments.at(-1)?.value;
}

function isAboutHost(node: SyntaxNode): boolean {
  const named = readBinding(node)?.name ?? readCall(node)?.arguments.at(-2)?.value.text;
  return named?.endsWith(hostOption) === true;
}

function isOff({ text }: SyntaxNode): boolean {
  return text !== "true" && opposites[text] !== undefined;
}

function turnedOn(value: SyntaxNode): string | undefined {
  const { text } = value;
  const opposite = opposites[text];
  if (opposite !== undefined) return opposite;
  const mode = text.slice(Math.max(text.lastIndexOf("."), text.lastIndexOf(":")) + 1);
  const checked = modes[mode];
  return checked === undefined ? undefined : text.slice(0, text.length - mode.length) + checked;
}
