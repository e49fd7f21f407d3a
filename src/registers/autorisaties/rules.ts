/** Numbered rules of the Autorisaties API. Names and codes are those of the reference component, compared literally. */
import type { Record_, Rule } from '../../engine/resource.ts';
import type { InvalidParam } from '../../foundation/problems.ts';
import { isOwnClient, nummerIn } from '../client-ids.ts';
import { clientIdsVanEerder } from './vergeven-client-id.ts';

/** A client_id identifies one application: of those that are there, and of those that were. */
export const ac001: Rule = {
  number: 'ac-001',
  on: ['create', 'update'],
  check(work, it) {
    const clientIds = it.record.clientIds as readonly string[];
    const earlier = clientIdsVanEerder(work, it);
    if (clientIds.some((one) => earlier.has(one)))
      return {
        name: 'clientIds',
        code: 'clientId-exists',
        reason: 'Deze clientId was van een andere applicatie en wordt niet opnieuw gebruikt. Kies een andere.',
      };
    const taken = new Set(
      work.snapshot
        .all('applicatie')
        .filter(({ id }) => id !== it.id)
        .flatMap(({ record }) => record.clientIds as readonly string[]),
    );
    const bad = clientIds.find((one, index) => taken.has(one) || clientIds.indexOf(one) !== index);
    return bad === undefined
      ? undefined
      : { name: 'clientIds', code: 'clientId-exists', reason: 'Deze clientId is al in gebruik. Kies een andere.' };
  },
};

/**
 * What one employee may stands by itself: it has a last day, and goes when that employee goes. A name of Meent itself needs
 * no secret, so it shares none with a client from outside.
 */
export const eigenNamen: Rule = {
  number: 'meent-ac-eigen-namen',
  on: ['create', 'update'],
  check(_work, { record }) {
    const clientIds = record.clientIds as readonly string[];
    const own = clientIds.filter(isOwnClient);
    const apart =
      own.length === 0 || (own.length === clientIds.length && !own.some((one) => nummerIn(one) !== undefined));
    return apart || clientIds.length === 1
      ? undefined
      : {
          name: 'clientIds',
          code: 'not-supported',
          reason:
            'De naam van één medewerker (werkbank:medewerker=) staat alleen. Andere namen van Meent zelf (meent- of werkbank:) gaan niet samen met die van andere applicaties.',
        };
  },
};

/** Who may do everything has no limits; a limit that is not kept to is worse than none. */
export const publicatie: Rule = {
  number: 'meent-ac-publicatie',
  on: ['create', 'update'],
  check: (_work, { record }) =>
    record.alleenIsGereedVoorPublicatie === true && record.heeftAlleAutorisaties === true
      ? {
          name: 'alleenIsGereedVoorPublicatie',
          code: 'not-supported',
          reason: 'Wie alles mag, is niet te beperken. Geef autorisaties in plaats van heeftAlleAutorisaties.',
        }
      : undefined,
};

/** Either everything, or a list of authorisations. */
export const ac002: Rule = {
  number: 'ac-002',
  on: ['create', 'update'],
  check(_work, { record }) {
    const some = (record.autorisaties as readonly unknown[]).length > 0;
    if (some && record.heeftAlleAutorisaties)
      return {
        name: 'nonFieldErrors',
        code: 'ambiguous-authorizations-specified',
        reason: 'Geef autorisaties, of zet heeftAlleAutorisaties op true. Niet allebei.',
      };
    if (!some && !record.heeftAlleAutorisaties)
      return {
        name: 'nonFieldErrors',
        code: 'missing-authorizations',
        reason: 'Geef autorisaties, of zet heeftAlleAutorisaties op true.',
      };
    return undefined;
  },
};

/** What an authorisation needs, once one of its scopes is about the main objects of its component. */
const REQUIRED: Readonly<Record<string, { readonly prefix: string; readonly fields: readonly string[] }>> = {
  zrc: { prefix: 'zaken.', fields: ['maxVertrouwelijkheidaanduiding', 'zaaktype'] },
  drc: { prefix: 'documenten.', fields: ['maxVertrouwelijkheidaanduiding', 'informatieobjecttype'] },
  brc: { prefix: 'besluiten.', fields: ['besluittype'] },
  orc: { prefix: 'objecten.', fields: ['objecttype'] },
};

export const ac003: Rule = {
  number: 'ac-003',
  on: ['create', 'update'],
  check(_work, { record }) {
    return (record.autorisaties as readonly Record_[]).flatMap((one, index): readonly InvalidParam[] => {
      const required = REQUIRED[String(one.component)];
      if (!required || !(one.scopes as readonly string[]).some((scope) => scope.startsWith(required.prefix))) return [];
      return required.fields
        .filter((field) => !one[field])
        .map((field) => ({
          name: `autorisaties.${index}.${field}`,
          code: 'required',
          reason: `Dit veld is verplicht bij scopes die met ${required.prefix.slice(0, -1)} beginnen.`,
        }));
    });
  },
};

/** An activity that is not there serves nothing; whoever names one means one. */
export const activiteit: Rule = {
  number: 'meent-ac-activiteit',
  on: ['create', 'update'],
  check: ({ snapshot }, { record }) =>
    (record.autorisaties as readonly Record_[]).flatMap(
      ({ verwerkingsactiviteit: id }, index): readonly InvalidParam[] =>
        !id || snapshot.get('verwerkingsactiviteit', String(id))
          ? []
          : [
              {
                name: `autorisaties.${index}.verwerkingsactiviteit`,
                code: 'does_not_exist',
                reason: 'Op dit adres staat geen verwerkingsactiviteit.',
              },
            ],
    ),
};

/** Who sees part of an object writes none: an answer to a write shows all of it, and so does its history of changes. */
export const velden: Rule = {
  number: 'meent-ac-velden',
  on: ['create', 'update'],
  check: (_work, { record }) =>
    (record.autorisaties as readonly Record_[]).flatMap((one, index): readonly InvalidParam[] => {
      if (one.velden === null || one.velden === undefined) return [];
      const name = `autorisaties.${index}.velden`;
      if (!isNamesByVersion(one.velden))
        return [{ name, code: 'invalid', reason: 'Geef per versie een lijst van namen: {"1": ["naam"]}.' }];
      return (one.scopes as readonly string[]).every((scope) => scope === 'objecten.lezen')
        ? []
        : [{ name, code: 'not-supported', reason: 'Velden kan alleen bij de scope objecten.lezen.' }];
    }),
};

const MOST_NAMES = 1_000;

const isNamesByVersion = (value: unknown): boolean =>
  Object.entries(value as object).every(
    ([version, names]) =>
      /^\d{1,5}$/.test(version) &&
      Array.isArray(names) &&
      names.length <= MOST_NAMES &&
      names.every((one) => typeof one === 'string' && one.length <= 200),
  );
