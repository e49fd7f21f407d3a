/** Two people and what is between them: persons, cases of two services with a document and a message, themes, mandates. */
import { expect } from 'vitest';
import { setTimeSource } from '../../../src/foundation/clock.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { MANDAAT } from '../../../src/registers/mandaten/index.ts';
import { callerOfSession } from '../../../src/services/mandaten/acting.ts';
import type { Person } from '../../../src/services/people.ts';
import { BSNS, documentBody, type Json, makeWorld, type World, zaakBody } from '../../registers/all/world.ts';
import { FIRST, keys, seeder, startMeent, type TestMeent } from '../../support/server.ts';

/** Case types of the test catalogue, each in a theme of its own. */
export const TEGEL = 'TEGEL';
export const ANDER = 'ANDER';

export interface Own {
  readonly bsn: string;
  /** By service. */
  readonly zaak: Readonly<Record<string, string>>;
  readonly document: Readonly<Record<string, string>>;
  readonly bericht: Readonly<Record<string, string>>;
}

export interface MandateWorld extends World {
  /** A number of nobody yet. */
  number(): string;
  persoon(bsn: string, over?: object): Promise<string>;
  /** A resident with one case of each service. */
  metZaken(bsn: string): Promise<Own>;
  /** A mandate as it is once both sides, or both employees, agreed. */
  mandaat(over: MandaatInput): Promise<string>;
  stop(): Promise<void>;
}

export interface MandaatInput {
  readonly soort: 'vrijwillig' | 'curator' | 'bewindvoerder' | 'mentor';
  readonly voor: string;
  readonly door: string;
  readonly diensten?: readonly string[];
  readonly ook?: readonly string[];
  readonly vanaf: string;
  readonly totEnMet?: string;
}

export const subjectVan = (bsn: string): string => keys.hash(FIRST, 'bsn', bsn);
export const person = (bsn: string): Person => ({ subject: subjectVan(bsn), level: 'substantieel' });
export const EMPLOYEE = { id: 'm-0901', name: 'E. Een', role: 'consulent', department: 'Sociaal domein' };
export const PLACE = (() => {
  const { municipality, base, trace } = seeder(FIRST);
  return { municipality, base, trace };
})();

/** Noon in the Netherlands on that day. Puts the time back when the test is over, by `realTime`. */
export const onDay = (day: string): void => {
  const at = Date.parse(`${day}T11:00:00Z`);
  setTimeSource(() => at);
};
export const realTime = (): void => void setTimeSource(Date.now);

export async function startMandates(given?: TestMeent): Promise<MandateWorld> {
  const meent = given ?? (await startMeent());
  const world = await makeWorld(meent);
  const { catalogue } = world;
  let at = 0;
  const thema = (body: object) => world.post('/meent/api/v1/mandaatthemas', body);
  await thema({
    identificatie: 'straat',
    naam: 'De straat',
    uitleg: 'Tegels.',
    zaaktypen: [TEGEL],
    geefbaar: true,
    soorten: ['ouderlijk-gezag', 'curator', 'bewindvoerder'],
  });
  await thema({
    identificatie: 'zorg',
    naam: 'Zorg',
    zaaktypen: [ANDER],
    geefbaar: true,
    soorten: ['ouderlijk-gezag', 'curator', 'mentor'],
  });

  const types: Readonly<Record<string, readonly [zaaktype: string, roltype: string]>> = {
    [TEGEL]: [catalogue.zaaktype, catalogue.roltypen.initiator],
    [ANDER]: [catalogue.ander.zaaktype, catalogue.ander.roltype],
  };
  const makeCase = async (
    bsn: string,
    service: string,
  ): Promise<{ zaak: string; document: string; bericht: string }> => {
    const [zaaktype, roltype] = types[service]!;
    const zaak = await world.post('/zaken/api/v1/zaken', { ...zaakBody(world), zaaktype });
    await world.post('/zaken/api/v1/rollen', {
      zaak: zaak.url,
      roltype,
      roltoelichting: '',
      betrokkeneType: 'natuurlijk_persoon',
      betrokkeneIdentificatie: { inpBsn: bsn },
    });
    const ontvanger = subjectVan(bsn);
    const [bericht] = await meent.engine.compose(seeder(FIRST), {
      operation: 'test.bericht',
      items: [
        {
          resource: 'bericht',
          input: {
            onderwerp: `Over ${service}`,
            inhoud: 'Klaar.',
            afzender: 'Beheer',
            verzonden: '2026-03-02T10:00:00Z',
            zaak: zaak.url,
          },
          columns: { ontvanger, subjects: [ontvanger] },
        },
      ],
    });
    const made = { zaak: idOf(zaak), bericht: bericht!.id };
    // The other case type knows no documents.
    if (service !== TEGEL) return { ...made, document: '' };
    const document = await world.post('/documenten/api/v1/enkelvoudiginformatieobjecten', {
      ...documentBody(world),
      informatieobjecttype: catalogue.informatieobjecttypen.foto,
      tonenAanInitiator: true,
    });
    const link: Json = await world.post('/zaken/api/v1/zaakinformatieobjecten', {
      zaak: zaak.url,
      informatieobject: document.url,
    });
    expect(link.url).toBeTruthy();
    return { ...made, document: idOf(document) };
  };

  return {
    ...world,
    number: () => BSNS[100 + at++]!,
    persoon: async (burgerservicenummer, over = {}) =>
      idOf(
        await world.post('/meent/api/v1/personen', {
          burgerservicenummer,
          naam: { voornamen: 'Jo', geslachtsnaam: 'Boom', aanduidingNaamgebruik: 'E' },
          geslacht: 'O',
          geboorte: { datum: '1980-02-03' },
          ...over,
        }),
      ),
    async metZaken(bsn) {
      const [a, b] = [await makeCase(bsn, TEGEL), await makeCase(bsn, ANDER)];
      const by = (name: 'zaak' | 'document' | 'bericht') => ({ [TEGEL]: a[name], [ANDER]: b[name] });
      return { bsn, zaak: by('zaak'), document: by('document'), bericht: by('bericht') };
    },
    async mandaat({ soort, voor, door, diensten = [], ook = [], vanaf, totEnMet }) {
      const court = soort !== 'vrijwillig';
      const caller: Caller = { ...seeder(FIRST), ...(court ? { employee: EMPLOYEE } : { person: person(voor) }) };
      const [row] = await meent.engine.compose(caller, {
        operation: 'test.mandaat',
        items: [
          {
            resource: MANDAAT,
            input: {
              soort,
              vertegenwoordigde: voor,
              diensten,
              ook,
              vanaf,
              totEnMet: totEnMet ?? null,
              ...(court
                ? {
                    vertegenwoordiger: door,
                    uitspraak: { gerecht: 'Rechtbank', datum: vanaf, kenmerk: 'X-1', gezienInRegister: vanaf },
                  }
                : {}),
            },
          },
        ],
        finish: (work, [it]) =>
          work.change(it!, { status: 'geldig', vertegenwoordiger: door, naamVertegenwoordigde: 'Jo', geldigOp: null }),
      });
      return row!.id;
    },
    async stop() {
      await world.close();
      if (!given) await meent.close();
    },
  };
}

export const idOf = ({ url }: { readonly url: string }): string => url.slice(-36);

/** As the session would be, for whom it acts. */
export const actAs = (world: Pick<World, 'meent'>, bsn: string, namens?: string): Promise<Caller> =>
  callerOfSession(world.meent.engine, PLACE, person(bsn), namens);
