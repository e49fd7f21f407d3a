/** What the samples of the manager share. */
import type { Visitor } from '../../../src/channels/ui/ui.ts';
import type { AppPage } from '../../../src/services/operations/manage-applications.ts';

const visitor: Visitor = { kind: 'employee', role: 'functioneel beheerder', department: 'Informatie' };
export const ui = { visitor };

export const at = new Date('2026-11-20T13:02:00Z');

export const history: AppPage['history'] = [
  {
    at,
    action: 'update',
    resource: 'applicatie',
    label: 'Meldingen op de kaart',
    application: 'Werkbank',
    user: 'E. Brandsma',
  },
];

export const listed = <Item>(items: readonly Item[]) => ({ items, total: items.length, page: 1, pages: 1 });
