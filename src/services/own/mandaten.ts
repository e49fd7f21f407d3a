/** `/mijn/machtigingen`: what a resident gives and takes; `/mandaten/{id}/...`: what employees do with one of a court. */
import { choice, date, flag, group, instant, list, text } from '../../engine/fields.ts';
import type { OwnOperation } from '../../engine/own.ts';
import { EXTRAS, GIVABLE, MANDATE_KINDS } from '../../gate/mandate.ts';
import { MANDAAT, MANDATEN_INVOEREN, MANDATEN_VASTSTELLEN } from '../../registers/mandaten/index.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { aanvaard, bekijkCode, biedAan, weiger, zegOp } from '../mandaten/aanbod.ts';
import { aanbodShown, mijnMachtigingen, teGeven } from '../mandaten/mijn.ts';
import { kiesNamens } from '../mandaten/namens.ts';
import { nietNamens } from '../mandaten/own.ts';
import { beeindigMandaat, stelMandaatVast, wijsMandaatAf } from '../mandaten/rechter.ts';
import { snapshotOf } from '../operations/door.ts';

const machtiging = {
  id: text(36, { nullable: true, help: 'Leeg bij gezag over een kind: dat eindigt u hier niet.' }),
  soort: choice(MANDATE_KINDS),
  status: choice(['aangeboden', 'voorgesteld', 'geldig']),
  nu: flag({ help: 'true: zij geldt vandaag.' }),
  ander: text(200, { help: 'Hoe de ander heet. Leeg: niemand gebruikte de code nog.' }),
  diensten: list(text(200), { help: 'In woorden.' }),
  alles: flag({ help: 'true: alle diensten, behalve wat de wet of een thema uitzondert.' }),
  ook: list(choice(EXTRAS), { help: 'Wat er behalve de diensten bij hoort.' }),
  vanaf: date({ nullable: true }),
  totEnMet: date({ nullable: true }),
  codeTot: instant({ nullable: true, help: 'Tot dan kan de ander de code gebruiken.' }),
};
const gekregen = {
  ...machtiging,
  namens: text(50, { help: 'Geef dit bij mijn/sessie/namens om voor de ander te handelen.' }),
};
const code = text(40, { required: true, blank: false, help: 'De code die u van de ander kreeg.' });

const mijn = (operation: Omit<OwnOperation, 'api' | 'scopes' | 'resident' | 'acting'>): OwnOperation => ({
  api: meentApi,
  scopes: [],
  resident: 'substantieel',
  // For whom one acts is asked, and given, by who is logged in.
  acting: 'self',
  ...operation,
});

/** Not while the session acts for another. */
const forSelf =
  (handle: OwnOperation['handle']): OwnOperation['handle'] =>
  async (call) => {
    nietNamens(call.session?.namens);
    return handle(call);
  };

