/** Verbs and nouns of everyday speech that look like a form of a term. */
export const everydayForms = new Set([
  "tries",
  "tried",
  "dries",
  "rests",
  "rested",
  "resting",
  "maps",
  "sets",
  "spans",
  "spanned",
  "being",
]);

/** Words that names are made of everywhere: side by side within a longer name they mean no term. */
export const genericWords = new Set(
  (
    "value type object key function method class list data time name file test case error code call return set get map node text string number " +
    "index item state event action message request response result query field table column row page view model user id path url host port " +
    "input output read write start end first last next size count length option argument parameter variable property attribute element block body " +
    "header content context handler listener manager service client server group base source target default local global public private static " +
    "abstract final link image label tag token line char byte bit pool queue stack heap lock date day ref refs parse tree"
  ).split(" "),
);

/** Further words that meet by chance in sentences: right to left, in place, after each. */
export const everydayWords = new Set(
  (
    "in by to of up on off at for with and or not no as is be do go out over under after before each every any all some one right left top bottom " +
    "long short high low big small first second third old new good bad hot cold warm early late open close closed working work copy " +
    "include place point part way quick check fast slow free full empty hard soft own same other"
  ).split(" "),
);
