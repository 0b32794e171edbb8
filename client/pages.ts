import { commands, type Disposable, EventEmitter, Uri, workspace } from "vscode";

const scheme = "inkling-page";

/** Pages that Inkling writes for reading: no tab of source beside them, and nothing to save. */
export class Pages implements Disposable {
  readonly #texts = new Map<string, string>();
  readonly #changes = new EventEmitter<Uri>();
  readonly #registration = workspace.registerTextDocumentContentProvider(scheme, {
    onDidChange: this.#changes.event,
    provideTextDocumentContent: (uri) => this.#texts.get(uri.path),
  });

  /** Shows Markdown under a title; a page of the same title gives way. */
  async show(title: string, markdown: string): Promise<void> {
    const uri = Uri.from({ scheme, path: `/${title}` });
    this.#texts.set(uri.path, markdown);
    this.#changes.fire(uri);
    await commands.executeCommand("markdown.showPreview", uri);
  }

  dispose(): void {
    this.#registration.dispose();
    this.#changes.dispose();
  }
}
