/** Words that every program of a language may use: keywords, literals, and the best-known names of its library. */
const lists: Readonly<Record<string, string>> = {
  c: "if else for while do switch case default break continue return goto sizeof struct union enum typedef static const extern inline void int char short long float double unsigned signed bool true false NULL size_t uint8_t uint16_t uint32_t uint64_t int8_t int16_t int32_t int64_t include define ifdef ifndef endif pragma printf fprintf stderr stdout malloc calloc realloc free memcpy memset memcmp strlen strcmp strncmp strcpy assert",
  javascript:
    "if else for while do switch case default break continue return function const let var class extends super this new delete typeof instanceof in of import export from as async await yield try catch finally throw true false null undefined NaN Infinity void static get set constructor require module exports console log error warn info debug Object Array String Number Boolean Map Set WeakMap WeakSet Promise Symbol Error TypeError RangeError JSON Math Date RegExp parseInt parseFloat isNaN process env Buffer window document length push pop shift unshift slice splice concat join split map filter reduce forEach find findIndex some every includes indexOf keys values entries assign freeze create defineProperty prototype hasOwnProperty call apply bind toString valueOf then resolve reject all stringify parse now max min floor ceil round abs random trim replace match test exec startsWith endsWith toLowerCase toUpperCase substring charAt charCodeAt setTimeout clearTimeout setInterval name value key index item type arguments use strict message stack describe it expect",
  typescript:
    "interface type enum namespace declare readonly private protected public abstract implements keyof infer is satisfies unknown any never string number boolean object bigint symbol Record Partial Required Readonly Pick Omit ReturnType Parameters Promise Array ReadonlyArray void override",
  python:
    "if elif else for while break continue return def class lambda import from as with try except finally raise assert pass yield global nonlocal del in is not and or None True False self cls print len range enumerate zip map filter sorted reversed sum min max abs any all isinstance issubclass hasattr getattr setattr super type str int float bool bytes list dict set tuple frozenset object open repr iter next id hash format property staticmethod classmethod Exception ValueError TypeError KeyError IndexError AttributeError RuntimeError NotImplementedError ImportError OSError StopIteration append extend insert remove pop get items keys values update join split strip startswith endswith replace format encode decode lower upper read write close path os sys re json __init__ __name__ __main__ __file__ __all__ __str__ __repr__ __len__ __iter__ __enter__ __exit__ args kwargs async await match case typing Optional List Dict Any Union",
  java: "if else for while do switch case default break continue return class interface enum extends implements abstract final static public private protected void int long short byte char float double boolean true false null new this super try catch finally throw throws import package instanceof synchronized volatile transient native String Integer Long Double Boolean Object List Map Set ArrayList HashMap HashSet Collections Arrays Optional Exception RuntimeException IllegalArgumentException IllegalStateException Override System out println equals hashCode toString length size get put add remove contains isEmpty var record",
  go: "if else for range switch case default break continue return func var const type struct interface map chan go defer select package import fallthrough goto nil true false iota string int int8 int16 int32 int64 uint uint8 uint16 uint32 uint64 float32 float64 bool byte rune error any len cap make new append copy delete panic recover close print println fmt Errorf Printf Println Sprintf errors New err ok ctx context Context t testing T Fatal Errorf Error",
  rust: "if else for while loop match break continue return fn let mut const static struct enum trait impl pub mod use crate self Self super as where move ref dyn async await unsafe extern type in true false Some None Ok Err Option Result Vec String str Box Rc Arc HashMap HashSet i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool char println print format vec panic assert assert_eq unwrap expect clone iter into_iter map filter collect into from new default len push pop get insert is_empty to_string as_str as_ref as_mut derive Debug Clone Copy PartialEq Eq Hash Default cfg test fmt std",
  cpp: "class public private protected virtual override final template typename namespace using new delete this nullptr auto constexpr noexcept explicit friend operator try catch throw std string vector map set unordered_map unique_ptr shared_ptr make_unique make_shared move forward begin end size push_back emplace_back insert find cout cerr endl",
  csharp:
    "if else for foreach while do switch case default break continue return class interface struct enum record namespace using public private protected internal static readonly const abstract virtual override sealed async await new this base null true false void int long short byte char float double decimal bool string object var dynamic try catch finally throw in is as out ref get set value where select from typeof nameof lock yield Console WriteLine List Dictionary IEnumerable Task Exception ArgumentException ArgumentNullException String ToString Equals GetHashCode Length Count Add Remove Contains Any All First Where Select ToList ToArray System Linq Collections Generic",
  php: "if else elseif for foreach while do switch case default break continue return function fn class interface trait abstract final extends implements public private protected static const new this self parent null true false echo print isset unset empty array list string int float bool void mixed object callable iterable try catch finally throw namespace use as instanceof require_once include count strlen str_replace substr strpos implode explode array_map array_filter array_keys array_merge in_array is_array is_string sprintf Exception InvalidArgumentException __construct __toString",
  ruby: "if elsif else unless for while until do case when then break next return def class module end self super nil true false and or not begin rescue ensure raise yield lambda proc attr_reader attr_writer attr_accessor require require_relative include extend puts print each map select reject inject reduce new initialize to_s to_i to_a to_h to_sym nil empty size length first last push pop keys values merge freeze dup private protected public describe it expect to eq let before StandardError ArgumentError",
  kotlin:
    "if else for while do when break continue return fun val var class object interface enum data sealed open abstract override private protected public internal companion import package null true false this super is as in out by lazy lateinit suspend try catch finally throw Int Long Short Byte Char Float Double Boolean String Any Unit List MutableList Map MutableMap Set Array listOf mapOf setOf mutableListOf arrayOf println let also apply run with it size isEmpty forEach map filter",
  swift:
    "if else for while repeat switch case default break continue return func let var class struct enum protocol extension import init deinit self Self super nil true false guard defer do try catch throw throws async await as is in where public private internal fileprivate open static final override mutating weak unowned lazy inout Int Double Float Bool String Character Array Dictionary Set Optional Any Void Error print count isEmpty append map filter reduce first last some",
  shellscript:
    "if then else elif fi for in do done while until case esac function return exit local export readonly shift set unset echo printf read cd pwd mkdir rm cp mv cat grep sed awk cut sort uniq head tail test true false source eval exec trap curl find xargs basename dirname sudo chmod bin bash sh env usr dev null",
};

const inherits: Readonly<Record<string, readonly string[]>> = {
  javascript: ["javascript"],
  javascriptreact: ["javascript"],
  typescript: ["javascript", "typescript"],
  typescriptreact: ["javascript", "typescript"],
  python: ["python"],
  java: ["java"],
  go: ["go"],
  rust: ["rust"],
  c: ["c"],
  cpp: ["c", "cpp"],
  csharp: ["csharp"],
  php: ["php"],
  ruby: ["ruby"],
  kotlin: ["kotlin"],
  swift: ["swift"],
  shellscript: ["shellscript"],
};

const sets = new Map<string, ReadonlySet<string>>();

/** The words of a language; undefined for a language without a list. */
export function languageWords(languageId: string): ReadonlySet<string> | undefined {
  const names = inherits[languageId];
  if (!names) return undefined;
  const known = sets.get(languageId);
  if (known) return known;
  const words = new Set(names.flatMap((name) => (lists[name] ?? "").split(" ")));
  sets.set(languageId, words);
  return words;
}

/** Identifiers in a text, in order, numbers left out. */
export function identifiersOf(text: string): readonly string[] {
  return text.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? [];
}
