/** Rules of access to a single case. */
import type { Record_, Rule } from '../../../engine/resource.ts';
import type { Draft, Work } from '../../../engine/work.ts';
import { Problem } from '../../../foundation/problems.ts';
import { lastingTo } from '../../../gate/rights.ts';
import { werkbankVan } from '../../client-ids.ts';
import { type Omgang, SCOPES } from './omgang.ts';

/** One employee, or one role in a department. */
export const eenIemand: Rule = {
  number: 'meent-toegang-wie',
  on: ['create', 'move'],
  check: (_work, { record: { medewerker, rol, afdeling } }) =>
    medewerker ? (rol || afdeling ? beide : undefined) : rol && afdeling ? undefined : niemand,
};

const beide = {
  name: 'medewerker',
  code: 'invalid',
  reason: 'Geef een medewerker, of een rol en een afdeling. Niet allebei.',
};
const niemand = { name: 'medewerker', code: 'required', reason: 'Geef een medewerker, of een rol en een afdeling.' };

/** Last days lie ahead, and nobody is on a case twice: what is taken away must be gone. */
export const nogNiet: Rule = {
  number: 'meent-toegang-eenmaal',
  on: ['create'],
  check(work, it) {
    if (it.record.totEnMet && String(it.record.totEnMet) < work.today)
      return { name: 'totEnMet', code: 'invalid', reason: 'Deze dag is al voorbij.' };
    return toegangenVan(work, it.record.zaak).some((one) => one.id !== it.id && wie(one.record) === wie(it.record))
      ? { name: 'medewerker', code: 'unique', reason: 'Deze heeft al toegang tot de zaak. Trek die eerst in.' }
      : undefined;
  },
};

/** One of an employee, one of a role in a department. */
export const wie = ({ medewerker, rol, afdeling }: Record_): string =>
  medewerker ? `medewerker:${medewerker}` : werkbankVan(String(rol), String(afdeling));

/**
 * Nobody gives away what they do not have, of the case itself or of what is in it, nor for longer than they have it: what
 * somebody gives they still have themselves on its last day. @throws permission-denied
 */
export const eigenRechten: Rule = {
  number: 'meent-toegang-eigen-rechten',
  on: ['create'],
  check(work, { record }) {
    const scopes = SCOPES[record.omgang as Omgang];
    const zaak = work.find('zaak', record.zaak)!;
    const besluiten = work.filter('besluit', (one) => one.record.zaak === zaak.id);
    const ids = new Set(besluiten.map(({ id }) => id));
    const documenten = new Set(
      [
        ...work.filter('zaakinformatieobject', (one) => one.record.zaak === zaak.id),
        ...work.filter('besluitinformatieobject', (one) => ids.has(String(one.record.besluit))),
      ].map((one) => one.record.informatieobject),
    );
    const { caller } = work;
    const rights = lastingTo(caller.rights, record.totEnMet ? String(record.totEnMet) : undefined);
    const lasting: Work = { ...work, caller: { ...caller, rights } };
    const may = (draft: Draft, some: readonly string[]): boolean =>
      some.every((scope) => work.may(lasting, draft, [scope]));
    const allowed =
      may(zaak, scopes.zrc) &&
      besluiten.every((one) => may(one, scopes.brc)) &&
      work.filter('enkelvoudiginformatieobject', ({ id }) => documenten.has(id)).every((one) => may(one, scopes.drc));
    if (!allowed)
      throw new Problem(
        'permission-denied',
        'U geeft geen toegang die u zelf niet hebt, of langer dan u die hebt: tot de zaak, of tot een document of besluit erin.',
      );
    return undefined;
  },
};

/** Somebody is left who may work on a shielded case, for as long as it is shielded: nobody else can lift the shield. */
export const iemandBlijft: Rule = {
  number: 'meent-afscherming-iemand',
  on: ['create', 'delete'],
  check(work, it) {
    const [shield] = work.snapshot
      .related('zaakafscherming', 'zaak', String(it.record.zaak))
      .flatMap(({ id }) => work.find('zaakafscherming', id) ?? [])
      .concat(it.resource.name === 'zaakafscherming' && it.action === 'create' ? [it] : []);
    if (!shield || (it.resource.name === 'zaaktoegang' && it.action === 'create')) return undefined;
    const until = shield.record.totEnMet;
    if (until && it.action === 'create' && String(until) < work.today)
      return { name: 'totEnMet', code: 'invalid', reason: 'Deze dag is al voorbij.' };
    const lasts = ({ record: { omgang, totEnMet } }: Draft): boolean =>
      omgang === 'werken' && (!totEnMet || (Boolean(until) && String(totEnMet) >= String(until)));
    return toegangenVan(work, it.record.zaak).some(lasts)
      ? undefined
      : {
          name: 'toegangen',
          code: 'required',
          reason: 'Laat minstens één medewerker over die aan de zaak mag werken zolang zij is afgeschermd.',
        };
  },
};

/** Those that stand after this write. */
export function toegangenVan(work: Work, zaak: unknown): readonly Draft[] {
  for (const { id } of work.snapshot.related('zaaktoegang', 'zaak', String(zaak))) work.find('zaaktoegang', id);
  return work.filter('zaaktoegang', ({ record }) => record.zaak === zaak);
}
