/** Whether a request is about software at all: by the words of the trade, and by what looks like code. */

/** One of these is enough. Stems, in small letters: `test` stands for tests and testing. */
const trade = new Set(
  `access account admin api app application archive argument array async attribute auth authentication authorization backend back-end background-job
  badge banner bash bin binary boolean branch breadcrumb browser bug build bundle button byte cache callback captcha carousel changelog checkbox checkout ci class cli click
  client clipboard cluster code codebase column commit compile compiler component config configuration console constant constructor container controller cookie crash crud css csv cursor dashboard
  data database dataset date-picker db deadlock debug decorator default dependency deploy deployment dialog directory docker docs documentation dom domain download dropdown editor email encoding
  encryption endpoint enum env error event exception export exporter feature-flag field file filter flag folder fixture flaky font-size footer form format formatter framework frontend front-end function generator getter git graphql
  grid handler hash header helper hook html http https icon id ide identifier image import importer index inline input install installer interface internet invoice iterator java javascript job json jwt key keyboard kubernetes latency
  layout lib library lint linter linux list-view listener locale log logger login logout lodash loop mac main-menu markdown memory menu merge message metadata method metric middleware migration mobile modal model module mongo monolith mouse multi-tenant mutex
  namespace navbar navigation nginx node notification npm null oauth object offline orm output override package page pagination parameter parser password patch path payload pdf performance permission php pipeline pixel placeholder
  plugin pointer pool popup port postgres printer process profile-page program progress-bar prop property proxy pull push python query queue race react readme redirect redis refactor regex
  registry regression release render repo repository request resolver response rest retry role rollback router routing ruby rust runtime sandbox scheduler schema screen script scroll sdk search-box secret security selector serializer server service session setting settings sidebar
  signup sign-up singleton slug snapshot socket software sort spec sql ssl sso stack stacktrace stderr stdin stdout storage stream string struct stylesheet submit subprocess svg swagger syntax sync tab task-queue telemetry template
  terminal test text-field thread throttle timeout timestamp timezone tls toast toggle token toolbar tooltip trace transaction tsv typescript typo ui undo unicode unit-test update upload url user utf-8 ux validate validation validator
  variable vendor version view viewport vite vue warning web webhook webpack website websocket whitespace widget window windows wizard workflow worker workspace xml xss yaml zip
  implement rename debug revert bump paginate memoize parse serialize lowercase uppercase subclass pr monorepo subscription importer upsert crontab cron lambda closure mock stub coverage benchmark breakpoint checksum counter delimiter diff
  fallback float getter integer iterate keyword leak localhost lookup loop nan nullable overflow parser pixel placeholder polyfill recursion redo responsive scrollbar segfault setter shortcut spinner spreadsheet subfolder tooltip traceback truncate undefined underflow unused
  distributed comparison operator dark-mode dark theme attachment avatar logo landing-page homepage newsletter payment billing cart customer tenant saved-search rate-limit calendar report`.split(
    /\s+/,
  ),
);
/** Words of every day that the trade uses too: two of them are needed. */
const everyday = new Set(
  `address amount automatic call card change comment copy count currency customer cut date day delete discount display document drag drop duplicate edit empty entry exit fail failure feature fetch fix font group hang history hover
  item job label language limit line link list load lock map mark member missing mode month move name nested note number open option order password people price print product profile project question read remove rename replace report reset
  restart result return row run save search select send shape share show sign size slow space split start state status step stop store support switch table tag team theme tick time title tool track translate tree type unread value warn width write zoom export delete column checkbox reload refresh`.split(
    /\s+/,
  ),
);

/** Code, paths, flags, versions and types of commits. */
const looksLikeCode =
  /`[^`]+`|\b[a-z]+[A-Z]\w*|\b\w+_\w+|\b\w+\(\)|(?:^|\s)--?[a-z][\w-]+|\b[\w/-]+\.(?:[a-z]{1,5})\b(?!\s+[A-Z])|\b[A-Z]{2,}\b|\bv?\d+\.\d+|#\d+|^\w+(?:\([^)]*\))?!?: |\b[45]\d\d\b|[=!<>]=|=>|&&|\|\|/;
/** The rest stands in the conversation. */
const pointing =
  /^(?:please )?(?:fix|explain|refactor|test|document|optimi[sz]e|simplify|review|clean up|improve|check|undo|redo|revert|rename|delete|remove) (?:it|this|that|these|them|everything)\b/i;
const leastWords = 2;

/** Whether the words speak of software. */
export function isAboutSoftware(text: string): boolean {
  if (looksLikeCode.test(text) || pointing.test(text)) return true;
  const words = text.toLowerCase().match(/[a-z][a-z-]+/g) ?? [];
  if (words.some((word, at) => hasWord(trade, word) || hasWord(trade, `${word}-${words[at + 1] ?? ""}`)))
    return true;
  return words.filter((word) => hasWord(everyday, word)).length >= leastWords;
}

function hasWord(words: ReadonlySet<string>, word: string): boolean {
  return [
    word,
    word.replace(/s$/, ""),
    word.replace(/es$/, ""),
    word.replace(/ies$/, "y"),
    word.replace(/(?:ing|ed)$/, ""),
    word.replace(/(?:ing|ed)$/, "e"),
    word.replace(/(.)\1(?:ing|ed)$/, "$1"),
  ].some((form) => words.has(form));
}
