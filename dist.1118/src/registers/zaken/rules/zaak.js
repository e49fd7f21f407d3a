import { shaped } from './elders.js';
/** zrc-001: the case type exists and is published. */
export const zrc001 = {
    number: 'zrc-001',
    on: ['create'],
    check(work, { record }) {
        const zaaktype = work.snapshot.get('zaaktype', String(record.zaaktype));
        if (!zaaktype)
            return { name: 'zaaktype', code: 'bad-url', reason: 'Dit zaaktype bestaat hier niet.' };
        if (zaaktype.record.concept === true)
            return {
                name: 'zaaktype',
                code: 'not-published',
                reason: 'Dit zaaktype is nog een concept. Publiceer het eerst.',
            };
        return undefined;
    },
};
/** zrc-011: every relevant other case exists, here or elsewhere. The place in the list is part of the name. */
export const zrc011 = {
    number: 'zrc-011',
    on: ['create', 'update'],
    check(work, { before, record }) {
        // One that was destroyed since does not keep the case that names it from being changed.
        const known = new Set(urlsOf(before?.record));
        return urlsOf(record).flatMap((url, index) => {
            const name = `relevanteAndereZaken.${index}.url`;
            const one = work.find('zaak', url);
            if (known.has(url) || (one && work.knows(one)))
                return [];
            if (url.includes(':'))
                return shaped(work, name, url, 'zaak', ['url', 'zaaktype', 'bronorganisatie']) ?? [];
            return { name, code: 'bad-url', reason: 'Deze zaak bestaat hier niet.' };
        });
    },
};
const urlsOf = (record) => (record?.relevanteAndereZaken ?? []).map(({ url }) => url);
/** zrc-013: a main case exists, is not a sub-case, and is not the case itself. Moved ones too: what belongs to itself can never go. */
export const zrc013 = {
    number: 'zrc-013',
    on: ['create', 'update', 'move'],
    check(work, { id, record }) {
        if (!record.hoofdzaak)
            return undefined;
        if (record.hoofdzaak === id)
            return {
                name: 'hoofdzaak',
                code: 'self-forbidden',
                reason: 'Een zaak kan geen deelzaak van zichzelf zijn.',
            };
        const main = work.find('zaak', record.hoofdzaak);
        if (!main)
            return { name: 'hoofdzaak', code: 'does_not_exist', reason: 'Deze hoofdzaak bestaat niet.' };
        if (main.record.hoofdzaak)
            return { name: 'hoofdzaak', code: 'deelzaak-als-hoofdzaak', reason: 'Een deelzaak kan geen hoofdzaak zijn.' };
        if (work.filter('zaak', (one) => one.record.hoofdzaak === id).length > 0)
            return { name: 'hoofdzaak', code: 'deelzaak-als-hoofdzaak', reason: 'Deze zaak heeft zelf deelzaken.' };
        return undefined;
    },
};
/** zrc-014: no date of payment when nothing is to be paid. */
export const zrc014 = {
    number: 'zrc-014',
    on: ['create', 'update'],
    check: (_, { record }) => record.betalingsindicatie === 'nvt' && record.laatsteBetaaldatum
        ? { name: 'laatsteBetaaldatum', code: 'betaling-nvt', reason: 'Bij ‘nvt’ hoort geen datum van betaling.' }
        : undefined,
};
/** A payment was made, so not after now. */
export const paidBefore = {
    number: 'meent-laatste-betaaldatum',
    on: ['create', 'update'],
    check: (work, { record }) => record.laatsteBetaaldatum && Date.parse(String(record.laatsteBetaaldatum)) > work.at.getTime()
        ? { name: 'laatsteBetaaldatum', code: 'future_not_allowed', reason: 'Deze datum mag niet in de toekomst liggen.' }
        : undefined,
};
/** zrc-015: products and services are among those of the case type. */
export const zrc015 = {
    number: 'zrc-015',
    on: ['create', 'update'],
    check(work, { record }) {
        const allowed = (work.snapshot.get('zaaktype', String(record.zaaktype))?.record.productenOfDiensten ??
            []);
        const strange = record.productenOfDiensten.filter((one) => !allowed.includes(one));
        return strange.length > 0
            ? {
                name: 'productenOfDiensten',
                code: 'invalid-products-services',
                reason: 'Niet alle producten of diensten horen bij het zaaktype.',
            }
            : undefined;
    },
};
/** zrc-022: archived only with every document archived and with nomination and date filled in. */
export const zrc022 = {
    number: 'zrc-022',
    on: ['create', 'update'],
    check(work, { id, record }) {
        if (record.archiefstatus === 'nog_te_archiveren')
            return undefined;
        const linked = new Set(work.filter('zaakinformatieobject', (one) => one.record.zaak === id).map((one) => one.record.informatieobject));
        const open = work.filter('enkelvoudiginformatieobject', (one) => linked.has(one.id) && one.record.status !== 'gearchiveerd');
        if (open.length > 0)
            return {
                name: 'archiefstatus',
                code: 'documents-not-archived',
                reason: 'Nog niet alle documenten van deze zaak zijn gearchiveerd.',
            };
        return ['archiefnominatie', 'archiefactiedatum']
            .filter((name) => !record[name])
            .map((name) => ({ name, code: `${name}-not-set`, reason: `Vul ${name} in voordat de zaak gearchiveerd wordt.` }));
    },
};
//# sourceMappingURL=zaak.js.map