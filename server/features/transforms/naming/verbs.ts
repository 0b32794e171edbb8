/** Verbs with which comments and names say what code does. */
export const verbs: ReadonlySet<string> = new Set(
  "add append apply assert assign attach begin bind build calculate call cancel check choose clean clear close collect compare compile compute configure connect convert copy count create decode decrement delete detect determine disable dispatch display do download draw emit enable encode ensure escape evaluate execute expand export extract fetch fill filter find finish flatten flush format forward generate get group handle hide import increment init initialize insert install invoke iterate join keep list load locate log look make map mark match measure merge modify move multiply normalize notify open order pad parse patch pick pop prepare print process push put query queue raise read receive record redirect reduce refresh register reject release reload remove rename render repeat replace report request require reset resize resolve restore retry return reverse run sanitize save scan schedule search select send serialize set setup show skip sort split start stop store strip submit subtract sum swap sync throw toggle track transform translate traverse trigger trim truncate try unwrap update upload use validate verify visit wait walk warn wrap write yield".split(
    " ",
  ),
);

/** Words with which names of truth values begin. */
export const testing: ReadonlySet<string> = new Set(
  "is has can should are was includes contains starts ends matches equals exists supports needs".split(" "),
);
