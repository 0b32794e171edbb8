/** What the functions and methods of standard libraries do, by name, whatever the language. */

/** The number of elements or characters. */
export const sizes =
  /^(?:length|size|len|count|Count|Length|strlen|sizeof|getSize|getLength|getCount|LongCount|char_count|mb_strlen|RuneCountInString|RuneCount)$/;
/** Text without the blanks around it. */
export const trims =
  /^(?:trim|strip|Trim|TrimSpace|trim_matches|stripLeading|stripTrailing|trimStart|trimEnd|lstrip|rstrip|TrimStart|TrimEnd)$/;
/** The same value, seen in another way. */
export const same =
  /^(?:toString|to_string|to_owned|clone|cloned|as_str|as_ref|as_deref|iter|into_iter|into|stream|toList|ToList|ToArray|toArray|collect|unwrap|expect|values|copy|slice_all|String|str|string|list|tuple|Array\.from|from|chars|as_mut|borrow|Some|Ok|Optional\.of|Optional\.ofNullable|ofNullable|of|asList|AsEnumerable|AsQueryable|toStream|boxed|await|Promise\.resolve|resolve|int_cast|int|float|Number|parseInt|parseFloat|BigDecimal\.valueOf|valueOf|Decimal|Box\.new|Arc\.new|Rc\.new|Cow\.from|String\.from|deref|intValue|longValue|doubleValue|freeze|Object\.freeze|ref|Ref|abs_diff_none)$/;
export const lowers =
  /^(?:toLowerCase|lower|ToLower|to_lowercase|ToLowerInvariant|toLocaleLowerCase|downcase|casefold|to_ascii_lowercase|strtolower)$/;
export const uppers =
  /^(?:toUpperCase|upper|ToUpper|to_uppercase|ToUpperInvariant|toLocaleUpperCase|upcase|to_ascii_uppercase|strtoupper)$/;
/** True for a text or a collection with nothing in it. */
export const empties = /^(?:isEmpty|is_empty|IsEmpty|empty|none)\??$/;
/** True for nothing but blanks. */
export const blanks = /^(?:isBlank|isspace|blank)\??$/;
export const nullOrEmpties =
  /^(?:IsNullOrEmpty|isNullOrEmpty|isEmptyOrNull|isNullOrBlank|IsNullOrWhiteSpace|isNilOrEmpty)$/;
export const nulls = /^(?:isNull|is_none|IsNull|isNil|nil\?|is_null|isUndefined|isNone|is_err)$/;
export const notNulls = /^(?:nonNull|is_some|isPresent|notNull|isDefined|is_ok|HasValue|isset)$/;
export const negatives = /^(?:negative\?|is_negative|isNegative|is_sign_negative)$/;
export const positives = /^(?:positive\?|is_positive|isPositive)$/;
export const zeros = /^(?:zero\?|is_zero|isZero)$/;
/** Whether something holds an element or a key. */
export const holds =
  /^(?:has|contains|includes|containsKey|ContainsKey|contains_key|Contains|include\?|key\?|has_key|hasOwnProperty|exists|Exists|member\?|in_array|array_key_exists|TryGetValue|containsValue|hasKey)$/;
/** Puts one more element into what it is called on. */
export const grows =
  /^(?:push|append|add|Add|insert|Insert|push_back|enqueue|Enqueue|offer|unshift|addLast|addFirst|put|emplace_back|insert_one|prepend|Push|push_front|<<)$/;
/** Writes into a text that is being built. */
export const writes = /^(?:push|push_str|append|Append|WriteString|WriteRune|WriteByte|write|concat|<<)$/;
/** Takes an element away. */
export const shrinks =
  /^(?:pop|shift|remove|Remove|poll|dequeue|Dequeue|pop_front|pop_back|removeFirst|removeLast|Pop|popleft|discard|RemoveAt)$/;
/** End the program, or the function with an error. */
export const ends =
  /^(?:panic|panic!|process\.exit|sys\.exit|os\.Exit|exit|System\.exit|abort|die|log\.Fatal|log\.Fatalf|bail!|unreachable!|todo!|unimplemented!|raise|throw|Environment\.Exit|Environment\.FailFast|fail!|anyhow!|std\.process\.exit|process\.abort|std\.abort|quit)$/;
/** Raise an error unless what they are given holds. */
export const asserts =
  /^(?:assert|invariant|assert!|ensure|ensure!|check|require|debug_assert|debug_assert!|checkArgument|checkState|Preconditions\.checkArgument|Preconditions\.checkState|Validate\.isTrue|Assert\.isTrue|Debug\.Assert|Contract\.Requires|assume|precondition|assert\.ok|console\.assert_none|Assert\.That)$/;
/** Raise an error for a missing value. */
export const asserts_present =
  /^(?:Objects\.requireNonNull|requireNonNull|ArgumentNullException\.ThrowIfNull|ThrowIfNull|checkNotNull|Preconditions\.checkNotNull|Assert\.notNull|Validate\.notNull|Guard\.Against\.Null|ArgumentException\.ThrowIfNullOrEmpty|ArgumentException\.ThrowIfNullOrWhiteSpace)$/;

/** Values that stand for failure: the error is in the first argument. */
export const failures =
  /^(?:Err|err|Error|Failure|failure|Left|left|Result\.(?:err|fail|failure|Fail|Failure|Error)|Promise\.reject|reject|errors\.New|fmt\.Errorf|errors\.Wrap|errors\.Errorf|status\.Error|status\.Errorf|Future\.failed|Task\.FromException|Task\.FromException<\w+>|anyhow|bail|Try\.failure|Either\.left|errAsync|Mono\.error|throwError|Response\.error|CompletableFuture\.failedFuture)$/;
/** Names of types and values that are errors. */
export const errorName =
  /(?:Error|Exception|Fault|Failure|Panic|Denied|Forbidden|NotFound|Unauthorized|Invalid)\w*$|^(?:[eE]rr[A-Z]\w*|Err|[A-Z]{2,}_?ERR(?:OR)?\w*|E[A-Z]{4,}|err\w*)$/;
