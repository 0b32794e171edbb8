/**
 * Packages by other people, on which findings are counted and read. Their texts are fetched when the evaluation runs and
 * never committed.
 */
export type Group = "seen" | "drawn" | "fresh";

/** Where a package comes from: npm; a Debian package as installed; the source that a Debian package is built from. */
export type Origin = "npm" | "debian" | "source";

export interface OutsidePackage {
  /**
   * `seen` was looked at while the rules were made; `drawn` was picked by its name alone and only its figures are looked
   * at; `fresh` has no fixed version, so each release meets code that did not exist before.
   */
  readonly group: Group;
  readonly origin: Origin;
  readonly name: string;
  /** The newest that can be had when left out. */
  readonly version?: string;
}

const npm = (group: Group, ...names: readonly string[]) => packagesOf(group, "npm", names);
const debian = (group: Group, ...names: readonly string[]) => packagesOf(group, "debian", names);
const source = (group: Group, ...names: readonly string[]) => packagesOf(group, "source", names);

/** `name@version`, or the newest without one; Debian's archive holds one version at a time, so it is never asked for. */
function packagesOf(group: Group, origin: Origin, names: readonly string[]): readonly OutsidePackage[] {
  return names.map((each) => {
    const at = each.lastIndexOf("@");
    return at > 0
      ? { group, origin, name: each.slice(0, at), version: each.slice(at + 1) }
      : { group, origin, name: each };
  });
}

export const outsidePackages: readonly OutsidePackage[] = [
  // JavaScript and TypeScript; react-native brings Java, C++ and Objective-C, react-native-windows C# and C++.
  ...npm("seen", "webpack@5.113.0", "ramda@0.32.0", "mongoose@9.12.1", "rxjs@7.8.2", "viem@2.57.20"),
  ...npm("seen", "react-native-windows@0.84.0", "three@0.187.0", "sequelize@6.37.8"),
  ...npm(
    "drawn",
    "async@3.2.6",
    "bluebird@3.7.2",
    "fastify@5.12.8",
    "knex@3.3.0",
    "koa@3.3.0",
    "moment@2.31.0",
  ),
  ...npm("drawn", "effect@4.1.0", "@tanstack/query-core@5.108.4", "@trpc/server@11.25.2", "zod@4.6.7"),
  ...npm("drawn", "react-native@0.88.1", "ethers@6.17.0", "svelte@5.57.3", "vscode-languageserver@11.0.0"),
  ...npm("fresh", "eslint-plugin-unicorn", "undici", "@noble/curves", "date-fns", "preact", "pino"),
  // Python
  ...debian("seen", "python3-django", "python3-twisted", "python3-networkx", "python3-sqlalchemy"),
  ...debian(
    "drawn",
    "python3-sympy",
    "python3-docutils",
    "python3-babel",
    "python3-matplotlib",
    "python3-scrapy",
  ),
  ...debian("fresh", "python3-pip", "ansible-core", "python3-sphinx"),
  // Ruby
  ...debian("seen", "ruby-activesupport", "ruby-mail", "ruby-actionpack"),
  ...debian("drawn", "puppet-agent", "ruby-activerecord", "rubocop", "asciidoctor", "ruby-sequel"),
  ...debian("fresh", "jekyll", "ruby-rspec-core"),
  // PHP
  ...debian("seen", "php-twig", "php-symfony-http-kernel", "php-monolog"),
  ...debian(
    "drawn",
    "phpunit",
    "php-doctrine-orm",
    "wordpress",
    "php-guzzlehttp-guzzle",
    "php-symfony-console",
  ),
  ...debian("fresh", "composer", "phpmyadmin"),
  // Go
  ...debian("seen", "golang-github-spf13-cobra-dev", "golang-google-grpc-dev"),
  ...debian("drawn", "golang-golang-x-tools-dev", "golang-github-prometheus-client-golang-dev"),
  ...debian("drawn", "golang-github-hashicorp-raft-dev", "golang-etcd-server-dev"),
  ...debian("fresh", "golang-github-gin-gonic-gin-dev", "golang-gopkg-yaml.v3-dev"),
  // Rust
  ...debian("seen", "librust-tokio-dev", "librust-regex-dev"),
  ...debian("drawn", "librust-syn-dev", "librust-clap-dev", "librust-serde-json-dev", "librust-hyper-dev"),
  ...debian("fresh", "librust-rayon-dev", "librust-nom-dev"),
  // Java
  ...source("seen", "libcommons-lang3-java", "jackson-databind"),
  ...source("drawn", "guava-libraries", "libcommons-collections4-java", "junit5", "h2database"),
  ...source("fresh", "jsoup", "netty"),
  // C and C++
  ...source("seen", "curl", "leveldb", "zlib"),
  ...source("drawn", "redis", "jq", "lua5.4", "fmtlib", "re2", "nlohmann-json3", "poco"),
  ...source("fresh", "nginx", "spdlog", "libuv1"),
  // C#
  ...source("seen", "nunit"),
  ...source("drawn", "newtonsoft-json", "keepass2", "gtk-sharp2"),
  ...source("fresh", "taglib-sharp", "dbus-sharp"),
];
