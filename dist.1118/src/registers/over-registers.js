import { askerOf } from './autorisaties/index.js';
import { newlyRefused, supposing, verdictsFor } from './combineren.js';
/** Most applications that a refusal names. */
const NAMED = 3;
/**
 * An activity that uses more sources gives them to every application that works for it. Where one of those would use two
 * together that nobody registered, the combination comes first.
 */
export const gebruiktSamen = {
    number: 'meent-combinatie-011',
    on: ['create', 'update'],
    check({ snapshot, today }, { id, record }) {
        const name = String(record.identificatie);
        const [, day] = [today, String(record.beginGeldigheid)].sort();
        const then = supposing(snapshot, 'verwerkingsactiviteit', { id, record });
        const refused = snapshot.all('applicatie').flatMap((row) => {
            // Judged at each call: it was given no right by name.
            if (row.record.heeftAlleAutorisaties === true)
                return [];
            const asker = (of) => askerOf(of, row);
            const only = (verdicts) => new Map([...verdicts].filter(([one]) => one === name));
            const [words] = newlyRefused(only(verdictsFor(then, asker(then), day)), only(verdictsFor(snapshot, asker(snapshot), day)));
            return words === undefined ? [] : [{ label: String(row.record.label), words }];
        });
        if (refused.length === 0)
            return undefined;
        const labels = refused.slice(0, NAMED).map(({ label }) => label);
        const more = refused.length > NAMED ? ` en ${refused.length - NAMED} andere` : '';
        return {
            name: 'gebruikt',
            code: 'combination-missing',
            reason: `${refused[0].words} Het gaat om: ${labels.join(', ')}${more}.`,
        };
    },
};
/** The resource with rules that go over registers. */
export const joined = (resources) => resources.map((one) => one.name === 'verwerkingsactiviteit' ? { ...one, rules: [...(one.rules ?? []), gebruiktSamen] } : one);
//# sourceMappingURL=over-registers.js.map