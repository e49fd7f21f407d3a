/** The way to a page of the portal: by the page that leads to it, where a mandate opens that too. */
import { addresses } from '../addresses.ts';
import { mayOpen, type Ui } from '../ui.ts';

interface Crumb {
  readonly href: string;
  readonly text: string;
}

const FROM = {
  data: { opens: 'gegevens', href: addresses.myData, text: 'nav.data' },
  choices: { opens: 'keuzes', href: addresses.choices, text: 'nav.choices' },
} as const;

export function crumbsFrom(from: keyof typeof FROM, { t, acting }: Pick<Ui, 't' | 'acting'>): readonly Crumb[] {
  const { opens, href, text } = FROM[from];
  const over = { href: addresses.mine, text: t('nav.overview') };
  return mayOpen({ acting }, opens) ? [over, { href, text: t(text) }] : [over];
}
