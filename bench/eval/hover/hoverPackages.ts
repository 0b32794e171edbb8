/** Packages by other people whose files are hovered over. Their texts are fetched when the evaluation runs, never committed. */
import {
  eighthPackages,
  fifthPackages,
  firstPackages,
  fourthPackages,
  secondPackages,
  seventhPackages,
  sixthPackages,
  thirdPackages,
} from "./earlyDraws.ts";
import {
  eighteenthPackages,
  eleventhPackages,
  fifteenthPackages,
  fourteenthPackages,
  nineteenthPackages,
  ninthPackages,
  seventeenthPackages,
  sixteenthPackages,
  tenthPackages,
  thirteenthPackages,
  twelfthPackages,
  twentiethPackages,
  twentyFirstPackages,
} from "./lateDraws.ts";

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
  ninth: ninthPackages,
  tenth: tenthPackages,
  eleventh: eleventhPackages,
  twelfth: twelfthPackages,
  thirteenth: thirteenthPackages,
  fourteenth: fourteenthPackages,
  fifteenth: fifteenthPackages,
  sixteenth: sixteenthPackages,
  seventeenth: seventeenthPackages,
  eighteenth: eighteenthPackages,
  nineteenth: nineteenthPackages,
  twentieth: twentiethPackages,
  twentyFirst: twentyFirstPackages,
} as const;

export type DrawName = keyof typeof packagesOfDraw;
export const drawNames = Object.keys(packagesOfDraw) as readonly DrawName[];

/** The draw that is drawn from and whose packages show how often hover speaks: the newest, or `INKLING_HOVER_DRAW=sixth`. */
export const chosenDraw: DrawName =
  drawNames.find((each) => each === process.env.INKLING_HOVER_DRAW) ?? "twentyFirst";
