import os from "node:os";
import path from "node:path";

/** What decides where the user's data lie. */
interface UserFolders {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
}

const here: UserFolders = { platform: process.platform, env: process.env, home: os.homedir() };

/**
 * The folder for models, the choice among them and what was measured of them: one for the editor, the terminal and every window.
 * Each platform's own place for data that are no settings and not to be synchronised; `INKLING_DATA` names another one.
 */
export function dataFolder({ platform, env, home }: UserFolders = here): string {
  if (env.INKLING_DATA) return path.resolve(env.INKLING_DATA);
  if (platform === "win32")
    return path.join(env.LOCALAPPDATA || path.join(home, "AppData", "Local"), "Inkling");
  if (platform === "darwin") return path.join(home, "Library", "Application Support", "Inkling");
  // Relative paths are to be ignored, says the XDG Base Directory Specification.
  const shared = env.XDG_DATA_HOME?.startsWith("/") ? env.XDG_DATA_HOME : path.join(home, ".local", "share");
  return path.join(shared, "inkling");
}
