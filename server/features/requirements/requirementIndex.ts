import type { TextDocument } from "vscode-languageserver-textdocument";
import { filterInTurns } from "../../contract/filterInTurns.ts";
import { nextTurn } from "../../contract/nextTurn.ts";
import type { Ports } from "../../contract/ports.ts";
import type { Syntax } from "../../language/parse/syntax.ts";
import { globMatcher } from "../../text/glob.ts";
import { holdsItems, isAlwaysDocument } from "./documents/documentKind.ts";
import { type FileRequirements, readCodeFile, readDocumentFile } from "./documents/fileRequirements.ts";

/** Files of programs: what they refer to is looked for, and what may implement a requirement. */
const codeGlobs = [
  "**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx,py,pyi,java,go,rs,c,h,cc,cpp,cxx,hpp,hh,cs,php,rb,sh,bash,ps1,kt,kts,swift,scala,lua,sql,dart,ex,exs,hs,ml,zig,vue,svelte}",
];
/** Other files whose comments may refer to requirements: other languages, styles, pages, settings, recipes, scripts without an ending. */
const commentedGlobs = [
  "**/*.{m,mm,pl,pm,t,r,R,jl,clj,cljs,cljc,erl,hrl,fs,fsx,mli,vb,pas,adb,ads,f,for,f90,f95,f03,f08,cob,cbl,vhd,vhdl,v,sv,svh,nim,cr,d,lisp,el,scm,rkt,tcl,sol,groovy,gradle,coffee,elm,purs,awk,asm,s,S,glsl,vert,frag,hlsl,wgsl,cu,ino,bats,robot,zsh,fish,psm1,bat,cmd}",
  "**/*.{css,scss,sass,less,html,htm,xml,xsd,yml,yaml,toml,ini,cfg,conf,properties,tf,hcl,proto,graphql,cmake,mk}",
  "**/{Makefile,GNUmakefile,Dockerfile,Jenkinsfile,Rakefile,CMakeLists.txt,BUILD}",
  "**/{bin,sbin,exe,libexec}/*",
];
/** Prose that may hold OpenFastTrace's items and tags, or scenarios. */
const proseGlobs = ["**/*.{feature,sdoc,md,adoc,rst}"];

const isCode = globMatcher(codeGlobs);

/** What Doorstop leaves in each of its folders, and the items beside it. */
const doorstopFile = "**/.doorstop.yml";

/** Files, known or not, that are looked at between two turns of others: a few milliseconds' worth. */
const looksPerTurn = 1_000;

interface Known {
  /** Kept for open documents only, which change without notice. */
  readonly text: string | undefined;
  readonly settings: string;
  readonly file: FileRequirements;
}

/** What is known of the requirements of a workspace. Files are read when first asked for, and again when they changed. */
export class RequirementIndex {
  readonly #ports: Ports;
  readonly #syntax: Syntax;
  readonly #known = new Map<string, Known>();
  /** Files that are being read. */
  readonly #reading = new Map<string, Promise<FileRequirements | undefined>>();
  readonly #named = new Set<string>();
  /** Files of the last listing. */
  readonly #listed = new Set<string>();
  readonly #matchers = new Map<string, (path: string) => boolean>();
  #documents: Promise<readonly string[]> | undefined;
  #code: Promise<readonly string[]> | undefined;
  #prose: Promise<readonly string[]> | undefined;
  #whole: Promise<void> | undefined;

  constructor(ports: Ports, syntax: Syntax) {
    this.#ports = ports;
    this.#syntax = syntax;
    // Which files count, what they are taken for, and which folders there are, follows the settings.
    ports.settings.onDidChange(() => {
      this.#known.clear();
      this.#listAnew();
    });
  }

