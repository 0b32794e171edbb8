/**
 * Packages by other people, on which findings are counted and read. Their texts are fetched when the evaluation runs and
 * never committed.
 */
/** Groups that were drawn one after the other to be read. */
export const readingGroups = [
  "third",
  "fourth",
  "fifth",
  "sixth",
  "seventh",
  "eighth",
  "ninth",
  "tenth",
  "eleventh",
] as const;
export type Group = "seen" | "drawn" | (typeof readingGroups)[number] | "fresh";

/** Where a package comes from: npm; a Debian package as installed; the source that a Debian package is built from. */
export type Origin = "npm" | "debian" | "source";

export interface OutsidePackage {
  /**
   * `seen` was looked at while the rules were made. `drawn` and `third` to `eleventh` were picked by their names alone, one after
   * the other: each was read once without having been looked at before, and rules were mended after the reading, so only the
   * last reading is one of unseen code. The packages of `fifth` to `eighth`, and of `tenth`, stood in no other list of the project,
   * training's included, some of `eleventh` in those of training or hovers; of `eighth` to `eleventh`, five rules of security were read. `fresh` has no fixed version, so each release meets code that did not exist before.
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
  ...npm(
    "third",
    "express@5.3.0",
    "pg@8.23.1",
    "mysql2@3.24.6",
    "nodemailer@10.6.1",
    "ws@8.23.0",
    "jsdom@29.1.1",
    "node-forge@1.4.3",
    "codemirror@5.65.20",
  ),
  ...npm(
    "third",
    "mocha@12.0.3",
    "shelljs@0.10.0",
    "leaflet@1.9.4",
    "matrix-js-sdk@37.5.0",
    "@reduxjs/toolkit@2.15.0",
    "@tiptap/core@3.34.0",
  ),
  ...npm("third", "prosemirror-view@1.42.9", "@microsoft/signalr@10.0.11", "fabric@7.4.0"),
  ...npm(
    "fourth",
    "socket.io@4.8.4",
    "superagent@10.4.2",
    "less@4.9.1",
    "jshint@2.13.6",
    "bull@4.16.5",
    "passport@0.7.0",
    "ssh2@1.17.0",
    "mqtt@5.16.0",
    "cheerio@1.2.0",
  ),
  ...npm("fourth", "@xterm/xterm@6.0.0", "hls.js@1.7.4", "mobx@7.1.3", "immer@11.2.10"),
  ...npm("fifth", "Haraka@3.3.4", "avsc@5.7.9", "irc-framework@4.14.0", "node-ical@0.27.2", "ag-psd@31.0.2"),
  ...npm(
    "sixth",
    "statsd@0.9.0",
    "testem@3.21.3",
    "ftp-srv@4.6.3",
    "@stomp/rx-stomp@2.4.0",
    "@heroiclabs/nakama-js@2.8.0",
  ),
  ...source("sixth", "cockpit"),
  // edge-sql and the plugin bring C#, the plugin Java as well.
  ...npm(
    "seventh",
    "edge-sql@1.0.6",
    "cordova-plugin-file-transfer@2.0.0",
    "thelounge@4.5.2",
    "waterline-sequel@0.6.4",
  ),
  ...npm("seventh", "rethinkdbdash@2.3.31", "node-wifi@2.0.16", "systeminformation@5.33.23"),
  ...npm(
    "eighth",
    "mongo-express@1.0.2",
    "bootstrap-table@1.27.3",
    "loopback-connector-mysql@9.0.3",
    "loopback-connector-postgresql@9.0.3",
    "jquery.terminal@2.46.0",
  ),
  ...npm(
    "ninth",
    "node-red@5.0.7",
    "parse-server@9.10.0",
    "jstree@3.3.17",
    "mysqldump@3.2.0",
    "sqlite-sync@0.3.9",
    "strapi-connector-bookshelf@3.6.11",
    "directus@12.4.1",
  ),
  ...npm(
    "tenth",
    "trumbowyg@2.31.0",
    "jquery.fancytree@2.38.5",
    "adminjs@7.8.17",
    "cloudcmd@19.19.1",
    "express-admin@2.0.0",
    "x-editable@1.5.1",
    "jqtree@1.9.1",
    "sweetalert2@11.26.25",
    "json-server@0.17.4",
  ),
  ...npm(
    "eleventh",
    "jquery.flot@0.8.3",
    "jQuery-QueryBuilder@3.0.0",
    "angular-patternfly@5.0.3",
    "leo-connector-postgres@4.0.7",
    "haraka-plugin-auth-ldap@1.1.0",
    "mysql-json@0.1.3",
    "mysql-import@5.0.26",
    "@connorbritain/mssql-mcp-server@0.7.0",
    "@berthojoris/mcp-mysql-server@1.43.2",
    "@zowe/zos-ftp-for-zowe-cli@3.1.1",
    "@codefuturist/email-mcp@0.2.0",
    "summernote@0.9.1",
    "select2@4.1.0",
    "pm2@7.0.4",
    "jquery-validation@1.22.1",
    "db-migrate@0.11.14",
  ),
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
  ...debian(
    "third",
    "python3-requests",
    "python3-tornado",
    "python3-paramiko",
    "python3-celery",
    "mercurial-common",
    "yt-dlp",
    "duplicity",
    "python3-aiohttp",
    "calibre",
  ),
  ...debian(
    "fourth",
    "borgbackup",
    "python3-kombu",
    "python3-pymongo",
    "python3-werkzeug",
    "python3-nltk",
    "python3-boto3",
  ),
  ...debian("fifth", "fail2ban", "gajim", "sqlmap", "glances"),
  ...debian("seventh", "patroni", "lava-server", "pgcli"),
  ...debian("eighth", "supysonic", "wapiti", "gnumed-server", "gnumed-client", "mycli"),
  ...source("eighth", "onionshare", "bugwarrior"),
  ...debian("ninth", "python3-django-hyperkitty", "python3-django-postorius", "gourmet", "jupyterhub"),
  ...debian("ninth", "openlp", "linkchecker"),
  ...debian(
    "eleventh",
    "freedombox",
    "ceph-mgr-dashboard",
    "ganeti",
    "quodlibet",
    "python3-impacket",
    "schleuder",
  ),
  ...debian("tenth", "recon-ng", "mailman3-web", "bleachbit", "openstack-dashboard"),
  ...debian("sixth", "beets", "mopidy", "getmail6", "translate-toolkit", "tryton-server"),
  ...debian("fresh", "python3-pip", "ansible-core", "python3-sphinx"),
  // Ruby
  ...debian("seen", "ruby-activesupport", "ruby-mail", "ruby-actionpack"),
  ...debian("drawn", "puppet-agent", "ruby-activerecord", "rubocop", "asciidoctor", "ruby-sequel"),
  ...debian(
    "third",
    "ruby-actionview",
    "ruby-sinatra",
    "vagrant",
    "redmine",
    "ruby-sidekiq",
    "ruby-fog-core",
  ),
  ...debian("fourth", "ruby-nokogiri", "ruby-devise", "ruby-rack", "ruby-faraday", "ruby-grape", "ruby-haml"),
  ...debian("fifth", "tdiary-core", "ruby-octokit", "pry"),
  ...debian("seventh", "ruby-rest-client", "ruby-httpclient", "thin"),
  // pcs is half Python.
  ...debian("eighth", "pcs", "mikutter", "ruby-activeldap"),
  ...source("eighth", "camping"),
  ...debian("tenth", "ohai", "hiera", "ruby-mysql2"),
  ...debian("sixth", "capistrano", "r10k", "ruby-fog-aws"),
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
  ...debian("third", "roundcube-core", "dokuwiki", "cacti", "php-sabre-dav"),
  ...debian("fourth", "icingaweb2", "php-laravel-framework", "php-horde-imap-client", "phpliteadmin"),
  ...debian("fifth", "phpsysinfo", "postfixadmin"),
  // Zoneminder is half C++, half PHP and JavaScript.
  ...debian("seventh", "nagvis"),
  ...debian("eighth", "ldap-account-manager", "icingadb-web", "icingaweb2-module-director", "shaarli"),
  ...debian("eighth", "adminer", "ganglia-webfrontend", "libphp-adodb"),
  // Zabbix brings Go and Java too.
  ...source("eighth", "zabbix"),
  ...debian("ninth", "tt-rss", "gosa", "simplesamlphp", "mediawiki", "phpwebcounter", "sogo-common"),
  ...debian("ninth", "php-horde-imp", "php-horde-turba", "php-horde-kronolith", "php-horde-gollem"),
  ...debian("tenth", "hoteldruid", "ocsinventory-reports", "libawl-php", "php-horde-ansel"),
  ...source("tenth", "rss-bridge"),
  ...debian("eleventh", "php-horde-sesha", "php-horde-wicked", "php-horde-passwd", "nagios4-cgi"),
  ...debian("eleventh", "davical", "php-horde-nag", "php-horde-whups", "php-horde-ingo"),
  ...source("seventh", "zoneminder"),
  ...debian("sixth", "phpldapadmin", "smarty4"),
  ...debian("fresh", "composer", "phpmyadmin"),
  // Go
  ...debian("seen", "golang-github-spf13-cobra-dev", "golang-google-grpc-dev"),
  ...debian("drawn", "golang-golang-x-tools-dev", "golang-github-prometheus-client-golang-dev"),
  ...debian("drawn", "golang-github-hashicorp-raft-dev", "golang-etcd-server-dev"),
  ...debian(
    "third",
    "golang-github-containerd-containerd-dev",
    "golang-github-docker-docker-dev",
    "golang-github-miekg-dns-dev",
    "golang-github-minio-minio-go-v7-dev",
  ),
  ...debian(
    "fourth",
    "golang-github-syncthing-syncthing-dev",
    "golang-gocloud-dev",
    "golang-golang-x-net-dev",
    "golang-github-gorilla-mux-dev",
  ),
  ...debian(
    "fifth",
    "golang-github-lib-pq-dev",
    "golang-github-robfig-cron-dev",
    "golang-github-rclone-rclone-dev",
  ),
  ...debian("sixth", "golang-github-docker-distribution-dev", "golang-github-go-sql-driver-mysql-dev"),
  ...source("sixth", "caddy"),
  ...source("seventh", "crowdsec", "acmetool", "hugo"),
  ...source("eighth", "lxd", "restic"),
  ...source("tenth", "influxdb", "aerc", "libpod"),
  ...debian("fresh", "golang-github-gin-gonic-gin-dev", "golang-gopkg-yaml.v3-dev"),
  // Rust
  ...debian("seen", "librust-tokio-dev", "librust-regex-dev"),
  ...debian("drawn", "librust-syn-dev", "librust-clap-dev", "librust-serde-json-dev", "librust-hyper-dev"),
  ...debian("third", "librust-cargo-dev", "librust-rustls-dev", "librust-image-dev", "librust-git2-dev"),
  ...debian("fourth", "librust-reqwest-dev", "librust-nix-dev", "librust-bindgen-dev", "librust-tower-dev"),
  ...debian("fifth", "librust-winit-dev"),
  ...source("fifth", "rust-ripgrep"),
  ...source("sixth", "rust-fd-find"),
  ...debian("seventh", "librust-openssl-dev", "librust-native-tls-dev", "librust-tokio-postgres-dev"),
  ...debian("fresh", "librust-rayon-dev", "librust-nom-dev"),
  // Java
  ...source("seen", "libcommons-lang3-java", "jackson-databind"),
  ...source("drawn", "guava-libraries", "libcommons-collections4-java", "junit5", "h2database"),
  ...source("third", "libcommons-io-java", "libcommons-compress-java", "ant", "zookeeper"),
  ...source("fourth", "httpcomponents-client", "libpdfbox2-java"),
  ...source("fifth", "jedit", "libquartz2-java"),
  ...source("seventh", "tomcat10"),
  ...source("eighth", "mariadb-connector-java", "libhibernate3-java", "libaxis-java", "mondrian", "c3p0"),
  ...source("eighth", "openid4java"),
  ...source("tenth", "libcommons-dbcp-java", "bsh", "jmeter", "pdfsam"),
  ...source("sixth", "libjfreechart-java", "freeplane"),
  ...source("fresh", "jsoup", "netty"),
  // C and C++
  ...source("seen", "curl", "leveldb", "zlib"),
  ...source("drawn", "redis", "jq", "lua5.4", "fmtlib", "re2", "nlohmann-json3", "poco"),
  ...source(
    "third",
    "tmux",
    "memcached",
    "htop",
    "lighttpd",
    "libgit2",
    "ninja-build",
    "snappy",
    "yaml-cpp",
    "libtorrent-rasterbar",
    "libsfml",
  ),
  ...source(
    "fourth",
    "libevent",
    "c-ares",
    "wget",
    "librdkafka",
    "tinyxml2",
    "assimp",
    "box2d",
    "qbittorrent",
  ),
  ...source("fifth", "dnsmasq", "sox", "aria2"),
  ...source("seventh", "freeradius", "proftpd-dfsg"),
  ...source("eighth", "fossil", "apcupsd", "pgpool2", "xymon", "kannel", "civetweb"),
  ...source("ninth", "gammu"),
  ...source("sixth", "openvpn", "mutt", "cppcheck"),
  ...source("fresh", "nginx", "spdlog", "libuv1"),
  // C#
  ...source("seen", "nunit"),
  ...source("drawn", "newtonsoft-json", "keepass2", "gtk-sharp2"),
  ...source("third", "protobuf", "thrift"),
  ...source("fourth", "zeroc-ice"),
  ...source("fifth", "opentk"),
  ...source("sixth", "z3"),
  ...source("seventh", "pdns", "znc"),
  // Robocode is half Java.
  ...source("eighth", "robocode"),
  ...source("tenth", "hyena"),
  ...npm("eighth", "edge-sql-o@0.0.5"),
  ...source("fresh", "taglib-sharp", "dbus-sharp"),
];
