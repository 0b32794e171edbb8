import type { OutsidePackage } from "../outside/outsidePackage.ts";

const npm = (...names: readonly string[]) => of("npm", names);
const debian = (...names: readonly string[]) => of("debian", names);
const source = (...names: readonly string[]) => of("source", names);

function of(origin: OutsidePackage["origin"], names: readonly string[]): readonly OutsidePackage[] {
  return names.map((name) => ({ group: "fresh", origin, name }));
}

/** The first that were taken. */
const firstPackages: readonly OutsidePackage[] = [
  // JavaScript and TypeScript; those of React Native and Capacitor bring Java and C++.
  ...npm("mathjs", "quill", "bower", "hexo", "webtorrent", "xlsx-populate", "js-beautify", "grunt", "marked"),
  ...npm("@loaders.gl/core", "@tanstack/router-core", "maplibre-gl", "ra-core", "@lexical/list", "jsstore"),
  ...npm("react-native-svg", "react-native-device-info", "@capacitor/android", "@antv/x6"),
  // Python
  ...debian("qutebrowser", "ranger", "supervisor", "python3-jinja2", "python3-xarray", "python3-sklearn"),
  ...debian("lollypop", "tox", "hplip-data", "python3-buildbot"),
  // Ruby
  ...debian("puma", "ruby-slim", "ruby-liquid", "ruby-thor", "rake", "ruby-capybara", "ruby-sass"),
  // PHP
  ...debian(
    "php-league-commonmark",
    "php-mockery",
    "php-symfony-form",
    "php-swiftmailer",
    "libphp-phpmailer",
  ),
  ...debian("php-nesbot-carbon", "php-illuminate-support"),
  // Go
  ...debian("golang-github-spf13-viper-dev", "golang-github-stretchr-testify-dev"),
  ...debian("golang-github-tdewolff-minify-dev", "golang-golang-x-crypto-dev"),
  ...debian("golang-github-burntsushi-toml-dev", "golang-github-sirupsen-logrus-dev"),
  // Rust
  ...debian("librust-toml-edit-dev", "librust-tracing-subscriber-dev", "librust-pulldown-cmark-dev"),
  ...debian("librust-quick-xml-dev", "librust-crossbeam-channel-dev", "librust-serde-derive-dev"),
  // Java
  ...source(
    "apache-log4j2",
    "groovy",
    "libxerces2-java",
    "libjgoodies-forms-java",
    "libpdfbox-java",
    "plantuml",
    "jabref",
    "opencsv",
    "xom",
    "libxalan2-java",
  ),
  // C and C++
  ...source("libxml2", "openssh", "screen", "bash", "pugixml", "openttd", "google-glog", "googletest"),
  // C#
  ...source("dnlib", "repetier-host", "grpc"),
];

/** Taken up later, mostly for the languages of which the first held little. */
const secondPackages: readonly OutsidePackage[] = [
  // C#, and what has a port in every language
  ...source("boogie", "dafny", "db4o", "gbrainy", "nini", "gtk-sharp3", "gio-sharp", "gnome-subtitles"),
  ...source("cecil", "xsp", "mono-upnp", "bless", "mono-zeroconf", "antlr4"),
  ...npm("com.caffeine"),
  // Java
  ...source("davmail", "sweethome3d", "triplea", "igv", "jalview", "weka", "mvel", "snakeyaml", "jsch"),
  ...source("libpgjava", "libjgroups-java", "mediathekview", "jameica", "beast-mcmc", "shiro", "quickfix"),
  // Go
  ...source("gopass", "fzf", "opensnitch"),
  // Rust
  ...source("rust-hyperfine", "rust-zoxide", "rust-tiny-http", "rust-ureq", "rust-alacritty", "greetd"),
];

/**
 * Packages in every language that is transformed, picked by their names alone and in no other list of the evaluations. The newest of
 * each is taken.
 */
export const sweepPackages: readonly OutsidePackage[] = [...firstPackages, ...secondPackages];
