/**
 * Fonts, served from our own origin (all OFL-1.1). Two files a family: `latin` for nearly every page, `latin-ext` only when a
 * name needs it (Yıldız, Škoda), because the browser looks at `unicode-range` first.
 */
const LATIN =
  'U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD';
const LATIN_EXT =
  'U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF';

const families = {
  'atkinson-next': ['Atkinson Hyperlegible Next Variable', 'atkinson-hyperlegible-next', '200 800'],
  'atkinson-mono': ['Atkinson Hyperlegible Mono Variable', 'atkinson-hyperlegible-mono', '200 800'],
  'source-sans': ['Source Sans 3 Variable', 'source-sans-3', '200 900'],
} as const;

export type FontName = keyof typeof families;

export interface FontFile {
  /** Name in our own addresses. */
  readonly name: string;
  /** Module path of the woff2. */
  readonly module: string;
  readonly family: string;
  readonly weight: string;
  readonly range: string;
}

export const fontFiles = (font: FontName): readonly [latin: FontFile, extended: FontFile] => {
  const [family, pack, weight] = families[font];
  const file = (subset: string, range: string): FontFile => ({
    name: `${font}-${subset}`,
    module: `@fontsource-variable/${pack}/files/${pack}-${subset}-wght-normal.woff2`,
    family,
    weight,
    range,
  });
  return [file('latin', LATIN), file('latin-ext', LATIN_EXT)];
};

export const fontFace = (file: FontFile, url: string): string =>
  `@font-face{font-family:"${file.family}";font-style:normal;font-display:swap;font-weight:${file.weight};src:url("${url}") format("woff2");unicode-range:${file.range}}`;
