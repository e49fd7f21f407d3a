/** `/mijn/avg-verzoeken`: what a resident asks of their own data, with the session of the portal. */
import { choice, group, list, text } from '../../engine/fields.ts';
import { idOfCall } from '../../engine/id-of-call.ts';
import { keepAlone } from '../../engine/idempotency.ts';
import type { OwnAnswer, OwnCall, OwnOperation } from '../../engine/own.ts';
import { validateFields } from '../../engine/validate.ts';
import type { Caller } from '../../gate/context.ts';
import { AVGVERZOEK, LEZEN, onderdeelFields, SOORT_NAMEN, SOORTEN } from '../../registers/avgverzoeken/index.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { doeVerzoek, indienerVan, keuzes, type Onderdeel, trekIn } from '../avg/aanvragen.ts';
import { type AvgVerzoekData, mijnVerzoek, mijnVerzoeken } from '../avg/tonen.ts';
import { snapshotOf } from '../operations/door.ts';
import { afterwards, alsJson, verzoekFields } from './avgverzoeken.ts';

/** The portal takes it in, for the activity of such requests. */
const indiener = ({ engine, caller, session }: OwnCall) =>
  indienerVan(engine, caller, { person: caller.person!, namens: session!.namens, ...session!.self });

const takes = {
  soort: choice(SOORT_NAMEN, { required: true }),
  activiteit: text(40, {
    help: 'Identificatie van een verwerkingsactiviteit. Verplicht bij beperking, bezwaar, overdraagbaarheid en geautomatiseerde-besluitvorming.',
  }),
  grond: text(40, { help: 'Bij wissing en beperking: de reden uit de wet.' }),
  toelichting: text(2000, { help: 'In uw eigen woorden.' }),
  onderdelen: list(group(onderdeelFields), { help: 'Verplicht bij rectificatie en wissing.' }),
};

/** An answer of several writes, kept by itself for who sends the same again. */
async function kept(
  { engine, caller }: OwnCall,
  status: number,
  verzoek: AvgVerzoekData,
  operation: string,
): Promise<OwnAnswer> {
  const answer = { status, json: alsJson(verzoek) };
  await keepAlone(engine.parts, caller, answer, {
    resource: engine.parts.registry.get(AVGVERZOEK),
    operation,
    scopes: [LEZEN],
    of: { id: verzoek.id, main: verzoek.zaak },
  });
  return answer;
}

/** A mandate for some services names the cases that there were: what was made with it is one of them. */
function daarna(caller: Caller, zaak: string): Caller {
  const now = afterwards(caller);
  const grants = now.rights.grants.map((grant) =>
    grant.records ? { ...grant, records: [...grant.records, zaak] } : grant,
  );
  return { ...now, rights: { ...now.rights, grants } };
}

