/** The sources of the municipality as a resident knows them: what each holds, where that comes from, and what it is used for. */
import { countsAbout } from '../../engine/inzage.js';
import { sourceOfResource } from '../../engine/resource.js';
import { today } from '../../foundation/clock.js';
import { mandateAllows } from '../../gate/mandate.js';
import { BRONNEN } from '../../gate/sources.js';
import { currentOf } from '../../registers/purposes.js';
import { organWords } from '../operations/case-words.js';
import { snapshotOf, stillActing, text } from '../operations/door.js';
import { logLines } from '../operations/proof.js';
import { openVoor } from './zelf.js';
import { isWhole } from './zien.js';
const WOORDEN = {
    zaken: { naam: 'Zaken', herkomst: 'Wat u zelf instuurde, en wat de gemeente daarover opschreef en besloot.' },
    personen: {
        naam: 'Persoonsgegevens',
        herkomst: 'De basisregistratie personen (BRP). Daarin staat wat u en andere overheden hebben doorgegeven.',
    },
    objecten: {
        naam: 'Objecten',
        herkomst: 'Registers van de gemeente over dingen en plekken, waarin uw burgerservicenummer staat.',
    },
    berichten: { naam: 'Berichten', herkomst: 'Wat de gemeente u schreef.' },
    logboek: { naam: 'Logboek', herkomst: 'Het logboek, dat elke keer bijhoudt dat iemand in uw gegevens kijkt.' },
};
const GRONDEN = {
    toestemming: { keuze: 'intrekken', uitleg: 'U gaf hiervoor toestemming. Die kunt u altijd intrekken.' },
    publieke_taak: {
        keuze: 'bezwaar',
        uitleg: 'Dit hoort bij een taak van de gemeente. Past het gebruik niet bij uw situatie? Maak dan bezwaar (AVG 21).',
    },
    gerechtvaardigd_belang: {
        keuze: 'bezwaar',
        uitleg: 'De gemeente heeft hier een belang bij. Weegt uw belang zwaarder? Maak dan bezwaar (AVG 21).',
    },
    wettelijke_plicht: { keuze: 'geen', uitleg: 'Een wet schrijft dit voor. Daarom kunt u het niet stoppen.' },
    overeenkomst: { keuze: 'geen', uitleg: 'Dit is nodig voor wat u met de gemeente afsprak.' },
    vitaal_belang: { keuze: 'geen', uitleg: 'Dit is nodig om iemands leven of gezondheid te beschermen.' },
};
/** Resources about people of each source, in the order of the registers. */
export const soortenVan = (registry, bron) => registry.all.filter((resource) => resource.subjects && sourceOfResource(resource) === bron);
/** What one record of it is called. */
export const naamVan = ({ inzage, name }) => inzage?.name ?? name;
/** @param logged false: for what has an entry of its own */
export async function mijnBronnen(engine, caller, logged = true) {
    const { registry } = engine.parts;
    const bronnen = BRONNEN.filter((bron) => isOpen(caller, registry, bron));
    const all = bronnen.flatMap((bron) => openVoor(caller, soortenVan(registry, bron)));
    // Parts of a case are counted with it; of what is sifted, a number would say how much is kept back.
    const counted = all.filter((one) => isWhole(one) && (!one.parent || one.inzage?.found !== undefined));
    const counts = await countsAbout(engine.parts, caller, counted);
    const day = today();
    const activities = currentOf(await snapshotOf(engine, caller), day);
    await stillActing(engine, caller);
    if (logged)
        await logLines(engine, caller, 'mijn.gegevens', 'getoond');
    return bronnen.map((bron) => ({
        bron,
        ...WOORDEN[bron],
        aantallen: soortenVan(registry, bron).flatMap((one) => {
            const aantal = counts.get(one.name);
            return aantal === undefined ? [] : [{ soort: one.name, naam: naamVan(one), aantal }];
        }),
        gebruik: activities
            .filter((one) => uses(one, bron))
            .map(gebruikVan)
            .toSorted(byName),
        opVerzoek: soortenVan(registry, bron).flatMap((one) => one.inzage?.withheld === undefined ? [] : [{ soort: one.name, naam: naamVan(one), reden: one.inzage.withheld }]),
    }));
}
/** Sources that a mandate does not open are not named: what is in them is not theirs to count. */
const isOpen = (caller, registry, bron) => openVoor(caller, soortenVan(registry, bron)).length > 0 ||
    (bron === 'logboek' && mandateAllows(caller.mandate, 'wie-keek'));
export const isBron = (name) => BRONNEN.includes(name);
const uses = ({ gebruikt }, bron) => gebruikt.some((one) => one.bron === bron);
const byName = (a, b) => a.naam.localeCompare(b.naam, 'nl');
function gebruikVan({ id, naam, doel, organ, grond, grondToelichting, intrekken }) {
    const { keuze, uitleg } = GRONDEN[text(grond)];
    return {
        id: text(id),
        naam: text(naam),
        doel: text(doel),
        organ: organWords(text(organ)),
        grond: text(grond),
        toelichting: text(grondToelichting),
        keuze,
        uitleg: (keuze === 'intrekken' && text(intrekken)) || uitleg,
    };
}
//# sourceMappingURL=bronnen.js.map