import { readdir, readFile, stat } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import * as z from "zod";
import { type InspectedFile, inspectFile } from "./inspectFile.ts";

/** A model that another program has on this machine. */
export interface FoundModel extends Omit<InspectedFile, "header"> {
  /** What the other program calls it. */
  readonly name: string;
  readonly path: string;
  readonly program: "Ollama" | "LM Studio";
}

/** Where the other programs keep their models. */
export interface OtherPrograms {
  readonly ollama: readonly string[];
  readonly lmStudio: readonly string[];
}

const modelLayer = "application/vnd.ollama.image.model";
const manifest = z.object({ layers: z.array(z.object({ mediaType: z.string(), digest: z.string() })) });
/** A manifest has some hundred bytes. */
const largestManifest = 1 << 20;
/** Folders of LM Studio are two deep: publisher and model. */
const deepest = 4;

/** The usual folders; Ollama's own variable names another one. */
function otherPrograms(env = process.env, home = os.homedir()): OtherPrograms {
  return {
    ollama: [
      ...(env.OLLAMA_MODELS ? [env.OLLAMA_MODELS] : []),
      path.join(home, ".ollama", "models"),
      "/usr/share/ollama/.ollama/models",
    ],
    lmStudio: [path.join(home, ".lmstudio", "models"), path.join(home, ".cache", "lm-studio", "models")],
  };
}

/** Looks for models of other programs; files that are none, or cannot be read, are left out. */
export async function findModels(programs: OtherPrograms = otherPrograms()): Promise<readonly FoundModel[]> {
  const found = [
    ...(await Promise.all(programs.ollama.map(ofOllama))).flat(),
    ...(await Promise.all(programs.lmStudio.map(ofLmStudio))).flat(),
  ];
  const inspected = await Promise.all(found.map(inspect));
  const unique = new Map(inspected.flatMap((model) => (model ? [[model.path, model] as const] : [])));
  return [...unique.values()].sort((a, b) => a.name.localeCompare(b.name));
}

type Candidate = Pick<FoundModel, "name" | "path" | "program">;

async function inspect(candidate: Candidate): Promise<FoundModel | undefined> {
  try {
    const { bytes, facts } = await inspectFile(candidate.path);
    return { ...candidate, bytes, facts };
  } catch {
    return undefined;
  }
}

/** Ollama's files are named by their checksum; a manifest per name and tag says which is which. */
async function ofOllama(folder: string): Promise<readonly Candidate[]> {
  const manifests = path.join(folder, "manifests");
  const files = await filesBelow(manifests, deepest);
  const models = await Promise.all(
    files.map(async (file): Promise<readonly Candidate[]> => {
      const digest = await modelDigest(file);
      if (digest === undefined) return [];
      // HOST/NAMESPACE/MODEL/TAG; the host and the usual namespace go without saying.
      const [, namespace = "", ...rest] = path.relative(manifests, file).split(path.sep);
      const [model = "", tag = ""] = rest.slice(-2);
      const name = `${namespace === "library" ? "" : `${namespace}/`}${model}:${tag}`;
      return [{ name, path: path.join(folder, "blobs", `sha256-${digest}`), program: "Ollama" }];
    }),
  );
  return models.flat();
}

async function modelDigest(file: string): Promise<string | undefined> {
  try {
    if ((await stat(file)).size > largestManifest) return undefined;
    const { layers } = manifest.parse(JSON.parse(await readFile(file, "utf8")));
    const digest = layers.find(({ mediaType }) => mediaType === modelLayer)?.digest;
    // The digest becomes part of a path, so it may be nothing else.
    return /^sha256:([0-9a-f]{64})$/.exec(digest ?? "")?.[1];
  } catch {
    return undefined;
  }
}

async function ofLmStudio(folder: string): Promise<readonly Candidate[]> {
  const files = (await filesBelow(folder, deepest)).filter((file) => /\.gguf$/i.test(file));
  return files.map((file) => ({
    name: path.relative(folder, file).split(path.sep).join("/"),
    path: file,
    program: "LM Studio",
  }));
}

async function filesBelow(folder: string, depth: number): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const nested = await Promise.all(
    entries.map(async (entry) => {
      const full = path.join(folder, entry.name);
      if (entry.isDirectory() && depth > 0) return filesBelow(full, depth - 1);
      return entry.isFile() ? [full] : [];
    }),
  );
  return nested.flat();
}
