// inkling-ignore-file magic-number: confidences and bounds fitted by `npm run eval classification`, each beside what it is of.
/** What a file is for, from its path, its language and a look at its text. */
import { isFixturePath } from "../../language/files/filePlaces.ts";
import { isGenerated, isGeneratedPath } from "../../language/files/isGenerated.ts";
import { isNamedAsTest, isTestText, testSigns } from "../../language/files/isTestFile.ts";
import { isInTestFolder } from "../../language/files/isTestPath.ts";
import { isCodeLanguage, type Language } from "../../language/files/languageTable.ts";

export type FileKind = "source" | "test" | "documentation" | "configuration" | "data" | "generated";

export interface KindInput {
  /** With forward slashes, relative to the workspace where possible. */
  readonly path: string;
  readonly language: Language | undefined;
  readonly text: string;
  /** The text with comments and the insides of strings blanked out. */
  readonly code: string;
  readonly libraries: readonly string[];
}

export interface KindOutput {
  readonly kind: FileKind;
  readonly isCode: boolean;
  readonly isTest: boolean;
  readonly isDocumentation: boolean;
  /** 0 to 1. */
  readonly confidence: number;
}

const documentationName =
  /(?:^|\/)(?:README|LICEN[CS]E|COPYING|NOTICE|AUTHORS|CONTRIBUTORS|CONTRIBUTING|CHANGELOG|CHANGES|HISTORY|NEWS|SECURITY|CODE_OF_CONDUCT|INSTALL|UPGRADING|MAINTAINERS|TODO)(?:[.-]\w+)*$/i;
const proseLanguages = new Set([
  "markdown",
  "mdx",
  "restructuredtext",
  "asciidoc",
  "plaintext",
  "org",
  "textile",
  "latex",
  "roff",
  "roff-manpage",
  "rdoc",
  "pod",
  "mediawiki",
  "texinfo",
  "typst",
  "creole",
  "vim-help-file",
]);
const configurationLanguages = new Set([
  "json",
  "jsonc",
  "json5",
  "yaml",
  "toml",
  "ini",
  "properties",
  "dotenv",
  "ignore",
  "gitattributes",
  "editorconfig",
  "dockerfile",
  "makefile",
  "cmake",
  "terraform",
  "xml",
  "npm-config",
  "apacheconf",
  "nginx",
  "go.mod",
  "starlark",
  "meson",
  "ninja",
  "desktop",
  "systemd",
  "hocon",
  "cue",
  "jsonnet",
  "ssh-config",
  "option-list",
  "browserslist",
  "nix",
  "pip-requirements",
  "gn",
  "gradle",
  "maven-pom",
  "debian-package-control-file",
  "pkg-config",
  "qmake",
  "proguard",
  "haproxy",
]);
const configurationName =
  /(?:^|\/)(?:[^/]*\.(?:config|conf|rc)\.\w+|\.[^/]+rc(?:\.\w+)?|setup\.(?:py|cfg)|Gemfile|Rakefile|build\.(?:rs|gradle|gradle\.kts|sbt|xml)|settings\.gradle(?:\.kts)?|Podfile|Package\.swift|mix\.exs|requirements[^/]*\.txt|constraints\.txt|gulpfile\.\w+|Gruntfile\.\w+|noxfile\.py|package\.json|composer\.json|[jt]sconfig(?:\.[\w-]+)?\.json|CMakeLists\.txt|[^/]*\.(?:xml|ya?ml|json|toml|ini|cfg|conf|neon|php)\.dist|[^/]*\.(?:csproj|sln|vcxproj|props|targets|gemspec|cabal|podspec|desktop|service))$/i;
/** Settings of tools that have names of their own. */
const toolFiles = new Set(
  `Caddyfile MANIFEST.in nginx.conf Jenkinsfile Procfile Vagrantfile justfile Justfile Earthfile Tiltfile Brewfile Dangerfile Fastfile
  Appfile Guardfile Capfile Berksfile Cartfile conanfile.py conanfile.txt meson_options.txt fabfile.py configure.ac build.zig build.sc
  project.clj deps.edn shadow-cljs.edn rebar.config stack.yaml cabal.project dune-project turbo.json nx.json biome.json deno.json
  renovate.json lerna.json rush.json vercel.json netlify.toml wrangler.toml angular.json nest-cli.json firebase.json pyproject.toml
  tox.ini Pipfile vitest.workspace.ts robots.txt CODEOWNERS control .tool-versions .busted`.split(/\s+/),
);
const configurationFolder = /(?:^|\/)(?:\.github|\.circleci|\.vscode|\.husky|config|\.config|etc)\//;
/** Folders whose files set up a tool, whatever their language. */
const toolFolder = /(?:^|\/)(?:\.storybook\/|\.vitepress\/config\.)/;
/** Decides what a file is for. */
export function fileKind(input: KindInput): KindOutput {
  const { path, language } = input;
  const isCode = language !== undefined && isCodeLanguage(language) && !isBuildLanguage(language.id);
  const test = testEvidence(input, isCode);
  const decided = (kind: FileKind, confidence: number): KindOutput => ({
    kind,
    isCode,
    isTest: kind === "test" || (kind === "generated" && test >= 0.8),
    isDocumentation: kind === "documentation",
    confidence,
  });
  if (isMade(input)) return decided("generated", 0.95);
  const documentation = documentationEvidence(input, isCode);
  if (documentation > 0) return decided("documentation", documentation);
  if (isCode && test >= 0.5) return decided("test", test);
  if (isConfigurationName(path)) return decided("configuration", 0.93);
  if (language?.id === "sql" && isDump(input.text)) return decided("data", 0.85);
  if (isCode) return decided("source", isFixturePath(path) ? 0.75 : Math.min(0.97, 1 - test / 2));
  return decided(...settingsOrData(input));
}