  /** Forgets files that changed on disk; a file never seen before makes the workspace be listed anew. */
  didChangeFiles(uris: readonly string[]): void {
    for (const uri of uris) {
      this.#known.delete(uri);
      this.#reading.delete(uri);
    }
    if (!uris.every((uri) => this.#listed.has(uri))) this.#listAnew();
  }

  /** Forgets what an open document held, saved or not: what counts from now on stands on disk. */
  didClose(uri: string): void {
    this.#known.delete(uri);
  }

  #listAnew(): void {
    this.#listed.clear();
    this.#documents = undefined;
    this.#code = undefined;
    this.#prose = undefined;
  }

  /** Takes files for requirements documents whatever their names, from now on. */
  addDocuments(uris: readonly string[]): void {
    for (const uri of uris) {
      if (this.#named.has(uri)) continue;
      this.#named.add(uri);
      this.#known.delete(uri);
    }
  }

  /**
   * Reads the whole workspace, for all who ask meanwhile, whoever of them stops waiting. Afterwards `documents` and `code`
   * read only what changed since.
   */
  readWhole(): Promise<void> {
    const { signal } = new AbortController();
    this.#whole ??= Promise.all([this.documents(signal), this.code(signal)])
      .then(() => undefined)
      .finally(() => {
        this.#whole = undefined;
      });
    return this.#whole;
  }

  /** The requirements documents of the workspace, open ones as they are in the editor. */
  async documents(signal: AbortSignal): Promise<readonly FileRequirements[]> {
    this.#documents ??= this.#findDocuments(() => {
      this.#documents = undefined;
    });
    await this.#documents;
    const open = this.#ports.workspace.openDocuments().filter((document) => this.isDocument(document.uri));
    const own = open.map(({ uri }) => uri);
    const files = await this.#readAll([...this.#named, ...(await this.#documents), ...own], signal);
    const known = new Set(files.map(({ uri }) => uri));
    const others = (await this.#proseFiles(signal)).filter(
      ({ uri, isDocument }) => isDocument && !known.has(uri),
    );
    return [...files, ...others];
  }

