/** Exit statuses of the terminal command. */
export const exitStatus = { fine: 0, findings: 1, badUsage: 2, interrupted: 130 } as const;

/** Bad usage or unreadable input: the message goes to stderr, nothing to stdout, and the exit status is 2. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}
