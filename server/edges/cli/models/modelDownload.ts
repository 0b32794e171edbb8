import type { Command } from "commander";
import { parseConfig } from "../../../contract/parseConfig.ts";
import { megabytes } from "../../../machine/models/copyFile.ts";
import type { DownloadProgress } from "../../../machine/models/downloadFile.ts";
import { downloadChoice, downloadModel, forgetDownload } from "../../../machine/models/downloadModel.ts";
import type { ModelStore } from "../../../machine/models/modelStore.ts";
import { progressInWords } from "../../../machine/models/progressInWords.ts";
import { networkFromEnvironment } from "../../../machine/models/proxyAgent.ts";
import { type Environment, printJson, printLines, tell } from "../environment.ts";
import { readSettings } from "../reading/readSettings.ts";
import { describe, type FilesOptions, refusing, withFormat } from "./modelOutput.ts";

interface DownloadCommandOptions extends FilesOptions {
  readonly config?: string;
  readonly mirror?: string;
  readonly use?: boolean;
  readonly forget?: boolean;
}

/** The model Inkling is made for. */
const usual = "qwen2.5-coder-0.5b-instruct";

/** `inkling model download [ID|URL]`. */
export function registerDownload(model: Command, environment: Environment, store: ModelStore): void {
  withFormat(
    model
      .command("download [id]")
      .description(
        `download a model of the catalog, or from an address (default: ${usual}); Ctrl-C pauses, the same command goes on`,
      ),
  )
    .option("--config <file>", "settings, in the shape of .inkling.json")
    .option("--mirror <address>", "stands in for https://huggingface.co")
    .option("--use", "use it from now on")
    .option("--forget", "remove what a paused download left")
    .action((id: string | undefined, options: DownloadCommandOptions) =>
      download(environment, store, id ?? usual, options),
    );
}

async function download(
  environment: Environment,
  store: ModelStore,
  id: string,
  options: DownloadCommandOptions,
): Promise<void> {
  const choice = await refusing(async () => downloadChoice(id));
  const asJson = options.format === "json";
  if (options.forget) {
    const freed = await forgetDownload(choice, store);
    if (asJson) return printJson(environment, { forgotten: choice.name, freed });
    return printLines(environment, [`${megabytes(freed)} are free again.`]);
  }
  const { file, license, page } = choice;
  const say = (line: string) => tell(environment, line);
  const size = file.bytes === undefined ? "of a size that is not verified" : megabytes(file.bytes);
  say(`${file.name}, ${size}, licence ${license ?? "not known"}${page ? `, from ${page}` : ""}`);
  if (file.sha256 === undefined)
    say(
      "its checksum is not known beforehand: the file is checked by its header only, and noted as not verified",
    );
  const settings = readSettings(environment, options.config);
  const progress = new ProgressLine(environment);
  const model = await refusing(() =>
    downloadModel(choice, {
      store,
      mirror: options.mirror ?? parseConfig(settings).config.model.mirror,
      network: networkFromEnvironment(),
      onProgress: (state) => progress.show(state),
      signal: environment.signal,
    }),
  ).finally(() => progress.end());
  if (options.use) await store.choose(model.path);
  if (asJson) return printJson(environment, model);
  printLines(environment, [
    describe(model),
    ...(options.use ? [] : [`Use it with: inkling model use ${model.name}`]),
  ]);
}

/** `12 % of 429 MB, 8.1 MB/s, 46 s left`, in place on a terminal, at every tenth elsewhere. */
class ProgressLine {
  readonly #stream: NodeJS.WritableStream & { readonly isTTY?: boolean };
  #tenth = -1;
  #shown = false;

  constructor({ stderr }: Environment) {
    this.#stream = stderr;
  }

  show(progress: DownloadProgress): void {
    const text = progressInWords(progress);
    if (this.#stream.isTTY) {
      this.#stream.write(`\r\x1b[K${text}`);
      this.#shown = true;
      return;
    }
    const tenth = progress.total === undefined ? -1 : Math.floor((progress.received / progress.total) * 10);
    if (tenth <= this.#tenth) return;
    this.#tenth = tenth;
    this.#stream.write(`inkling: ${text}\n`);
  }

  end(): void {
    if (this.#shown) this.#stream.write("\n");
  }
}
