/** One page as one document. JSX escapes everything; no component in this project writes raw HTML. */
import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { type Ui, UiProvider } from './ui.ts';

export const renderPage = (ui: Ui, page: VNode): string =>
  `<!doctype html>${renderToString(<UiProvider value={ui}>{page}</UiProvider>)}`;