export const mijnAvgOperations: readonly OwnOperation[] = [
  {
    method: 'GET',
    api: meentApi,
    path: 'mijn/avg-verzoeken',
    operationId: 'mijn_avg_verzoeken_list',
    summary: 'Geeft wat u over uw gegevens vroeg, het nieuwste eerst, met termijn, stand en besluit.',
    scopes: [],
    resident: 'laag',
    acting: 'avg',
    gives: { verzoeken: list(group(verzoekFields)) },
    status: 200,
    handle: async ({ engine, caller }) => ({
      status: 200,
      json: JSON.stringify({ verzoeken: await mijnVerzoeken(engine, caller) }),
    }),
  },
  {
    method: 'GET',
    api: meentApi,
    path: 'mijn/avg-verzoeken/keuzes',
    operationId: 'mijn_avg_verzoeken_keuzes',
    summary:
      'Geeft wat u kunt vragen, en van welke verwerkingsactiviteit wat niet kan en waarom. Wat de wet oplegt, heeft geen schakelaar.',
    scopes: [],
    resident: 'laag',
    acting: 'avg',
    gives: {
      soorten: list(
        group({
          soort: choice(SOORT_NAMEN),
          naam: text(200),
          wet: text(40),
          gronden: list(group({ grond: text(40), woorden: text(300) })),
        }),
      ),
      activiteiten: list(
        group({
          identificatie: text(40),
          naam: text(100),
          doel: text(300),
          grond: text(40),
          grondToelichting: text(500),
          kanNiet: list(group({ soort: choice(SOORT_NAMEN), waarom: text(500) })),
        }),
      ),
    },
    status: 200,
    async handle({ engine, caller }) {
      const activiteiten = keuzes(await snapshotOf(engine, caller)).map(({ niet, ...rest }) => ({
        ...rest,
        kanNiet: Object.entries(niet).map(([soort, waarom]) => ({ soort, waarom })),
      }));
      const soorten = Object.entries(SOORTEN).map(([soort, { naam, artikel, ...rest }]) => ({
        soort,
        naam,
        wet: `AVG artikel ${artikel}`,
        gronden: Object.entries('gronden' in rest ? rest.gronden : {}).map(([grond, woorden]) => ({ grond, woorden })),
      }));
      return { status: 200, json: JSON.stringify({ soorten, activiteiten }) };
    },
  },
  {
    method: 'POST',
    api: meentApi,
    path: 'mijn/avg-verzoeken',
    operationId: 'mijn_avg_verzoek_create',
    summary:
      'Vraagt iets over uw eigen gegevens: inzage, verbeteren, wissen, stilzetten, meenemen, bezwaar tegen het gebruik, of een mens bij een besluit van de computer.',
    scopes: [],
    resident: 'laag',
    acting: 'avg',
    takes,
    gives: verzoekFields,
    status: 201,
    async handle(call) {
      const { engine, caller, body } = call;
      const { registry } = engine.parts;
      const given = validateFields({ registry, base: caller.base, mode: 'create', api: meentApi.name }, takes, body);
      const plain = await engine.apart(caller);
      const { caller: portaal, verzoeker } = await indiener(call);
      const made = await doeVerzoek(plain, portaal, verzoeker, {
        id: idOfCall(engine.parts, caller, 'avg-verzoek'),
        soort: String(given.soort),
        activiteit: String(given.activiteit ?? ''),
        grond: String(given.grond ?? ''),
        toelichting: String(given.toelichting ?? ''),
        onderdelen: (given.onderdelen ?? []) as readonly Onderdeel[],
      });
      const verzoek = await mijnVerzoek(plain, daarna(caller, made.zaak), made.id);
      return kept(call, 201, verzoek, 'avg.verzoek');
    },
  },
  {
    method: 'GET',
    api: meentApi,
    path: 'mijn/avg-verzoeken/{id}',
    operationId: 'mijn_avg_verzoek_read',
    summary:
      'Geeft één verzoek, met de dag waarop u uiterlijk antwoord krijgt en hoe u bezwaar maakt tegen het besluit.',
    scopes: [],
    resident: 'laag',
    acting: 'avg',
    gives: verzoekFields,
    status: 200,
    handle: async ({ engine, caller, params }) => ({
      status: 200,
      json: alsJson(await mijnVerzoek(engine, caller, params.id!)),
    }),
  },
  {
    method: 'POST',
    api: meentApi,
    path: 'mijn/avg-verzoeken/{id}/intrekken',
    operationId: 'mijn_avg_verzoek_intrekken',
    summary: 'Trekt uw verzoek in. Wat ervoor stilstond, gaat weer verder.',
    scopes: [],
    resident: 'laag',
    acting: 'avg',
    gives: verzoekFields,
    status: 200,
    unconditional: true,
    async handle(call) {
      const { engine, caller, params } = call;
      const plain = await engine.apart(caller);
      // Somebody else's is not there for them.
      await mijnVerzoek(plain, caller, params.id!);
      await trekIn(plain, (await indiener(call)).caller, params.id!);
      return kept(call, 200, await mijnVerzoek(plain, afterwards(caller), params.id!), 'avg.intrekken');
    },
  },
];
