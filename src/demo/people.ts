/** Who can be logged in as in the demo: a few residents that each show something else, and every employee. */
import type { Municipality } from '../foundation/db/types.ts';
import type { DemoZaak } from './cases/types.ts';
import { hoofdpersoon } from './cases/verloop.ts';
import type { DemoEmployee, DemoPeople, DemoResident, InWords } from './idp/people.ts';
import { vertegenwoordigers } from './mandaten.ts';
import type { DemoMedewerker } from './medewerkers.ts';
import { isVolwassen, type Persoon, roepnaam } from './personen/personen.ts';
import { type DemoGemeente, type DemoInhoud, demoGemeenten } from './seed/gemeenten.ts';

const RESIDENTS = 8;

/** @param referentie as the demo was made with, so that the words fit the cases. */
export async function demoPeople(
  referentie: string,
  gemeenten: readonly DemoGemeente[] = demoGemeenten,
): Promise<(municipality: Municipality) => DemoPeople> {
  const people = new Map<Municipality, DemoPeople>();
  for (const gemeente of gemeenten)
    people.set(gemeente.id, {
      residents: residents(await gemeente.inhoud(referentie)),
      employees: gemeente.medewerkers.map(employee),
    });
  return (municipality) => people.get(municipality) ?? { residents: [], employees: [] };
}

const employee = (one: DemoMedewerker): DemoEmployee => ({
  id: one.identificatie,
  name: [one.voorletters, one.voorvoegsel, one.achternaam].filter(Boolean).join(' '),
  role: one.rol,
  department: one.afdeling,
});

/** The main person first, then the first of each story, then whoever has most cases. */
function residents(inhoud: DemoInhoud): readonly DemoResident[] {
  const { wereld, zaken } = inhoud;
  const casesOf = Map.groupBy(zaken, ({ initiator }) => initiator.bsn);
  const main = hoofdpersoon(wereld);
  const others = wereld.personen
    .filter((one) => one !== main && isVolwassen(one, wereld.referentie) && !one.geheimhouding)
    .map((persoon) => ({ persoon, story: storyOf(casesOf.get(persoon.bsn) ?? []) }));
  const firsts = STORIES.slice(1).flatMap(({ words }) => others.find(({ story }) => story === words) ?? []);
  const busiest = others.filter((one) => !firsts.includes(one)).toSorted((a, b) => count(b.persoon) - count(a.persoon));
  const shown = [{ persoon: main, story: storyOf(casesOf.get(main.bsn) ?? []) }, ...firsts, ...busiest].slice(
    0,
    RESIDENTS,
  );
  const acting = vertegenwoordigers(inhoud);
  // Who is there for both is told of once, by what nobody else shows.
  return [
    ...shown.map((one) => acting.find(({ persoon }) => persoon === one.persoon) ?? one),
    ...acting.filter(({ persoon }) => !shown.some((one) => one.persoon === persoon)),
  ].map(({ persoon, story }) => ({ bsn: persoon.bsn, name: roepnaam(persoon), about: story }));

  function count({ bsn }: Persoon): number {
    return casesOf.get(bsn)?.length ?? 0;
  }
}

const isMelding = ({ zaaktype }: DemoZaak): boolean => zaaktype === 'MOR';
const isOpen = ({ resultaat }: DemoZaak): boolean => resultaat === undefined;

/** The first that fits says what the resident shows; in the order in which they are worth a look. */
const STORIES: readonly { readonly words: InWords; readonly fits: (zaken: readonly DemoZaak[]) => boolean }[] = [
  {
    words: { nl: 'heeft meldingen en aanvragen, open en klaar', en: 'has reports and applications, open and done' },
    fits: (zaken) => new Set(zaken.map((zaak) => `${isMelding(zaak)} ${isOpen(zaak)}`)).size > 2,
  },
  {
    words: { nl: 'heeft een melding lopen', en: 'has a report that is open' },
    fits: (zaken) => zaken.some((zaak) => isOpen(zaak) && isMelding(zaak)),
  },
  {
    words: { nl: 'heeft een aanvraag lopen', en: 'has an application that is open' },
    fits: (zaken) => zaken.some((zaak) => isOpen(zaak) && !isMelding(zaak)),
  },
  { words: { nl: 'heeft nog geen zaken', en: 'has no cases yet' }, fits: (zaken) => zaken.length === 0 },
  {
    words: { nl: 'heeft een aanvraag die klaar is', en: 'has an application that is done' },
    fits: (zaken) => zaken.some((zaak) => !isMelding(zaak)),
  },
  { words: { nl: 'heeft een melding die klaar is', en: 'has a report that is done' }, fits: () => true },
];

const storyOf = (zaken: readonly DemoZaak[]): InWords => STORIES.find(({ fits }) => fits(zaken))!.words;
