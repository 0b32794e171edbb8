/** What the system says where nothing can be written for now, by its code: a disk or quota that is full, one that is read only. */
const noRoom: Readonly<Record<string, string>> = {
  ENOSPC: "no space is left on the disk",
  EDQUOT: "the disk quota is used up",
  EFBIG: "the limit for the size of files is reached",
  EROFS: "the disk is read only",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
};

/** A place that cannot be written to for now; the message is for the user. */
export class NoRoomError extends Error {
  override readonly name = "NoRoomError";
}

/** Whether something failed because nothing can be written where it was to be kept. */
export function hasNoRoom(error: unknown): boolean {
  return error instanceof NoRoomError || codeOf(error) in noRoom;
}

/** The error in words that name the file or folder, where it is one of these; otherwise the error itself. */
export function withPlace(place: string, error: unknown): unknown {
  const why = noRoom[codeOf(error)];
  return why === undefined ? error : new NoRoomError(`${place} cannot be written: ${why}.`, { cause: error });
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}
