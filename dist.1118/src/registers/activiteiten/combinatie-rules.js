import { CATEGORIEEN } from '../../gate/categories.js';
import { nummerIn } from '../client-ids.js';
/** One that is withdrawn on its first day held on none. */
export const heeftPeriode = {
    number: 'meent-combinatie-001',
    on: ['create', 'update'],
    check({ today }, { record, action }) {
        const [begin, end] = [
            String(record.beginGeldigheid),
            record.eindeGeldigheid ? String(record.eindeGeldigheid) : '9999',
        ];
        const withdrawn = action !== 'create' && begin === end && end === today;
        return end > begin || withdrawn
            ? undefined
            : { name: 'eindeGeldigheid', code: 'invalid', reason: 'Het einde moet na het begin liggen.' };
    },
};
export const bekendeActiviteit = {
    number: 'meent-combinatie-003',
    on: ['create', 'update'],
    check: ({ snapshot }, { record }) => snapshot.related('verwerkingsactiviteit', 'identificatie', String(record.activiteit)).length > 0
        ? undefined
        : {
            name: 'activiteit',
            code: 'does_not_exist',
            reason: 'Er is geen verwerkingsactiviteit met deze identificatie. Leg die eerst vast.',
        },
};
export const ietsOmTeCombineren = {
    number: 'meent-combinatie-004',
    on: ['create', 'update'],
    check(_work, { record, action }) {
        const lists = [
            ['bronnen', 2, 'Noem twee of meer verschillende bronnen. Eén bron is geen combinatie.'],
            ['categorieenGegevens', 1, 'Noem welke soorten gegevens het zijn.'],
            // Names that were given before stay where a change leaves them out.
            ...(action === 'create' || record.ontvangers
                ? [['ontvangers', 1, 'Noem wie de combinatie gebruikt.']]
                : []),
        ];
        return lists
            .filter(([name, least]) => new Set(record[name]).size < least)
            .map(([name, , reason]) => ({ name, code: 'min_length', reason }));
    },
};
const gegevensIn = ({ gegevens }) => (gegevens ?? []);
/** Which data of which source: each source once, and nothing of one that is not in it. What was there before may still say nothing. */
export const gegevensPerBron = {
    number: 'meent-combinatie-008',
    on: ['create', 'update'],
    check(_work, { record, before }) {
        const said = gegevensIn(record);
        if (said.length === 0 && before && gegevensIn(before.record).length === 0)
            return undefined;
        const sources = record.bronnen;
        const named = said.map(({ bron }) => bron);
        const lacking = sources.filter((one) => !named.includes(one));
        return [
            ...(lacking.length > 0
                ? [
                    {
                        name: 'gegevens',
                        code: 'required',
                        reason: `Noem ook van deze bronnen welke soorten gegevens het zijn: ${lacking.join(', ')}.`,
                    },
                ]
                : []),
            ...said.flatMap(({ bron, categorieen }, index) => {
                if (!sources.includes(bron))
                    return [{ name: `gegevens.${index}.bron`, code: 'invalid', reason: 'Deze bron staat niet in bronnen.' }];
                if (named.indexOf(bron) !== index)
                    return [{ name: `gegevens.${index}.bron`, code: 'unique', reason: 'Deze bron staat er al.' }];
                return categorieen.length > 0
                    ? []
                    : [{ name: `gegevens.${index}.categorieen`, code: 'min_length', reason: 'Noem een soort gegevens of meer.' }];
            }),
        ];
    },
};
/** Words for residents, where who registers it gives none of their own. */
export function inWoorden(record) {
    const given = (record.categorieenGegevens ?? []);
    if (given.length > 0)
        return record;
    const codes = new Set(gegevensIn(record).flatMap(({ categorieen }) => categorieen));
    return { ...record, categorieenGegevens: CATEGORIEEN.filter(({ code }) => codes.has(code)).map(({ naam }) => naam) };
}
/** A person gets data for their work, and that is what a role says. */
export const ontvangersZijnGeenMensen = {
    number: 'meent-combinatie-005',
    on: ['create', 'update'],
    check: (_work, { record }) => (record.ontvangers ?? []).flatMap((one, index) => nummerIn(one) === undefined
        ? []
        : [
            {
                name: `ontvangers.${index}`,
                code: 'not-supported',
                reason: 'Een combinatie is voor een applicatie of een rol, niet voor één medewerker.',
            },
        ]),
};
/** Only what the program itself wrote down at an upgrade has no ground, and it has a last day. */
export const grondOfOvergang = {
    number: 'meent-combinatie-007',
    on: ['create', 'update'],
    check: (_work, { record, columns }) => record.grond || (columns.overgang === true && record.eindeGeldigheid)
        ? undefined
        : { name: 'grond', code: 'required', reason: 'Noem de wet die dit toestaat.' },
};
/** What may still be said of a combination that began. */
const MAY_CHANGE = new Set(['eindeGeldigheid', 'ingetrokken', 'ontvangers']);
/**
 * What was used in a period, and by which law, stays to be read as it was then: from its first day on a version can only
 * end, and not before today. What should be otherwise is a next version; longer is otherwise too.
 */