/** Probability that a file is documentation, by its name or its prose; 0 for what neither speaks for. */
function documentationEvidence({ path, language, text }: KindInput, isCode: boolean): number {
  const isProseLanguage = language !== undefined && proseLanguages.has(language.id);
  if (isCode && !isProseLanguage) return 0;
  const isProse = isProseLanguage || (language === undefined && looksLikeProse(text));
  // Plain text among the data of tests is data.
  const isTestData =
    (isFixturePath(path) || isEncoded(text)) && (language === undefined || language.id === "plaintext");
  const isVersion = /(?:^|\/)VERSION(?:\.txt)?$/.test(path);
  if (isVersion) return 0;
  const isDocumentation =
    documentationName.test(path) || (isProse && !isTestData && !isConfigurationText(path));
  if (!isDocumentation) return 0;
  return isProse ? 0.97 : 0.9;
}

/** What is neither code nor prose. */
function settingsOrData({ path, language, text }: KindInput): [FileKind, confidence: number] {
  if (isFixturePath(path)) return ["data", 0.85];
  const isSetting = language !== undefined && configurationLanguages.has(language.id);
  if (isSetting && !looksLikeData(path, language, text)) return ["configuration", 0.9];
  return ["data", language === undefined ? 0.5 : 0.85];
}

/** Rows of a database, as opposed to what it is made of and asked: most of the statements put them in. */
function isDump(text: string): boolean {
  const statements =
    text.match(/^[ \t]*(?:INSERT|SELECT|CREATE|ALTER|DROP|UPDATE|DELETE|WITH|BEGIN)\b/gim) ?? [];
  const rows = statements.filter((word) => /insert/i.test(word)).length;
  return rows > 2 && rows / statements.length > 0.8;
}

function isBuildLanguage(id: string): boolean {
  return configurationLanguages.has(id);
}

/** Probability that code is test code: by where it stands, what it imports and what it calls. */
function testEvidence({ path, code, libraries, language }: KindInput, isCode: boolean): number {
  if (!isCode) return 0;
  const named = isNamedAsTest(path, language?.id);
  const folder = isInTestFolder(path);
  const shown = testSigns(code, libraries);
  const isAtWork = shown.usesLibrary || shown.calls > 0;
  if (named) return isAtWork || folder ? 0.99 : 0.9;
  if (folder && isAtWork) return 0.98;
  if (folder) return isFixturePath(path) ? 0.4 : 0.85;
  if (isTestText(shown)) return shown.usesLibrary ? 0.95 : 0.85;
  if (shown.calls >= 2) return 0.25;
  return shown.usesLibrary ? 0.3 : 0.02;
}

/** Prose on generators has their words. */
function isMade({ path, text, language }: KindInput): boolean {
  const isProse = language !== undefined && proseLanguages.has(language.id);
  return isProse ? isGeneratedPath(path) : isGenerated(path, text, language?.id ?? "");
}

function isConfigurationName(path: string): boolean {
  return (
    configurationName.test(path) ||
    toolFolder.test(path) ||
    toolFiles.has(path.slice(path.lastIndexOf("/") + 1))
  );
}

function isConfigurationText(path: string): boolean {
  return (
    isConfigurationName(path) || /(?:^|\/)(?:robots\.txt|CMakeLists\.txt|MANIFEST\.in|\.[^/]+)$/.test(path)
  );
}

/** Base64 and the like: long lines without a space. */
function isEncoded(text: string): boolean {
  const lines = text.slice(0, 4000).split("\n").slice(0, -1);
  return lines.length > 0 && lines.every((line) => /^[\w+/=-]{40,}$/.test(line));
}

/** Sentences: words in rows, ended by full stops, with little punctuation that code needs. */
function looksLikeProse(text: string): boolean {
  const sample = text.slice(0, 8000);
  const words = sample.match(/[A-Za-zÀ-ɏЀ-ӿ]{2,}/g)?.length ?? 0;
  const marks = sample.match(/[{}();=<>[\]$\\|&*]/g)?.length ?? 0;
  return words >= 20 && marks / words < 0.12;
}

/** Settings files hold few, varied entries; data files many of the same shape, or live in data folders. */
function looksLikeData(path: string, language: Language, text: string): boolean {
  if (
    /(?:^|\/)(?:data|dataset|datasets|assets|locales?|i18n|translations|lang|messages|resources\/data|schemas?)\//i.test(
      path,
    )
  )
    return true;
  if (configurationFolder.test(path) || /(?:^|\/)\.[^/]+$/.test(path)) return false;
  // Tools find their settings by name.
  const isNameless = !path.slice(path.lastIndexOf("/") + 1).includes(".");
  if (language.id === "json" || language.id === "json5")
    return isNameless || /^\s*\[/.test(text) || text.length > 40_000;
  if (language.id === "xml")
    return !/<(?:project|configuration|beans|web-app|manifest|settings|Project|ruleset|module)\b/.test(
      text.slice(0, 2000),
    );
  return text.length > 200_000;
}
