/** Name of the settings file that a workspace or one of its folders may hold. */
export const settingsFileName = ".inkling.json";

/** Whether a document holds settings of ours. */
export function isSettingsFile(uri: string): boolean {
  return uri.endsWith(`/${settingsFileName}`);
}