export const nietsVanWatBegon = {
    number: 'meent-combinatie-006',
    on: ['create', 'update', 'delete'],
    check(work, it) {
        const { before, record } = it;
        if (!before || !began(before.record, work.today))
            return undefined;
        if (it.action === 'delete')
            return { name: 'nonFieldErrors', code: 'not-supported', reason: STAYS };
        const fields = Object.keys(it.resource.fields)
            .filter((name) => !MAY_CHANGE.has(name) && !same(record[name], before.record[name]))
            .concat(namesOthers(it) ? ['ontvangers'] : []);
        return [
            ...fields.map((name) => ({ name, code: 'wijzigen-niet-toegelaten', reason: STAYS })),
            ...endFaults(record, before.record, work.today),
        ];
    },
};
const STAYS = 'Deze combinatie is al begonnen. U kunt haar alleen nog laten eindigen. Maak voor iets anders een nieuwe versie.';
const began = (record, day) => String(record.beginGeldigheid) <= day;
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
const namesOthers = ({ record, before }) => record.ontvangers !== undefined && !same(record.ontvangers, before.columns.ontvangers);
function endFaults(record, before, today) {
    const [end, was] = [record.eindeGeldigheid, before.eindeGeldigheid].map((one) => (one ? String(one) : undefined));
    if (end === was)
        return [];
    const fault = (reason) => [{ name: 'eindeGeldigheid', code: 'invalid', reason }];
    if (was !== undefined && was <= today)
        return fault('Deze combinatie is al geëindigd. Maak een nieuwe versie.');
    if (end === undefined || (was !== undefined && end > was))
        return fault('Een combinatie wordt niet langer dan was gezegd. Maak een nieuwe versie die daarna begint.');
    return end < today ? fault('Het einde kan vandaag zijn of later, niet eerder.') : [];
}
/** A field that is taken in and not shown; what it says is kept beside the body. */
export const bewaarOntvangers = {
    number: 'meent-combinatie-ontvangers',
    on: ['create', 'update'],
    apply(work, it) {
        if (it.record.ontvangers)
            work.setColumns(it, { ontvangers: it.record.ontvangers });
    },
};
/** One that ends on the day itself held that morning: the moment says until when. */
export const moment = {
    number: 'meent-combinatie-ingetrokken',
    on: ['update'],
    apply(work, it) {
        const { before, record } = it;
        const ends = record.eindeGeldigheid === work.today && before.record.eindeGeldigheid !== work.today;
        if (ends && began(before.record, work.today))
            work.change(it, { ingetrokken: work.at.toISOString() });
    },
};
//# sourceMappingURL=combinatie-rules.js.map