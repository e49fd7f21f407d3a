/** The door to the component library for the channels. */
export { addresses, type WorkAction } from './addresses.ts';
export { assetRoutes, assetsOf } from './assets.ts';
export { type PageHeaders, pageHeaders, sendPage } from './headers.ts';
export { renderPage } from './render.tsx';
export { type Format, formatter } from './texts/format.ts';
export { chooseLanguage, LANGUAGE_PARAMETER, type Language } from './texts/language.ts';
export { type TextKey, type Translate, translator } from './texts/translate.ts';
export { checkTheme } from './theme/check.ts';
export { type ThemeName, themes } from './theme/themes.ts';
export { type MunicipalityFace, type Ui, useUi, type Visitor } from './ui.ts';
