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

/** A third draw, read and mended after. */
export const thirdPackages: readonly HoverPackage[] = [
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

/** A fourth draw, of packages whose names stood in no list of this project; read and mended after. */
export const fourthPackages: readonly HoverPackage[] = [
  npm("log4js", "6.9.1", "javascript"),
  npm("pm2", "5.4.3", "javascript"),
  npm("bittorrent-dht", "11.0.9", "javascript"),
  npm("@theia/core", "1.55.0", "typescript"),
  npm("@theia/debug", "1.55.0", "typescript"),
  debian("python3-paramiko", "python"),
  debian("python3-ldap3", "python"),
  debian("python3-scapy", "python"),
  debian("golang-github-eclipse-paho.mqtt.golang-dev", "go"),
  debian("golang-github-containerd-ttrpc-dev", "go"),
  debian("golang-github-containers-ocicrypt-dev", "go"),
  debian("librust-async-io-dev", "rust"),
  debian("librust-vm-memory-dev", "rust"),
  debian("librust-event-listener-dev", "rust"),
  source("apache-curator", "java"),
  source("logback", "java"),
  source("disruptor", "java"),
  source("zeromq3", "cpp"),
  source("yaml-cpp", "cpp"),
  source("box2d", "cpp"),
  source("dnlib", "csharp"),
  debian("php-phpmyadmin-sql-parser", "php"),
  debian("php-nette-utils", "php"),
  debian("php-symfony-property-info", "php"),
  debian("ruby-net-ssh", "ruby"),
  debian("ruby-http", "ruby"),
  debian("ruby-kubeclient", "ruby"),
];

/** A fifth, smaller draw, of packages whose names stood in no list either. */
export const fifthPackages: readonly HoverPackage[] = [
  npm("nconf", "0.13.0", "javascript"),
  npm("rhea", "3.0.5", "javascript"),
  npm("coap", "1.5.0", "javascript"),
  npm("@theia/scm", "1.56.0", "typescript"),
  npm("@theia/terminal", "1.56.0", "typescript"),
  debian("python3-pika", "python"),
  debian("python3-asyncssh", "python"),
  debian("golang-gopkg-src-d-go-git.v4-dev", "go"),
  debian("golang-procfs-dev", "go"),
  debian("librust-cssparser-dev", "rust"),
  debian("librust-selectors-dev", "rust"),
  debian("librust-slotmap-dev", "rust"),
  source("httpcomponents-core", "java"),
  source("simdjson", "cpp"),
  source("log4cplus", "cpp"),
  npm("electron-edge-js", "44.0.0", "csharp"),
  debian("php-nette-schema", "php"),
  debian("icingaweb2-common", "php"),
  debian("ruby-pdf-reader", "ruby"),
  debian("ruby-god", "ruby"),
  debian("ruby-omniauth", "ruby"),
];

/** A sixth draw, of packages whose names stood in no list that anything is measured or tuned with; read and mended after. */
export const sixthPackages: readonly HoverPackage[] = [
  npm("kafkajs", "2.2.4", "javascript"),
  npm("amqplib", "0.10.4", "javascript"),
  npm("ioredis", "5.4.1", "javascript"),
  npm("libp2p", "1.9.4", "typescript"),
  npm("livekit-client", "2.6.0", "typescript"),
  debian("python3-zeroconf", "python"),
  debian("python3-dask", "python"),
  debian("python3-kazoo", "python"),
  debian("golang-github-hashicorp-serf-dev", "go"),
  debian("golang-github-lucas-clemente-quic-go-dev", "go"),
  debian("golang-github-cilium-ebpf-dev", "go"),
  debian("librust-bumpalo-dev", "rust", "markdown"),
  debian("librust-rusqlite-dev", "rust", "markdown"),
  debian("librust-rustix-dev", "rust", "markdown"),
  source("mina2", "java"),
  source("jetty9", "java"),
  source("derby", "java"),
  source("mosquitto", "cpp", "markdown"),
  source("x265", "cpp"),
  source("nghttp2", "cpp"),
  source("flatbuffers", "csharp", "markdown"),
  npm("react-native-fs", "2.20.0", "csharp"),
  npm("react-native-camera", "3.40.0", "csharp"),
  debian("php-mongodb", "php"),
  debian("simplesamlphp", "php"),
  debian("php-amqplib", "php"),
  debian("ruby-eventmachine", "ruby"),
  debian("ruby-excon", "ruby"),
  debian("schleuder", "ruby"),
];

/** A seventh draw, of packages whose names stood in no such list either. */
export const seventhPackages: readonly HoverPackage[] = [
  npm("moleculer", "0.14.35", "javascript"),
  npm("restify", "11.1.0", "javascript"),
  npm("@node-red/runtime", "4.0.5", "javascript"),
  npm("@grpc/grpc-js", "1.12.0", "typescript"),
  npm("@libp2p/kad-dht", "13.1.2", "typescript"),
  debian("python3-distributed", "python"),
  debian("python3-pyroute2", "python"),
  debian("python3-impacket", "python"),
  debian("golang-github-opencontainers-runc-dev", "go", "markdown"),
  debian("golang-github-vishvananda-netlink-dev", "go"),
  debian("golang-github-segmentio-kafka-go-dev", "go"),
  debian("librust-async-std-dev", "rust", "markdown"),
  debian("librust-sequoia-openpgp-dev", "rust", "markdown"),
  debian("librust-quinn-proto-dev", "rust"),
  source("hikaricp", "java", "markdown"),
  source("hsqldb", "java"),
  source("bouncycastle", "java"),
  source("botan", "cpp"),
  source("libwebsockets", "cpp", "markdown"),
  source("rocksdb", "cpp", "markdown"),
  source("repetier-host", "csharp"),
  source("z3", "csharp"),
  source("avahi", "csharp"),
  npm("phonegap-plugin-barcodescanner", "4.1.0", "csharp"),
  debian("tt-rss", "php"),
  debian("php-symfony-messenger", "php"),
  debian("php-doctrine-dbal", "php"),
  debian("ruby-aws-sdk-core", "ruby"),
  debian("ruby-nio4r", "ruby", "markdown"),
  debian("ruby-async-http", "ruby", "markdown"),
];

/** An eighth, smaller draw, of packages whose names stood in no such list either. */
export const eighthPackages: readonly HoverPackage[] = [
  npm("nats", "2.28.2", "javascript"),
  npm("@hapi/hapi", "21.3.10", "javascript"),
  npm("bookshelf", "1.2.0", "javascript"),
  npm("rxdb", "15.39.0", "typescript"),
  npm("@chainsafe/libp2p-gossipsub", "14.1.0", "typescript"),
  debian("python3-pymodbus", "python"),
  debian("python3-skimage", "python"),
  debian("python3-can", "python"),
  debian("golang-github-nats-io-nats-server-dev", "go"),
  debian("golang-github-pion-ice.v2-dev", "go"),
  debian("golang-github-smallstep-certificates-dev", "go"),
  debian("librust-h2-dev", "rust", "markdown"),
  debian("librust-indexmap-dev", "rust", "markdown"),
  debian("librust-zbus-dev", "rust", "markdown"),
  source("libspring-java", "java"),
  source("lucene8", "java"),
  source("ngtcp2", "cpp"),
  source("libssh2", "cpp", "markdown"),
  source("mbedtls", "cpp"),
  source("libsbml", "csharp"),
  npm("cordova-plugin-file", "4.3.3", "csharp"),
  debian("php-predis", "php"),
  debian("php-phpseclib3", "php"),
  debian("php-slim", "php"),
  debian("ruby-graphql", "ruby"),
  debian("ruby-celluloid", "ruby"),
  debian("ruby-mongo", "ruby"),
];

/** Rounds of drawing and reading, each from packages that no earlier one touched; what each showed was mended after it. */
export const packagesOfDraw = {
  first: firstPackages,
  second: secondPackages,
  third: thirdPackages,
  fourth: fourthPackages,
  fifth: fifthPackages,
  sixth: sixthPackages,
  seventh: seventhPackages,
  eighth: eighthPackages,
} as const;

export type DrawName = keyof typeof packagesOfDraw;
export const drawNames = Object.keys(packagesOfDraw) as readonly DrawName[];

/** The draw that is drawn from and whose packages show how often hover speaks: the newest, or `INKLING_HOVER_DRAW=sixth`. */
export const chosenDraw: DrawName =
  drawNames.find((each) => each === process.env.INKLING_HOVER_DRAW) ?? "eighth";
