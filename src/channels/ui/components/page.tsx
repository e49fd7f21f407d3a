/** The whole document: head, skip link, header, main, footer. Every page is one of these. */
import type { ComponentChildren } from 'preact';
import type { IslandName } from '../assets.ts';
import { useUi } from '../ui.ts';
import { Field, type FieldTexts } from './field.tsx';
import { Footer } from './footer.tsx';
import { type Channel, Header, MandateBanner, type NavName } from './header.tsx';

export interface PageProps {
  readonly channel: Channel;
  /** In the tab; the municipality comes after it. */
  readonly title: string;
  /** The page shows wrong fields: the title starts with "Fout:". */
  readonly wrong?: boolean;
  readonly current?: NavName;
  /** The title field with the land. Absent: the page has its own h1. */
  readonly field?: FieldTexts;
  readonly islands?: readonly IslandName[];
  /** Full width and small, for the workbench. */
  readonly dense?: boolean;
  readonly children: ComponentChildren;
}

export function Page({ channel, title, wrong, current, field, islands = [], dense, children }: PageProps) {
  const { language, t, assets, municipality } = useUi();
  const site = t(`site.${channel}`, { municipality: municipality.name });
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${wrong ? `${t('errors.prefix')} ` : ''}${title} - ${site}`}</title>
        <meta name="theme-color" media="(prefers-color-scheme: light)" content={assets.themeColor.day} />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content={assets.themeColor.night} />
        {assets.preload.map((href) => (
          <link rel="preload" as="font" type="font/woff2" href={href} crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={assets.stylesheet} />
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        {islands.map((name) => (
          <script type="module" src={assets.island(name)} />
        ))}
      </head>
      <body class={dense ? 'meent-dense' : undefined}>
        <a class="nl-skip-link" href="#inhoud">
          {t('page.skip')}
        </a>
        <Header channel={channel} current={current} />
        <MandateBanner />
        <main id="inhoud" tabIndex={-1}>
          {field ? <Field {...field} seed={title} /> : null}
          {children}
        </main>
        {channel === 'workbench' || channel === 'manage' || channel === 'archive' ? null : <Footer />}
      </body>
    </html>
  );
}
