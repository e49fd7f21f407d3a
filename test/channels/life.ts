/** People of the demo at the pages, with a case of a resident, and what each page leaves in the logbook. */
import { readFileSync } from 'node:fs';
import { today } from '../../src/foundation/clock.ts';
import { parseLines } from '../../src/logbook/lines.ts';
import {
  action,
  askApi,
  CIVIL_AFFAIRS,
  COLLEAGUE,
  HANDLER,
  loggedIn,
  OTHER_TEAM,
  report,
  residentsOf,
} from '../support/at-the-pages.ts';
import { startSite, type TestSite } from '../support/site-server.ts';
import { type Page, visitor } from '../support/visitor.ts';
import type { Life } from './entries-of.ts';

const ZRC = '/zaken/api/v1';
// biome-ignore lint/suspicious/noExplicitAny: answers are compared, not typed
type Json = Record<string, any>;

export interface Entry {
  readonly operation: string;
  readonly kind: string;
  readonly activity: string;
  readonly organ: string;
  readonly lines: string;
}

export interface Lived {
  readonly meent: TestSite;
  readonly life: Life;
  /** What a call leaves in the logbook. */
  entriesOf(call: () => Promise<Page>): Promise<{ readonly page: Page; readonly entries: readonly Entry[] }>;
}

export const subjectsIn = ({ lines }: Entry): readonly string[] =>
  (parseLines(lines) ?? []).map(([, subject]) => subject);

export async function startLife(): Promise<Lived> {
  const meent = await startSite();
  const token = /TOKEN=(\S+)/.exec((await visitor(meent.app).get('/')).text)![1]!;
  const permits = await loggedIn(meent, 'employee', 'I\\. Postma');
  const [first, second] = await residentsOf(meent);
  const resident = await loggedIn(meent, 'resident', first!);
  const zaak = await report(resident, 'Losse tegel');
  await meent.settle();
  const [row] = await meent.clone.asOwner<{ owners: readonly string[]; municipality: number }>(
    `select owners, municipality from meent.zaken_zaak where id = '${zaak}'`,
  );
  const life: Life = {
    ...{ meent, zaak, resident, action },
    other: await loggedIn(meent, 'resident', second!),
    handler: await loggedIn(meent, 'employee', HANDLER),
    colleague: await loggedIn(meent, 'employee', COLLEAGUE),
    leader: await loggedIn(meent, 'employee', 'W\\. van Hoorn'),
    registrar: await loggedIn(meent, 'employee', CIVIL_AFFAIRS),
    welfare: await loggedIn(meent, 'employee', OTHER_TEAM),
    manager: await loggedIn(meent, 'employee', 'E\\. Brandsma'),
    archivist: await loggedIn(meent, 'employee', 'T\\. Veenstra'),
    municipality: row!.municipality,
    subject: row!.owners[0]!,
    bsn: numberOf(meent, row!.municipality, row!.owners[0]!),
    permits,
    async permit() {
      const [type] = (await askApi(meent, token, 'GET', '/catalogi/api/v1/zaaktypen?identificatie=B1277')).results;
      const [roltype] = (
        await askApi(
          meent,
          token,
          'GET',
          `/catalogi/api/v1/roltypen?zaaktype=${type.url}&omschrijvingGeneriek=initiator`,
        )
      ).results;
      const rollen = await askApi(meent, token, 'GET', `${ZRC}/rollen?zaak=http://localhost:8000${ZRC}/zaken/${zaak}`);
      const made = await askApi(meent, token, 'POST', `${ZRC}/zaken`, {
        bronorganisatie: '000000012',
        verantwoordelijkeOrganisatie: '000000012',
        zaaktype: type.url,
        startdatum: today(),
      });
      await askApi(meent, token, 'POST', `${ZRC}/rollen`, {
        zaak: made.url,
        roltype: roltype.url,
        roltoelichting: 'Aanvrager',
        betrokkeneType: 'natuurlijk_persoon',
        betrokkeneIdentificatie: rollen.results.find((rol: Json) => rol.omschrijvingGeneriek === 'initiator')
          .betrokkeneIdentificatie,
      });
      const page = await permits.get(`/werk/zaken/${made.uuid}`);
      return permits.submit(page, action(page, 'pakken'));
    },
    fresh: async (words) => {
      const id = await report(resident, words);
      await meent.settle();
      return id;
    },
  };
  const all = () =>
    meent.clone.asOwner<Entry & { id: string }>(
      `select id, operation, kind, activity, preimage::jsonb ->> 'organ' as organ, lines from meent.log_entry where municipality = ${life.municipality}`,
    );
  return {
    meent,
    life,
    async entriesOf(call) {
      const before = new Set((await all()).map(({ id }) => id));
      const page = await call();
      return { page, entries: (await all()).filter(({ id }) => !before.has(id)) };
    },
  };
}

/** Numbers are kept as keyed hashes: of those of the demo, the one that has this. */
function numberOf(meent: TestSite, municipality: number, subject: string): string {
  const { keys } = meent.engine.parts;
  const numbers = readFileSync('src/demo/personen/weidehoek.json', 'utf8').match(/\b\d{9}\b/g) ?? [];
  return numbers.find((one) => keys.hash(municipality, 'bsn', one) === subject)!;
}
