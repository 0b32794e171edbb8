import type { OutsidePackage } from "./outside/outsidePackage.ts";

function of(origin: OutsidePackage["origin"], ...names: readonly string[]): readonly OutsidePackage[] {
  return names.map((name) => ({ group: "fresh", origin, name }));
}

/** Packages whose misses were read once their names had been measured: what is found since was learnt from them. */
export const readNamePackages: readonly OutsidePackage[] = [
  ...of("npm", "hyperformula", "zigbee2mqtt", "dustjs-linkedin", "ghost-cli", "@tsparticles/engine"),
  ...of("npm", "cornerstone-core"),
  ...of("debian", "gnome-tweaks", "git-buildpackage", "gaupol", "gtimelog", "piuparts"),
  ...of("debian", "golang-github-gomodule-redigo-dev", "golang-github-hashicorp-hcl-dev"),
  ...of("debian", "golang-github-olekukonko-tablewriter-dev", "librust-ron-dev", "ruby-gherkin"),
  ...of("debian", "ruby-redcarpet", "phpqrcode"),
  ...of("source", "libcommons-cli-java", "libcommons-text-java", "libxstream-java", "libpicocli-java"),
  ...of("source", "mono-addins"),
  ...of("npm", "matter-js", "nodegit", "imapflow", "smtp-server", "mailparser", "d3-force", "d3-hierarchy"),
  ...of("npm", "signature_pad", "countup.js"),
  ...of("debian", "gpodder", "python3-guessit", "python3-mechanize"),
  ...of("debian", "golang-github-russross-blackfriday-dev", "golang-github-fatih-color-dev"),
  ...of("debian", "golang-github-jinzhu-inflection-dev", "librust-textwrap-dev", "librust-walkdir-dev"),
  ...of("debian", "ruby-gettext", "ruby-kramdown-parser-gfm", "ruby-ice-cube", "libphp-simplepie"),
  ...of("debian", "php-htmlpurifier", "php-mf2"),
  ...of("source", "jericho-html", "libjaxen-java", "libswingx-java", "libjcommon-java", "trove3"),
];

/**
 * Packages whose names are taken away, picked by their own names alone and in no other list of the evaluations. They were measured once
 * on 28 November 2026, before anybody looked at them.
 */
export const namePackages: readonly OutsidePackage[] = [
  ...of("npm", "pug", "peerjs", "colyseus", "melonjs", "rss-parser", "lokijs", "sharedb", "bottleneck"),
  ...of("npm", "p-queue", "ejs", "handlebars-helpers", "node-opcua", "greenlock", "yargs-parser"),
  ...of("debian", "python3-icalendar", "python3-vobject", "python3-pexpect", "python3-musicbrainzngs"),
  ...of("debian", "golang-github-yuin-goldmark-dev", "librust-petgraph-dev", "librust-ignore-dev"),
  ...of("debian", "ruby-redis", "php-sabre-vobject"),
  ...of("source", "libgoogle-gson-java", "libjoda-convert-java", "jline3", "libcommons-math3-java"),
];
