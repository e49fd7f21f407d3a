/** A page's surroundings as a channel would make them, with fictional people. */
import { assetsOf } from '../../../src/channels/ui/assets.ts';
import { formatter } from '../../../src/channels/ui/texts/format.ts';
import type { Language } from '../../../src/channels/ui/texts/language.ts';
import { translator } from '../../../src/channels/ui/texts/translate.ts';
import type { ThemeName } from '../../../src/channels/ui/theme/themes.ts';
import type { Ui, Visitor } from '../../../src/channels/ui/ui.ts';

export const resident: Visitor = { kind: 'resident', name: 'Noor Hendriks', unread: 2 };
export const employee: Visitor = { kind: 'employee', role: 'behandelaar', department: 'Openbare ruimte' };

const MUNICIPALITIES = {
  meent: { name: 'Weidehoek', address: 'Raadhuisplein 1' },
  kade: { name: 'Kadeland', address: 'Havenkade 12' },
} as const;

export function sampleUi(
  language: Language = 'nl',
  theme: ThemeName = 'meent',
  extra: Partial<Pick<Ui, 'visitor' | 'acting' | 'formToken'>> = {},
): Ui {
  return {
    language,
    t: translator(language),
    format: formatter(language),
    municipality: {
      ...MUNICIPALITIES[theme],
      phone: '14 0999',
      hours: { nl: 'Maandag tot en met vrijdag van 8.30 tot 17.00 uur.', en: 'Monday to Friday from 8:30 to 17:00.' },
    },
    assets: assetsOf(theme),
    path: '/',
    demo: true,
    takesReports: true,
    formToken: () => 'voorbeeld',
    ...extra,
  };
}
