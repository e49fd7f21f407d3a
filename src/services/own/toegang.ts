/** `/zaken/{id}/toegang` and what goes with it: who may see one case. */
import { choice, date, flag, group, instant, list, text } from '../../engine/fields.ts';
import type { OwnOperation } from '../../engine/own.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { TOEGANG_REGELEN } from '../../registers/zaken/toegang/index.ts';
import { alleToegangJson, documentToegang } from '../toegang/overzicht.ts';
import { geefToegang, hefOp, leesToegang, schermAf, trekIn } from '../toegang/toegang.ts';

const reden = text(1000, { required: true, min: 1, blank: false, help: 'Waarom. Dit blijft bij de zaak bewaard.' });
const totEnMet = date({ nullable: true, help: 'De laatste dag. Leeg: tot iemand het intrekt.' });

const wie = {
  medewerker: text(100, { help: 'Het nummer waarmee de medewerker inlogt. Of geef rol en afdeling.' }),
  rol: text(100, { help: 'Iedereen met deze rol in de afdeling.' }),
  afdeling: text(100),
  omgang: choice(['lezen', 'werken'], { required: true, help: 'Alleen lezen, of ook aan de zaak werken.' }),
  totEnMet,
};
const gemaakt = { sinds: instant(), door: text(200, { help: 'Wie dit deed.' }) };
const afscherming = { id: text(36), reden, totEnMet, ...gemaakt };
const toegang = { id: text(36), ...wie, reden, ...gemaakt };

const tot = { afscherming: group(afscherming, { nullable: true }), toegangen: list(group(toegang)) };

const REGELEN = [`zrc:${TOEGANG_REGELEN}`];

export const toegangOperations: readonly OwnOperation[] = [
  {
    method: 'GET',
    api: meentApi,
    path: 'toegang',
    operationId: 'toegang_list',
    summary:
      'Geeft de zaken die zijn afgeschermd of waar iemand apart toegang toe heeft, op volgorde van hun id. Ga verder met volgende.',
    scopes: ['zrc:zaken.lezen'],
    query: { na: text(36, { help: 'De id waar u gebleven was (volgende). Zonder dit: vanaf het begin.' }) },
    gives: {
      zaken: list(group({ id: text(36), ...tot })),
      volgende: text(36, { nullable: true }),
    },
    status: 200,
    handle: async ({ engine, caller, query: { na }, ifNoneMatch }) => ({
      status: 200,
      ...(await alleToegangJson(engine, caller, { na, ifNoneMatch })),
    }),
  },
  {
    method: 'GET',
    api: meentApi,
    path: 'documenten/{id}/toegang',
    operationId: 'document_toegang_read',
    summary: 'Geeft of het document is afgeschermd, omdat alles waar het in zit dat is.',
    scopes: ['drc:documenten.lezen'],
    gives: { afgeschermd: flag() },
    status: 200,
    handle: async ({ engine, caller, params }) => ({
      status: 200,
      json: JSON.stringify(await documentToegang(engine, caller, params.id!)),
    }),
  },
  {
    method: 'GET',
    api: meentApi,
    path: 'zaken/{id}/toegang',
    operationId: 'zaak_toegang_read',
    summary: 'Geeft of de zaak is afgeschermd, en wie er apart toegang toe heeft.',
    scopes: ['zrc:zaken.lezen'],
    gives: tot,
    status: 200,
    handle: async ({ engine, caller, params }) => ({
      status: 200,
      json: JSON.stringify(await leesToegang(engine, caller, params.id!)),
    }),
  },
  {
    method: 'POST',
    api: meentApi,
    path: 'zaken/{id}/toegangen',
    operationId: 'zaak_toegang_create',
    summary: 'Geeft een medewerker, of een rol in een afdeling, toegang tot deze ene zaak.',
    scopes: REGELEN,
    takes: { ...wie, reden },
    gives: toegang,
    status: 201,
    handle: ({ engine, caller, params, body }) => geefToegang(engine, caller, params.id!, body),
  },
  {
    method: 'DELETE',
    api: meentApi,
    path: 'zaken/{id}/toegangen/{toegangId}',
    operationId: 'zaak_toegang_delete',
    summary: 'Trekt de toegang in. Bij een afgeschermde zaak blijft er altijd iemand over die eraan mag werken.',
    scopes: REGELEN,
    status: 204,
    unconditional: true,
    handle: ({ engine, caller, params }) => trekIn(engine, caller, params.id!, params.toegangId!),
  },
  {
    method: 'POST',
    api: meentApi,
    path: 'zaken/{id}/afscherming',
    operationId: 'zaak_afscherming_create',
    summary:
      'Schermt de zaak af: alleen wie apart toegang heeft, ziet haar nog. Geef met toegangen mee wie dat zijn; minstens één mag aan de zaak werken.',
    scopes: REGELEN,
    takes: {
      reden,
      totEnMet,
      toegangen: list(group({ ...wie, reden: text(1000, { help: 'Leeg: dezelfde reden.' }) })),
    },
    gives: afscherming,
    status: 201,
    handle: ({ engine, caller, params, body }) => schermAf(engine, caller, params.id!, body),
  },
  {
    method: 'DELETE',
    api: meentApi,
    path: 'zaken/{id}/afscherming',
    operationId: 'zaak_afscherming_delete',
    summary: 'Heft de afscherming op. Wie apart toegang had, houdt die.',
    scopes: REGELEN,
    status: 204,
    unconditional: true,
    handle: ({ engine, caller, params }) => hefOp(engine, caller, params.id!),
  },
];
