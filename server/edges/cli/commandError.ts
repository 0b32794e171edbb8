/** Exit statuses of the terminal command; a command that Ctrl-C ends says so as a shell expects, by 128 and the signal's number. */
export const exitStatus = { fine: 0, findings: 1, badUsage: 2, incomplete: 2, interrupted: 130 } as const;

/** Bad usage or unreadable input: the message goes to stderr, nothing to stdout, and the exit status is 2 unless said otherwise. */
export class CommandError extends Error {
  override readonly name = "CommandError";

  constructor(
    message: string,
    readonly status: number = exitStatus.badUsage,
  ) {
    super(message);
  }
}
