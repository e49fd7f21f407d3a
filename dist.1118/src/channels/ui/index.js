/** The door to the component library for the channels. */
export { addresses } from './addresses.js';
export { assetRoutes, assetsOf } from './assets.js';
export { pageHeaders, sendPage } from './headers.js';
export { renderPage } from './render.js';
export { formatter } from './texts/format.js';
export { chooseLanguage, LANGUAGE_PARAMETER } from './texts/language.js';
export { translator } from './texts/translate.js';
export { checkTheme } from './theme/check.js';
export { themes } from './theme/themes.js';
export { useUi } from './ui.js';
//# sourceMappingURL=index.js.map