/** The way to a page of the portal: by the page that leads to it, where a mandate opens that too. */
import { addresses } from '../addresses.ts';
import type { Ui } from '../ui.ts';

interface Crumb {
  readonly href: string;
  readonly text: string;
}

export const crumbsFrom = (from: 'data' | 'choices', { t, acting }: Pick<Ui, 't' | 'acting'>): readonly Crumb[] => {
  const over = { href: addresses.mine, text: t('nav.overview') };
  if (from === 'data')
    return !acting || acting.allows('gegevens') ? [over, { href: addresses.myData, text: t('nav.data') }] : [over];
  return !acting || acting.allows('keuzes') ? [over, { href: addresses.choices, text: t('nav.choices') }] : [over];
};
