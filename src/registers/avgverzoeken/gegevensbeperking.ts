/**
 * Gegevensbeperking: while it stands, data of one resident are not used for one activity (AVG 18, and 21 once an objection is
 * accepted or while it is judged). It stands by the request that it came from and goes when it is lifted; the request says
 * from when till when. All of a municipality live in memory, and each that comes or goes raises the epoch: so it works at once.
 */
import { bsn, choice, instant, relation, text } from '../../engine/fields.ts';
import { type Effect, type Need, resource, type Values } from '../../engine/resource.ts';
import { metHouders, volgHouders } from '../afscherming.ts';
import { BEPERKING, beperkPersoon, beperkZaak, markeer, markIn } from '../beperking.ts';
import { meentApi } from '../meent-api.ts';
import { BEHANDELEN, BESLISSEN, INDIENEN } from './api.ts';

/** Why it stands: the grounds of article 18, and those that follow from an objection. */
export const BEPERKING_GRONDEN = ['juistheid', 'onrechtmatig', 'rechtsvordering', 'bezwaar-loopt', 'bezwaar'] as const;

const volgBeperking: Effect = {
  number: 'meent-beperking',
  on: ['create', 'delete', 'move'],
  apply(work, it) {
    // A case has the hash that it was written with; a key that is being replaced made another of the same number.
    const theirs = work.hashes('bsn', String(it.record.burgerservicenummer));
    const about = work.filter('zaak', ({ columns }) =>
      ((columns.subjects ?? []) as readonly string[]).some((one) => theirs.includes(one)),
    );
    for (const zaak of about) {
      beperkZaak(work, zaak);
      const besluiten = work.filter('besluit', ({ record }) => record.zaak === zaak.id);
      for (const besluit of besluiten) markeer(work, besluit, markIn(zaak));
      const ids = new Set<unknown>([zaak.id, ...besluiten.map(({ id }) => id)]);
      const links = [
        ...work.filter('zaakinformatieobject', ({ record }) => ids.has(record.zaak)),
        ...work.filter('besluitinformatieobject', ({ record }) => ids.has(record.besluit)),
      ];
      volgHouders(
        work,
        links.map(({ record }) => record.informatieobject),
      );
    }
    for (const persoon of work.filter(
      'persoon',
      ({ record }) => record.burgerservicenummer === it.record.burgerservicenummer,
    ))
      beperkPersoon(work, persoon);
  },
};

/** Everything of one person: cases in which they have a part, with the decisions and documents of those, and the person. */
export function metAllesVan(subject: string): readonly Need[] {
  const zaken = (resource: 'rol' | 'zaakobject'): Values => ({
    in: { resource, column: 'zaak', where: 'subject', is: subject },
  });
  return [
    { resource: 'persoon', where: 'burgerservicenummer', is: subject },
    ...(['rol', 'zaakobject'] as const).flatMap((part): readonly Need[] => {
      const besluiten: Values = { in: { resource: 'besluit', column: 'id', where: 'zaak', ...zaken(part) } };
      return [
        { resource: 'zaak', where: 'id', whole: true, ...zaken(part) },
        { resource: 'besluit', where: 'zaak', whole: true, ...zaken(part) },
        { resource: 'zaakinformatieobject', where: 'zaak', whole: true, ...zaken(part) },
        { resource: 'besluitinformatieobject', where: 'besluit', whole: true, ...besluiten },
        ...metHouders({
          in: { resource: 'zaakinformatieobject', column: 'informatieobject', where: 'zaak', ...zaken(part) },
        }),
        ...metHouders({
          in: { resource: 'besluitinformatieobject', column: 'informatieobject', where: 'besluit', ...besluiten },
        }),
      ];
    }),
  ];
}

export const gegevensbeperking = resource({
  name: BEPERKING,
  api: meentApi,
  path: 'gegevensbeperkingen',
  table: 'avgverzoeken_gegevensbeperking',
  source: 'zaken',
  parent: 'zaak',
  cached: true,
  ignoresState: true,
  fields: {
    zaak: relation('zaak', { required: true, immutable: true, column: true, help: 'De zaak van het verzoek.' }),
    burgerservicenummer: bsn({ required: true, immutable: true }),
    activiteit: text(40, { required: true, min: 1, blank: false, immutable: true, column: true }),
    grond: choice(BEPERKING_GRONDEN, { required: true }),
    sinds: instant({ server: true }),
  },
  columns: {
    subject: { type: 'text', from: (record, work) => work.hash('bsn', String(record.burgerservicenummer)) },
  },
  unique: [
    {
      fields: ['zaak', 'activiteit'],
      code: 'unique',
      reason: 'Voor deze activiteit staat het gebruik door dit verzoek al stil.',
    },
  ],
  categories: { all: 'keuzes', fields: { sinds: null } },
  operations: [],
  scopes: { create: [INDIENEN, BEHANDELEN, BESLISSEN], delete: [INDIENEN, BEHANDELEN, BESLISSEN] },
  subjects: { kind: 'parent' },
  inzage: {
    name: 'Gegevens waarvan het gebruik stilstaat',
    withheld: 'Wat stilstaat en sinds wanneer, leest u bij uw verzoek.',
  },
  derive: (record, { at }, before) => (before ? record : { ...record, sinds: at.toISOString() }),
  needs: (record, work) => work.hashes('bsn', String(record.burgerservicenummer)).flatMap(metAllesVan),
  effects: [volgBeperking],
});
