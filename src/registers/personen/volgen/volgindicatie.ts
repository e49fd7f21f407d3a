/** Volgindicatie: an application follows a person, so that it can ask which of those whom it keeps a copy of have changed. */
import { bsn, date } from '../../../engine/fields.ts';
import { type Effect, type Record_, type Resource, type Rule, resource } from '../../../engine/resource.ts';
import type { Draft, Work } from '../../../engine/work.ts';
import { meentApi } from '../../meent-api.ts';
import { PERSONEN_LEZEN } from '../persoon.ts';

export const PERSONEN_VOLGEN = 'personen.volgen';

const gehasht = (record: Record_, work: Pick<Work, 'hash'>): string =>
  work.hash('bsn', String(record.burgerservicenummer));
const wie = (record: Record_, work: Pick<Work, 'hashes'>): readonly string[] =>
  work.hashes('bsn', String(record.burgerservicenummer));

/** Whoever may not read somebody may not learn either that they are here. */
function gevolgde(work: Work, it: Draft): Draft | undefined {
  return work
    .filter('persoon', ({ columns }) => wie(it.record, work).includes(String(columns.burgerservicenummer)))
    .find((persoon) => work.may(work, persoon, [PERSONEN_LEZEN]));
}

const bestaat: Rule = {
  number: 'meent-volgen-1',
  on: ['create'],
  check: (work, it) =>
    gevolgde(work, it)
      ? undefined
      : { name: 'burgerservicenummer', code: 'does_not_exist', reason: 'Deze persoon staat niet in het register.' },
};

const verbind: Effect = {
  number: 'meent-volgen-2',
  on: ['create'],
  apply: (work, it) => work.setColumns(it, { persoon: gevolgde(work, it)!.id, volger: work.caller.application.id }),
};

export const volgindicatie: Resource = resource({
  name: 'volgindicatie',
  api: meentApi,
  path: 'volgindicaties',
  table: 'personen_volgindicatie',
  source: 'personen',
  fields: {
    burgerservicenummer: bsn({ required: true, immutable: true }),
    einddatum: date({ nullable: true, column: true, help: 'Vanaf deze dag volgt u de persoon niet meer.' }),
  },
  columns: {
    /** The application that follows: nobody else sees this. */
    volger: { type: 'text' },
    persoon: { type: 'uuid' },
    subject: { type: 'text', from: gehasht },
    subjects: { type: 'text[]', from: (record, work) => [gehasht(record, work)] },
  },
  unique: [{ fields: ['volger', 'subject'], code: 'unique', reason: 'U volgt deze persoon al.' }],
  indexes: [['volger', 'persoon'], ['persoon']],
  filters: { volger: { kind: 'compare', column: 'volger', operator: '=', of: [] } },
  operations: ['create'],
  scopes: {
    list: [PERSONEN_VOLGEN],
    read: [PERSONEN_VOLGEN],
    create: [PERSONEN_VOLGEN],
    delete: [PERSONEN_VOLGEN],
  },
  owners: { own: 'subject' },
  subjects: { kind: 'column', column: 'subjects' },
  inzage: { name: 'Programma dat wijzigingen volgt' },
  needs: (record, work) => wie(record, work).map((is) => ({ resource: 'persoon', where: 'burgerservicenummer', is })),
  rules: [bestaat],
  effects: [verbind],
});
