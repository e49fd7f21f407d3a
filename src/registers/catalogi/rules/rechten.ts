/** A right on a type holds for all its versions, and those have one name: who changes that name changes what the right opens. */
import type { Record_, Rule } from '../../../engine/resource.ts';
import type { Work } from '../../../engine/work.ts';
import { hasScope } from '../../../gate/conditions.ts';
import { BEHEER_UITVOEREN, meentApi } from '../../meent-api.ts';

/** Whose work it is to give rights. */
const givesRights = ({ caller: { rights } }: Work): boolean =>
  rights.everything || hasScope(rights, meentApi.component, [BEHEER_UITVOEREN]);

const isGiven = ({ snapshot }: Work, id: string): boolean =>
  snapshot
    .all('applicatie')
    .some(({ record }) => (record.autorisaties as readonly Record_[]).some((one) => Object.values(one).includes(id)));

/** @param name field by which versions of this type belong together. */
export const nameKeepsRights = (name: string): Rule => ({
  number: 'meent-ztc-rechten',
  on: ['update'],
  check(work, { id, record, before }) {
    const was = before!.record;
    if (record[name] === was[name] && record.catalogus === was.catalogus) return undefined;
    if (givesRights(work) || !isGiven(work, id)) return undefined;
    return {
      name: record[name] === was[name] ? 'catalogus' : name,
      code: 'in-autorisaties',
      reason:
        'Er zijn rechten gegeven op dit type. Met een andere naam gelden die voor andere zaken of documenten. Maak een nieuw type, of vraag het de functioneel beheerder.',
    };
  },
});
