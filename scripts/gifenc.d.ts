/** The part of gifenc that is used: https://github.com/mattdesl/gifenc */
declare module "gifenc" {
  type Palette = readonly (readonly number[])[];
  interface FrameOptions {
    readonly palette: Palette;
    readonly delay: number;
    readonly transparent: boolean;
    readonly transparentIndex: number;
    /** 1: the next picture is drawn over this one. */
    readonly dispose: number;
  }
  interface Gif {
    writeFrame(
      index: Uint8Array,
      width: number,
      height: number,
      options: { palette: Palette; delay: number },
    ): void;
    finish(): void;
    bytes(): Uint8Array;
  }
  const gifenc: {
    GIFEncoder(): Gif;
    quantize(rgba: Uint8Array, colors: number): Palette;
    applyPalette(rgba: Uint8Array, palette: Palette): Uint8Array;
  };

  export { gifenc as default };
}
