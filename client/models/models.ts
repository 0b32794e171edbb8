import { l10n, ProgressLocation, window, workspace } from "vscode";
import type { CancellationToken, LanguageClient } from "vscode-languageclient/node";
import {
  type MeasuredModel,
  type ModelsOverview,
  type ModelsParams,
  type ModelsProgress,
  type ModelsResult,
  modelsProgressNotification,
  modelsRequest,
  type ProxySettings,
} from "../../server/edges/lsp/protocol.ts";

/** The server's side of the user's models. Every method rejects with a sentence for the user. */
export class Models {
  readonly #client: LanguageClient;

  constructor(client: LanguageClient) {
    this.#client = client;
  }

  list(): Promise<ModelsOverview> {
    return this.#ask<ModelsOverview>({ action: "list" });
  }

  find(): Promise<readonly { name: string; program: string; path: string; bytes: number; about: string }[]> {
    return this.#ask({ action: "find" });
  }

  /** What a file is and can do; rejects where it cannot be loaded. */
  inspect(path: string): Promise<string> {
    return this.#ask<string>({ action: "inspect", path });
  }

  import(path: string, link: boolean): Promise<string> {
    return this.#ask({ action: "import", path, link });
  }

  /** Uses a model from now on. A setting that names another one gives way. */
  async use(name: string): Promise<void> {
    await this.#ask({ action: "use", name });
    const settings = workspace.getConfiguration("inkling");
    if (settings.inspect("model.path")?.globalValue) await settings.update("model.path", undefined, true);
  }

  remove(name: string): Promise<number> {
    return this.#ask({ action: "remove", name });
  }

  /** True for the first window that asks. */
  claimOffer(): Promise<boolean> {
    return this.#ask({ action: "claimOffer" });
  }

  /**
   * Downloads with a bar that can be cancelled. What came so far is kept, and the next download goes on from there. Undefined when
   * cancelled.
   */
  download(id: string, title: string): Promise<string | undefined> {
    return this.#withProgress(title, { action: "download", id, proxy: proxySettings() });
  }

  measure(): Promise<MeasuredModel | undefined> {
    return this.#withProgress(l10n.t("Measuring the model on your code"), { action: "measure" });
  }

  async #withProgress<T>(title: string, params: ModelsParams): Promise<T | undefined> {
    const options = { location: ProgressLocation.Notification, title, cancellable: true };
    return window.withProgress(options, async (progress, token) => {
      let told = 0;
      const subscription = this.#client.onNotification(
        modelsProgressNotification,
        ({ text, share }: ModelsProgress) => {
          const percent = Math.floor((share ?? 0) * 100);
          progress.report({ message: text, increment: Math.max(0, percent - told) });
          told = Math.max(told, percent);
        },
      );
      try {
        return await this.#ask<T>(params, token);
      } catch (error) {
        if (token.isCancellationRequested) return undefined;
        throw error;
      } finally {
        subscription.dispose();
      }
    });
  }

  async #ask<T>(params: ModelsParams, token?: CancellationToken): Promise<T> {
    // A token that is undefined would be sent as a second parameter.
    const more = token ? [token] : [];
    const result = await this.#client.sendRequest<ModelsResult>(modelsRequest, params, ...more);
    if ("error" in result) throw new Error(result.error);
    return result.value as T;
  }
}

/** How VS Code itself reaches the network. */
function proxySettings(): ProxySettings {
  const http = workspace.getConfiguration("http");
  return {
    url: http.get<string>("proxySupport") === "off" ? "" : (http.get<string>("proxy") ?? ""),
    authorization: http.get<string | null>("proxyAuthorization") ?? "",
    direct: http.get<string[]>("noProxy") ?? [],
    strictTls: http.get<boolean>("proxyStrictSSL") ?? true,
  };
}
