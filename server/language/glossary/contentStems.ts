/** Words that stand in definitions of every kind and say nothing about a topic. */
const general = new Set(
  (
    "that this these those with without which where when while what they them their there then than from into onto over under " +
    "about after before between during only also even very such same other another each every many much more most less least " +
    "some several both either neither often usually mostly always never once twice again already still just until because " +
    "have having been being does doing done make makes made making take takes taken give gives given giving gets getting " +
    "goes going come comes coming keep keeps kept keeping hold holds held holding used uses using need needs needed want " +
    "wants must should would could will can may might lets like looks look found find finds known knows know called calls " +
    "call name names named word words thing things something anything nothing someone anybody nobody everything everybody " +
    "people place places part parts piece pieces kind kinds sort sorts sign signs case cases way ways time times number " +
    "numbers line lines point points order long short large larger small smaller high higher good better best right wrong " +
    "first second last next rest whole half full single one's ones two's three four five different alike exactly rather " +
    "instead itself themselves back away down through together apart across along against beside behind beyond here shown " +
    "show shows asked asks change changes changed changing work works working result results value values return returns " +
    "start starts started stop stops stopped begin begins ends ended ending open opens close closes closed move moves moved " +
    "read reads write writes written test tests file files code example possible allows allowed certain every later less " +
    "object objects program programs data user users string strings type types system systems computer machine software without within already around least means meaning meant since though whether whose doesn't isn't cannot else"
  ).split(" "),
);

const shortest = 4;

/** The words of a text that say what it is about, without their endings. */
export function contentStems(text: string): readonly string[] {
  const stems: string[] = [];
  for (const [word] of text.toLowerCase().matchAll(/\p{L}[\p{L}\p{N}]*/gu)) {
    if (word.length < shortest || general.has(word)) continue;
    stems.push(stemOf(word));
  }
  return stems;
}

/** Words that tell a task from another, but no topic: they stand beside everything. */
const plain = new Set(
  contentStems(
    "remove adding finding check based side inside outside left turn step stand tell says hand leave happen contain following " +
      "pass fix real true quick fast slow hard simple main own separate belong moment describe built build sent",
  ),
);

/** Abbreviations too short to be stems that say what a text is about. */
const abbreviations =
  /\b(?:dns|tcp|udp|sql|cpu|gpu|ram|css|xml|csv|tls|ssl|git|npm|jwt|orm|jit|jvm|ssh|ftp|rpc|cdn|utc|svg|dom|elf|dll|llm|aes|rsa|ecc|cli|sdk)\b/g;

/** The stems of a text by which a topic is known. */
export function topicStems(text: string): readonly string[] {
  const stems = contentStems(text).filter((stem) => !plain.has(stem));
  return [...stems, ...(text.toLowerCase().match(abbreviations) ?? [])];
}

/** So rough that `variables`, `variable` and `varying` do not all meet, but singular and plural do. */
function stemOf(word: string): string {
  const stem = word
    .replace(/(?<=child)ren$/, "")
    .replace(/(?:ies|es|(?<!s)s|ing|ed|ly|ation|ations|er|ers)$/, "")
    .replace(/[ey]$/, "");
  return stem.length >= shortest - 1 ? stem : word;
}
