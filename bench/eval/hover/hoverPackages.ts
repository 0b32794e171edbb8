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

/** A first draw of 575, read and mended after. */
export const firstPackages: readonly HoverPackage[] = [
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

/** A second draw, read and mended after. */
export const secondPackages: readonly HoverPackage[] = [
  npm("pino", "9.5.0", "javascript"),
  npm("async", "3.2.6", "javascript"),
  npm("fastify", "4.28.1", "javascript"),
  npm("knex", "3.1.0", "javascript"),
  npm("ethers", "6.13.4", "typescript"),
  npm("zod", "4.0.5", "typescript"),
  debian("python3-scrapy", "python"),
  debian("python3-sphinx", "python"),
  debian("golang-github-spf13-cobra-dev", "go"),
  debian("golang-github-prometheus-client-golang-dev", "go"),
  debian("librust-regex-dev", "rust"),
  debian("librust-crossbeam-dev", "rust"),
  debian("librust-tokio-dev", "rust"),
  source("libcommons-lang3-java", "java"),
  source("jackson-core", "java"),
  source("re2", "cpp"),
  debian("libeigen3-dev", "cpp"),
  source("nunit", "csharp"),
  debian("php-symfony-console", "php"),
  debian("php-monolog", "php"),
  debian("ruby-rspec-core", "ruby"),
  debian("asciidoctor", "ruby"),
];

/** The last draw, unseen when it was read; what it showed was mended afterwards, so the next unseen draw needs others. */
export const unseenPackages: readonly HoverPackage[] = [
  npm("koa", "2.15.3", "javascript"),
  npm("sequelize", "6.37.5", "javascript"),
  npm("bluebird", "3.7.2", "javascript"),
  npm("effect", "3.10.0", "typescript"),
  npm("@trpc/server", "10.45.2", "typescript"),
  debian("python3-docutils", "python"),
  debian("python3-babel", "python"),
  debian("golang-github-gin-gonic-gin-dev", "go"),
  debian("golang-google-grpc-dev", "go"),
  debian("librust-rand-dev", "rust"),
  debian("librust-chrono-dev", "rust"),
  source("picocli", "java"),
  debian("libspdlog-dev", "cpp"),
  debian("phpunit", "php"),
  debian("php-symfony-http-kernel", "php"),
  debian("ruby-mail", "ruby"),
  debian("rubocop", "ruby"),
];

export const allPackages: readonly HoverPackage[] = [...firstPackages, ...secondPackages, ...unseenPackages];
