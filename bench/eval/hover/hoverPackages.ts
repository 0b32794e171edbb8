/** Packages by other people whose files are hovered over. Their texts are fetched when the evaluation runs, never committed. */
import type { OutsidePackage } from "../outside/packages.ts";

/** A package, and the languages whose files are taken from it. */
export interface HoverPackage {
  readonly package: Pick<OutsidePackage, "origin" | "name" | "version">;
  readonly languages: readonly string[];
}

const npm = (name: string, version: string, ...languages: readonly string[]): HoverPackage => ({
  package: { origin: "npm", name, version },
  languages: [...languages, "markdown"],
});
const debian = (name: string, ...languages: readonly string[]): HoverPackage => ({
  package: { origin: "debian", name },
  languages,
});
const source = (name: string, ...languages: readonly string[]): HoverPackage => ({
  package: { origin: "source", name },
  languages,
});

/** Looked at while hover was made. */
export const seenPackages: readonly HoverPackage[] = [
  npm("express", "4.21.2", "javascript"),
  npm("commander", "12.1.0", "javascript"),
  npm("rxjs", "7.8.2", "typescript"),
  debian("python3-requests", "python"),
  debian("golang-github-gorilla-mux-dev", "go"),
  debian("librust-serde-json-dev", "rust"),
  source("guava-libraries", "java"),
  debian("libfmt-dev", "cpp"),
  npm("react-native-windows", "0.84.0", "csharp"),
  debian("php-twig", "php"),
  debian("ruby-rack", "ruby"),
];

/** Nothing is tuned on these: the committed labels are of places in them. */
export const unseenPackages: readonly HoverPackage[] = [
  npm("winston", "3.17.0", "javascript"),
  npm("socket.io", "4.8.1", "javascript"),
  npm("bull", "4.16.5", "javascript"),
  npm("viem", "2.21.0", "typescript"),
  npm("@tanstack/query-core", "5.59.0", "typescript"),
  debian("python3-tornado", "python"),
  debian("python3-celery", "python"),
  debian("golang-github-hashicorp-raft-dev", "go"),
  debian("golang-go.uber-zap-dev", "go"),
  debian("librust-rayon-dev", "rust"),
  debian("librust-hyper-dev", "rust"),
  source("junit5", "java"),
  source("jsoup", "java"),
  source("leveldb", "cpp"),
  debian("nlohmann-json3-dev", "cpp"),
  source("keepass2", "csharp"),
  debian("php-symfony-cache", "php"),
  debian("php-guzzlehttp-guzzle", "php"),
  debian("ruby-sidekiq", "ruby"),
  debian("ruby-sinatra", "ruby"),
];
