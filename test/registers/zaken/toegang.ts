/** Employees with roles, a case with all that is in it, and a shield on it. */
import { expect } from 'vitest';
import { Problem } from '../../../src/foundation/problems.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { werkbankVan } from '../../../src/registers/client-ids.ts';
import { employeeCaller } from '../../../src/services/people.ts';
import { schermAf } from '../../../src/services/toegang/toegang.ts';
import { FIRST, mayCombine, seeder } from '../../support/server.ts';
import { type Json, startZaken, type Zaken } from './support.ts';

const BRC = '/besluiten/api/v1';
export const AFDELING = 'Vergunningen';
export let z: Zaken;

export async function start(): Promise<void> {
  z = await startZaken();
  const lezen = ['zaken.lezen'];
  await werkbank('behandelaar', [...lezen, 'zaken.bijwerken', 'zaken.statussen.toevoegen', 'audittrails.lezen']);
  await werkbank('teamleider', [
    ...lezen,
    'zaken.bijwerken',
    'zaken.statussen.toevoegen',
    'audittrails.lezen',
    'zaken.toegang-regelen',
  ]);
  await werkbank('lezer', [...lezen, 'zaken.toegang-regelen']);
  await mayCombine(z.meent.engine, [werkbankVan('baas', AFDELING)]);
  await z.meent.engine.create(seeder(FIRST), 'applicatie', {
    clientIds: [werkbankVan('baas', AFDELING)],
    label: 'Werkbank: baas',
    heeftAlleAutorisaties: true,
    autorisaties: [],
  });
}
export const stop = (): Promise<void> => z.meent.close();

/** A role with these scopes on the case type of the test, and on its documents and decisions. */
const werkbank = (rol: string, scopes: readonly string[]) =>
  z.meent.engine.create(seeder(FIRST), 'applicatie', {
    clientIds: [werkbankVan(rol, AFDELING)],
    label: `Werkbank: ${rol}`,
    autorisaties: [
      {
        component: 'zrc',
        scopes,
        zaaktype: z.catalogue.zaaktype,
        maxVertrouwelijkheidaanduiding: 'zeer_geheim',
      },
      ...Object.values(z.catalogue.informatieobjecttypen).map((informatieobjecttype) => ({
        component: 'drc',
        scopes: ['documenten.lezen'],
        informatieobjecttype,
        maxVertrouwelijkheidaanduiding: 'zeer_geheim',
      })),
      { component: 'brc', scopes: ['besluiten.lezen'], besluittype: z.catalogue.besluittype },
    ],
  });

export const als = async (id: string, role: string, department = AFDELING): Promise<Caller> => {
  const { municipality, base, trace } = seeder(FIRST);
  const snapshot = await z.meent.engine.parts.snapshots.current(FIRST);
  return employeeCaller(snapshot, { municipality, base, trace }, { id, name: `Medewerker ${id}`, role, department });
};

export const code = (error: unknown): string => {
  expect(error).toBeInstanceOf(Problem);
  return (error as Problem).code;
};
export const uuid = ({ url }: Json): string => url.slice(-36);
export const besluitOp = (zaak: Json): Promise<Json> =>
  z.want(201, 'POST', `${BRC}/besluiten`, {
    verantwoordelijkeOrganisatie: '111222333',
    besluittype: z.catalogue.besluittype,
    zaak: zaak.url,
    datum: '2026-03-02',
    ingangsdatum: '2026-03-02',
  });
export const inZaak = (zaak: Json, document: Json): Promise<Json> =>
  z.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });

/** A case with a document, one that holds its decision, and one that is in another case too. */
export async function dossier() {
  const zaak = await z.zaak({ omschrijving: 'Kwestie Zonnebloem' });
  const ander = await z.zaak({
    relevanteAndereZaken: [{ url: zaak.url, aardRelatie: 'vervolg', overigeRelatie: '', toelichting: '' }],
  });
  const [eigen, vanBesluit, gedeeld] = [await z.document(), await z.document(), await z.document()];
  await inZaak(zaak, eigen);
  await inZaak(zaak, gedeeld);
  await inZaak(ander, gedeeld);
  const besluit = await besluitOp(zaak);
  await z.want(201, 'POST', `${BRC}/besluitinformatieobjecten`, {
    informatieobject: vanBesluit.url,
    besluit: besluit.url,
  });
  const status = await z.status(zaak, z.catalogue.statustypen.ontvangen, '2026-03-02T10:00:00Z');
  return { zaak, ander, eigen, vanBesluit, gedeeld, besluit, status };
}
export type Dossier = Awaited<ReturnType<typeof dossier>>;

export const dicht = async (it: Dossier, wie = 'chef', changes: object = {}): Promise<void> => {
  await schermAf(z.meent.engine, await als(wie, 'teamleider'), uuid(it.zaak), {
    reden: 'Gaat over een collega.',
    toegangen: [{ medewerker: wie, omgang: 'werken' }],
    ...changes,
  });
};

export const refusedBy = async (work: () => Promise<unknown>): Promise<Json> => {
  try {
    await work();
  } catch (error) {
    if (error instanceof Problem) return { ...error, code: error.code, invalidParams: error.invalidParams } as never;
    throw error;
  }
  throw new Error('nothing was refused');
};