const ofResidents: readonly OwnOperation[] = [
  mijn({
    method: 'GET',
    path: 'mijn/machtigingen',
    operationId: 'mijn_machtigingen_list',
    summary: 'Geeft wie iets voor u mag doen, en voor wie u iets mag doen, ook als ouder of voogd.',
    gives: { gegeven: list(group(machtiging)), gekregen: list(group(gekregen)) },
    status: 200,
    handle: async ({ engine, caller }) => ({
      status: 200,
      json: JSON.stringify(await mijnMachtigingen(engine, caller)),
    }),
  }),
  mijn({
    method: 'GET',
    path: 'mijn/machtigingen/diensten',
    operationId: 'mijn_machtigingen_diensten_list',
    summary: 'Geeft waarvoor u iemand kunt machtigen: thema’s, en de diensten daarin.',
    gives: {
      diensten: list(
        group({
          dienst: text(60),
          naam: text(200),
          uitleg: text(300),
          types: list(group({ dienst: text(60), naam: text(200) })),
        }),
      ),
    },
    status: 200,
    handle: async ({ engine, caller }) => ({
      status: 200,
      json: JSON.stringify({ diensten: await teGeven(engine, caller) }),
    }),
  }),
  mijn({
    method: 'POST',
    path: 'mijn/machtigingen',
    operationId: 'mijn_machtiging_create',
    summary:
      'Biedt aan dat een ander iets voor u doet. U krijgt één keer een code; geef die aan de ander. Er gebeurt niets voordat die haar aanvaardt.',
    takes: {
      diensten: list(text(60, { min: 1, required: true }), {
        required: true,
        help: 'Thema’s of diensten, zoals bij mijn/machtigingen/diensten.',
      }),
      ook: list(choice(GIVABLE), { help: 'Wat er nog meer bij hoort. Leeg: alleen de diensten.' }),
      vanaf: date({ required: true }),
      totEnMet: date({ required: true, help: 'Laatste dag, hoogstens vijf jaar later.' }),
    },
    gives: { id: text(36), code: text(20), codeTot: instant() },
    status: 201,
    handle: forSelf(({ engine, caller, body, session }) => biedAan(engine, caller, body, session!.self)),
  }),
  mijn({
    method: 'POST',
    path: 'mijn/machtigingen/code',
    operationId: 'mijn_machtiging_code',
    summary: 'Geeft wat een ander u aanbiedt, voordat u het aanvaardt. De code staat niet in het adres.',
    takes: { code },
    gives: machtiging,
    status: 200,
    reads: true,
    handle: forSelf(async ({ engine, caller, body }) => {
      const row = await bekijkCode(engine, caller, codeIn(body));
      const shown = aanbodShown(engine, await snapshotOf(engine, caller), caller, row);
      return { status: 200, json: JSON.stringify(shown) };
    }),
  }),
  mijn({
    method: 'POST',
    path: 'mijn/machtigingen/aanvaarden',
    operationId: 'mijn_machtiging_aanvaarden',
    summary: 'Aanvaardt wat een ander u aanbiedt. Vanaf nu kunt u voor de ander handelen.',
    takes: { code },
    status: 204,
    handle: forSelf(({ engine, caller, body, session }) => aanvaard(engine, caller, codeIn(body), session!.self)),
  }),
  mijn({
    method: 'POST',
    path: 'mijn/machtigingen/weigeren',
    operationId: 'mijn_machtiging_weigeren',
    summary: 'Weigert wat een ander u aanbiedt. De code werkt daarna niet meer.',
    takes: { code },
    status: 204,
    handle: forSelf(({ engine, caller, body }) => weiger(engine, caller, codeIn(body))),
  }),
  mijn({
    method: 'POST',
    path: 'mijn/machtigingen/{id}/beeindigen',
    operationId: 'mijn_machtiging_beeindigen',
    summary: 'Beëindigt een machtiging, of trekt een aanbod in. Dat geldt direct, ook als de ander nu bezig is.',
    status: 204,
    handle: ({ engine, caller, params }) => zegOp(engine, caller, params.id!),
  }),
  mijn({
    method: 'POST',
    path: 'mijn/sessie/namens',
    operationId: 'mijn_sessie_namens',
    summary: 'Kiest voor wie u handelt in deze sessie. Zonder namens: voor uzelf.',
    takes: { namens: text(50, { nullable: true, help: 'Zoals bij mijn/machtigingen. Leeg: voor uzelf.' }) },
    gives: { namens: text(50, { nullable: true, help: 'Voor wie u nu handelt. Leeg: voor uzelf.' }) },
    status: 200,
    // Done twice it is the same.
    reads: true,
    async handle({ engine, caller, body, session }) {
      const { namens } = (body ?? {}) as { readonly namens?: string | null };
      await kiesNamens(engine, caller, session!, namens || undefined);
      return { status: 200, json: JSON.stringify({ namens: namens || null }) };
    },
  }),
];

const codeIn = (body: unknown): unknown => (body as { readonly code?: unknown } | null | undefined)?.code;

const reden = text(1000, {
  required: true,
  min: 1,
  blank: false,
  help: 'Waarom. Dit blijft bij de machtiging bewaard.',
});
const ofCourt = (operation: Pick<OwnOperation, 'path' | 'operationId' | 'summary' | 'scopes' | 'handle' | 'takes'>) =>
  ({
    method: 'POST',
    api: meentApi,
    resource: MANDAAT,
    gives: MANDAAT,
    status: 200,
    ...operation,
  }) as const satisfies OwnOperation;

const ofEmployees: readonly OwnOperation[] = [
  ofCourt({
    path: 'mandaten/{id}/vaststellen',
    operationId: 'mandaat_vaststellen',
    summary: 'Bevestigt wat een collega over een uitspraak invoerde. Vanaf dan kan de vertegenwoordiger handelen.',
    scopes: [MANDATEN_VASTSTELLEN],
    handle: ({ engine, caller, params }) => stelMandaatVast(engine, caller, params.id!),
  }),
  ofCourt({
    path: 'mandaten/{id}/afwijzen',
    operationId: 'mandaat_afwijzen',
    summary: 'Wijst af wat een collega over een uitspraak invoerde, met de reden.',
    scopes: [MANDATEN_VASTSTELLEN],
    takes: { reden },
    handle: ({ engine, caller, params, body }) => wijsMandaatAf(engine, caller, params.id!, body),
  }),
  ofCourt({
    path: 'mandaten/{id}/beeindigen',
    operationId: 'mandaat_beeindigen',
    summary:
      'Beëindigt een machtiging die op een uitspraak rust, met de reden. Dat geldt direct, ook in een lopende sessie.',
    scopes: [MANDATEN_INVOEREN],
    takes: { reden },
    handle: ({ engine, caller, params, body }) => beeindigMandaat(engine, caller, params.id!, body),
  }),
];

export const mandatenOperations: readonly OwnOperation[] = [...ofResidents, ...ofEmployees];