  /** Files that the settings name, and those in Doorstop's folders. */
  async #findDocuments(forget: () => void): Promise<readonly string[]> {
    const found = await this.#find([...this.#globs(), doorstopFile], forget);
    const marks = found.filter((uri) => uri.endsWith("/.doorstop.yml"));
    if (marks.length === 0) return found;
    const beside = marks.map((uri) =>
      this.#ports.workspace.relativePath(uri).replace(/\.doorstop\.yml$/, "*.{yml,yaml,md}"),
    );
    const items = await this.#find(beside, forget);
    return [...new Set([...found, ...items])].filter((uri) => !marks.includes(uri));
  }

  /** Files of prose that hold requirements or say that they document one, whatever their names. */
  async #proseFiles(signal: AbortSignal): Promise<readonly FileRequirements[]> {
    this.#prose ??= this.#find(proseGlobs, () => {
      this.#prose = undefined;
    });
    const files = await this.#readAll(await this.#prose, signal);
    return files.filter(({ requirements, links }) => requirements.length + links.length > 0);
  }

  /** The source files of the workspace, open ones included. */
  async codeFiles(signal: AbortSignal): Promise<readonly string[]> {
    const open = new Set(this.#ports.workspace.openDocuments().map(({ uri }) => uri));
    const files = await this.#commentedFiles(signal);
    const { workspace } = this.#ports;
    return filterInTurns(files, looksPerTurn, (uri) => open.has(uri) || isCode(workspace.relativePath(uri)));
  }

  /** Every file whose comments may refer to requirements, open ones included. */
  async #commentedFiles(signal: AbortSignal): Promise<readonly string[]> {
    this.#code ??= this.#findCommented();
    const listed = await this.#code;
    signal.throwIfAborted();
    const open = this.#ports.workspace.openDocuments().filter((document) => !this.isDocument(document.uri));
    return [...new Set([...listed.filter((uri) => !this.#named.has(uri)), ...open.map(({ uri }) => uri)])];
  }

  async #findCommented(): Promise<readonly string[]> {
    const found = await this.#find([...codeGlobs, ...commentedGlobs], () => {
      this.#code = undefined;
    });
    return filterInTurns(found, looksPerTurn, (uri) => !this.isDocument(uri));
  }

  /** The source files that hold requirements or references. */
  async code(signal: AbortSignal): Promise<readonly FileRequirements[]> {
    const code = await this.#readAll(await this.#commentedFiles(signal), signal);
    const prose = (await this.#proseFiles(signal)).filter(({ isDocument }) => !isDocument);
    const files = [...code, ...prose];
    return files.filter(
      ({ requirements, links, mentions }) => requirements.length + links.length + mentions.length > 0,
    );
  }

  /** One document as it is now. */
  async read(document: TextDocument): Promise<FileRequirements> {
    const { uri } = document;
    const path = this.#ports.workspace.relativePath(uri);
    const asDocument = this.isDocument(uri) || holdsItems(path, document.getText());
    const { normativeSentences } = this.#ports.settings.of(uri).requirements;
    const text = document.getText();
    const settings = `${asDocument} ${normativeSentences} ${document.languageId}`;
    const known = this.#known.get(uri);
    if (known && known.text === text && known.settings === settings) return known.file;
    const file = asDocument
      ? readDocumentFile(document, path)
      : await readCodeFile(document, this.#syntax, { path, isDocument: false, normativeSentences });
    const open = this.#ports.workspace.openDocuments().some((other) => other.uri === uri);
    this.#known.set(uri, { text: open ? text : undefined, settings, file });
    return file;
  }

  /** Whether a file is one of the requirements documents by its path. */
  isDocument(uri: string): boolean {
    if (this.#named.has(uri) || isAlwaysDocument(this.#ports.workspace.relativePath(uri))) return true;
    const { files } = this.#ports.settings.of(uri).requirements;
    const key = files.join("\n");
    const matches = this.#matchers.get(key) ?? globMatcher(files);
    this.#matchers.set(key, matches);
    return matches(this.#ports.workspace.relativePath(uri));
  }

  /** Reads files, whether or not they belong to the workspace; what cannot be read is left out. */
  async readUris(uris: readonly string[], signal: AbortSignal): Promise<readonly FileRequirements[]> {
    return this.#readAll(uris, signal);
  }

  #globs(): readonly string[] {
    const { roots } = this.#ports.workspace;
    return [...new Set(roots.flatMap((root) => this.#ports.settings.of(root).requirements.files))];
  }

  /** Lists files for all who ask meanwhile: one of them that is cancelled must not stop it for the others. */
  async #find(globs: readonly string[], forget: () => void): Promise<readonly string[]> {
    try {
      const found =
        globs.length === 0 ? [] : await this.#ports.workspace.findFiles(globs, new AbortController().signal);
      for (const uri of found) this.#listed.add(uri);
      return found;
    } catch (error) {
      forget();
      throw error;
    }
  }

  async #readAll(uris: readonly string[], signal: AbortSignal): Promise<readonly FileRequirements[]> {
    const open = new Set(this.#ports.workspace.openDocuments().map(({ uri }) => uri));
    const files: FileRequirements[] = [];
    let looked = 0;
    for (const uri of new Set(uris)) {
      if (++looked % looksPerTurn === 0) await nextTurn();
      signal.throwIfAborted();
      const known = open.has(uri) ? undefined : this.#known.get(uri);
      if (known) {
        files.push(known.file);
        continue;
      }
      const file = await this.#readFile(uri);
      if (file) files.push(file);
    }
    return files;
  }

  /** Reads a file for all who ask meanwhile. */
  #readFile(uri: string): Promise<FileRequirements | undefined> {
    const pending = this.#reading.get(uri);
    if (pending) return pending;
    const reading = this.#ports.workspace
      .document(uri)
      .then((document) => document && this.read(document))
      .finally(() => {
        if (this.#reading.get(uri) === reading) this.#reading.delete(uri);
      });
    this.#reading.set(uri, reading);
    return reading;
  }
}
