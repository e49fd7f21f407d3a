/** ztc-012: when a type may be published; and when a case type can be used from its first case to its last. */
import { addDays } from '../../../foundation/days.js';
import { invalid } from '../../../foundation/problems.js';
import { related } from '../related.js';
import { NAME, versionsOf } from '../versions.js';
import { isOfOtherProcess } from './archief.js';
import { overlap } from './geldigheid.js';
/** Makes a concept final. What is published already stays as it is. @throws invalid */
export function publishDraft(work, it) {
    if (!it.record.concept)
        return;
    const [open, over] = [openRelations(work, it), overlap(work, it)];
    if (open.length > 0)
        throw invalid(...open);
    if (over)
        throw invalid(over);
    work.change(it, { concept: false });
}
/** Everything that keeps a concept from being published by who wants it complete: what `publish` would refuse, at once. */
export function faultsBefore(work, it) {
    if (!it.record.concept)
        return [];
    endPrevious(work, it.resource.name, it);
    return [
        ...gapsIn(work, it),
        ...strayResults(work, it),
        ...openRelations(work, it),
        ...[overlap(work, it)].flatMap((one) => one ?? []),
    ];
}
/** Results whose class was right until the case type got another process type of the selectielijst (ztc-002). */
function strayResults(work, it) {
    if (it.resource.name !== 'zaaktype')
        return [];
    return partsOf(work, it)('resultaattype')
        .filter((result) => isOfOtherProcess(work, result))
        .map(({ record }) => ({
        name: 'resultaattypen',
        code: 'procestype-mismatch',
        reason: `De selectielijstklasse van "${record.omschrijving}" hoort bij een ander procestype dan het zaaktype. Kies een andere klasse.`,
    }));
}
/** What a case type names must be published before it. */
function openRelations(work, it) {
    if (it.resource.name !== 'zaaktype')
        return [];
    const documents = partsOf(work, it)('zaaktypeinformatieobjecttype').map(({ record }) => record.informatieobjecttype);
    const open = [
        ...unpublished(work, it, 'informatieobjecttype', documents),
        ...unpublished(work, it, 'besluittype', it.record.besluittypen),
    ];
    return open.length === 0
        ? []
        : [
            {
                name: 'nonFieldErrors',
                code: 'concept-relation',
                reason: `Publiceer eerst: ${open.slice(0, 10).join(', ')}.`,
            },
        ];
}
/** The version before has no end yet: it ends the day before this one begins (historiemodel). */
export function endPrevious(work, kind, draft) {
    const { record } = draft;
    const begin = String(record.beginGeldigheid);
    const previous = versionsOf(work.snapshot, kind, String(record.catalogus), String(record[NAME[kind]])).find((one) => !one.record.concept && one.record.eindeGeldigheid === null && String(one.record.beginGeldigheid) < begin);
    const stored = previous && work.find(kind, previous.id);
    if (stored)
        work.change(stored, { eindeGeldigheid: addDays(begin, -1) });
}
/**
 * What a case type needs to run: asked of what we load ourselves. The standard asks it of nobody, and suppliers publish
 * sub-types without it.
 */
export function gapsIn(work, it) {
    if (it.resource.name !== 'zaaktype')
        return [];
    const parts = partsOf(work, it);
    const faults = [];
    const fault = (name, reason) => faults.push({ name, code: 'concept-relation', reason });
    if (parts('roltype').length === 0)
        fault('roltypen', 'Voeg eerst minstens één roltype toe.');
    const results = parts('resultaattype');
    if (results.length === 0)
        fault('resultaattypen', 'Voeg eerst minstens één resultaattype toe.');
    if (results.some(({ record }) => !record.selectielijstklasse))
        fault('resultaattypen', 'Een resultaattype heeft geen selectielijstklasse. Vul die eerst in.');
    if (parts('statustype').length < 2)
        fault('statustypen', 'Voeg eerst minstens twee statustypen toe.');
    return faults;
}
const partsOf = (work, it) => (kind) => related(work, kind, 'zaaktype', it.id);
/** Names of which no version in this catalogue is published. */
const unpublished = (work, it, kind, names) => [...new Set(names.map(String))].filter((name) => !related(work, kind, NAME[kind], name).some(({ record }) => record.catalogus === it.record.catalogus && !record.concept));
//# sourceMappingURL=publiceren.js.map