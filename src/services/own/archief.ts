/** `/vernietigingslijsten` and what goes with them: the steps of destruction that the usual operations do not say. */
import { date, group, integer, list, text } from '../../engine/fields.ts';
import type { OwnOperation } from '../../engine/own.ts';
import { isUuid } from '../../foundation/ids.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Blobs } from '../../foundation/types.ts';
import {
  BEOORDELEN,
  LEZEN,
  OPSCHORTEN,
  OPSTELLEN,
  OVERBRENGEN,
  REGEL_STATUS,
  STAPPEN,
  VASTSTELLEN,
} from '../../registers/archief/index.ts';
import { meentApi } from '../../registers/meent-api.ts';
import { redenIn } from '../archief/body.ts';
import { kenmerkVan } from '../archief/gelezen.ts';
import { leesVerklaring } from '../archief/lees.ts';
import { beoordeel, maakLijst, start, stelVast, trekIn } from '../archief/lijst.ts';
import { hefOp } from '../archief/opschorting.ts';
import { bevestig, maakOverbrenging, stuurPakket, trekOverbrengingIn } from '../archief/overbrenging.ts';
import { wekOverbrenging } from '../archief/overbrenging-taak.ts';
import { verklaringPdf } from '../archief/pdf.ts';
import { verleng, zonderUit } from '../archief/regel.ts';
import { wek } from '../archief/taak.ts';
import { voortgangVan } from '../archief/voortgang.ts';
import { given } from '../logboek/velden.ts';

const reden = text(1000, { required: true, min: 1, blank: false, help: 'Waarom. Dit blijft bij de lijst bewaard.' });

const GELEZEN = {
  kenmerk: text(22, {
    required: true,
    min: 1,
    blank: false,
    help: 'Het kenmerk dat bij de voortgang van de lijst staat.',
  }),
};

type Step = Pick<OwnOperation, 'path' | 'operationId' | 'summary' | 'scopes' | 'gives' | 'handle'> &
  Pick<Partial<OwnOperation>, 'takes' | 'status'>;
const post = (step: Step): OwnOperation => ({ method: 'POST', api: meentApi, status: 200, ...step });

const LIJST = 'vernietigingslijst';
const REGEL = 'vernietigingsregel';
const OVERBRENGING = 'overbrenging';

export const archief = (blobs: Blobs): readonly OwnOperation[] => [
  post({
    path: 'vernietigingslijsten',
    operationId: 'vernietigingslijst_create',
    summary:
      'Stelt een vernietigingslijst op van afgesloten zaken waarvan de archiefactiedatum voorbij is. Hoogstens 1000 zaken; wat overblijft, past op een volgende lijst.',
    scopes: [OPSTELLEN],
    takes: LIJST,
    gives: LIJST,
    status: 201,
    handle: ({ engine, caller, body }) => maakLijst(engine, caller, body),
  }),
  post({
    path: 'vernietigingslijsten/{id}/beoordelen',
    operationId: 'vernietigingslijst_beoordelen',
    summary:
      'Zegt dat de lijst is nagekeken. Niet door wie hem opstelde, en niet via dezelfde applicatie; en alleen de lijst die u las.',
    scopes: [BEOORDELEN],
    takes: GELEZEN,
    gives: LIJST,
    handle: ({ engine, caller, params, body }) =>
      beoordeel(engine, caller, params.id!, String(given(engine, caller, GELEZEN, body).kenmerk)),
  }),
  post({
    path: 'vernietigingslijsten/{id}/vaststellen',
    operationId: 'vernietigingslijst_vaststellen',
    summary:
      'Besluit dat de zaken weg mogen. Niet door wie de lijst opstelde of beoordeelde, en niet via dezelfde applicatie; en alleen de lijst die u las. Daarna staat de lijst vast.',
    scopes: [VASTSTELLEN],
    takes: GELEZEN,
    gives: LIJST,
    handle: ({ engine, caller, params, body }) =>
      stelVast(engine, caller, params.id!, String(given(engine, caller, GELEZEN, body).kenmerk)),
  }),
  post({
    path: 'vernietigingslijsten/{id}/uitvoeren',
    operationId: 'vernietigingslijst_uitvoeren',
    summary:
      'Begint met vernietigen. Dat is niet terug te draaien. Een zaak die sinds het opstellen veranderde of is opgeschort, blijft staan.',
    scopes: [OPSTELLEN, VASTSTELLEN],
    gives: LIJST,
    async handle({ engine, caller, params }) {
      const answer = await start(engine, caller, params.id!);
      await wek(engine, caller.municipality);
      return answer;
    },
  }),
  post({
    path: 'vernietigingslijsten/{id}/intrekken',
    operationId: 'vernietigingslijst_intrekken',
    summary: 'Trekt de lijst in: niets ervan wordt vernietigd, en de zaken kunnen op een andere lijst.',
    scopes: STAPPEN,
    takes: { reden },
    gives: LIJST,
    handle: async ({ engine, caller, params, body }) => trekIn(engine, caller, params.id!, redenIn(body)),
  }),
  {
    method: 'GET',
    api: meentApi,
    path: 'vernietigingslijsten/{id}/voortgang',
    operationId: 'vernietigingslijst_voortgang',
    summary: 'Geeft hoeveel zaken van de lijst er in welke staat zijn, en het kenmerk van wat erop staat.',
    scopes: [LEZEN, ...STAPPEN],
    resource: LIJST,
    gives: {
      zaken: integer(),
      ...Object.fromEntries(REGEL_STATUS.map((status) => [status, integer()])),
      kenmerk: text(22, {
        help: 'Van de zaken die erop staan. Vraag dit voordat u de regels leest, en geef het bij het beoordelen en het vaststellen: daarmee zegt u wat u las.',
      }),
      bestandenTeWissen: integer({ help: 'Bestanden van vernietigde zaken die nog gewist moeten worden.' }),
    },
    status: 200,
    async handle({ engine, caller, params }) {
      const id = params.id!;
      if (!isUuid(id)) throw new Problem('not-found');
      await engine.read(caller, LIJST, id);
      const kenmerk = await kenmerkVan(engine, caller, id);
      const voortgang = (await voortgangVan(engine, caller, [id])).get(id);
      return { status: 200, json: JSON.stringify({ ...voortgang, kenmerk }) };
    },
  },
  post({
    path: 'vernietigingsregels/{id}/uitzonderen',
    operationId: 'vernietigingsregel_uitzonderen',
    summary: 'Haalt een zaak van de lijst. Zij kan later weer op een lijst komen.',
    scopes: STAPPEN,
    takes: { reden },
    gives: REGEL,
    handle: async ({ engine, caller, params, body }) => zonderUit(engine, caller, params.id!, redenIn(body)),
  }),
  post({
    path: 'vernietigingsregels/{id}/verlengen',
    operationId: 'vernietigingsregel_verlengen',
    summary: 'Haalt een zaak van de lijst en geeft haar een latere archiefactiedatum.',
    scopes: STAPPEN,
    takes: { archiefactiedatum: date({ required: true, help: 'De nieuwe dag, na vandaag.' }), reden },
    gives: REGEL,
    handle: async ({ engine, caller, params, body }) => verleng(engine, caller, params.id!, body),
  }),
  post({
    path: 'opschortingen/{id}/opheffen',
    operationId: 'opschorting_opheffen',
    summary: 'Heft de opschorting op: de zaak mag weer vernietigd worden als haar dag voorbij is.',
    scopes: [OPSCHORTEN],
    takes: { reden },
    gives: 'opschorting',
    handle: async ({ engine, caller, params, body }) => hefOp(engine, caller, params.id!, redenIn(body)),
  }),
  {
    method: 'GET',
    api: meentApi,
    path: 'vernietigingsverklaringen/{id}',
    operationId: 'vernietigingsverklaring_read',
    summary:
      'Geeft de verklaring van vernietiging met alle zaken. Het controlegetal is na te rekenen (RFC 8785, SHA-256).',
    scopes: [LEZEN, ...STAPPEN],
    gives: 'vernietigingsverklaring',
    givesToo: {
      vernietigdeZaken: list(
        group({
          identificatie: text(40),
          zaaktype: text(50),
          selectielijstklasse: text(200),
          documenten: integer(),
        }),
      ),
    },
    status: 200,
    async handle({ engine, caller, params }) {
      return { status: 200, json: JSON.stringify(await leesVerklaring(engine, caller, params.id!)) };
    },
  },
  {
    method: 'GET',
    api: meentApi,
    path: 'vernietigingsverklaringen/{id}/pdf',
    operationId: 'vernietigingsverklaring_pdf',
    summary: 'Geeft de verklaring van vernietiging als PDF.',
    scopes: [LEZEN, ...STAPPEN],
    sends: 'application/pdf',
    status: 200,
    async handle({ engine, caller, params }) {
      const pdf = await verklaringPdf(await leesVerklaring(engine, caller, params.id!));
      return {
        status: 200,
        headers: {
          'content-type': 'application/pdf',
          'content-disposition': `attachment; filename="verklaring-van-vernietiging-${params.id}.pdf"`,
        },
        content: pdf,
      };
    },
  },
  post({
    path: 'overbrengingen',
    operationId: 'overbrenging_create',
    summary:
      'Maakt een overbrenging van zaken die blijvend worden bewaard, afgesloten en gearchiveerd zijn, en waarvan de archiefactiedatum is bereikt. Het pakket (zip met MDTO) komt er daarna. Hoogstens 200 zaken.',
    scopes: [OVERBRENGEN],
    takes: OVERBRENGING,
    gives: OVERBRENGING,
    status: 201,
    async handle({ engine, caller, body }) {
      const answer = await maakOverbrenging(engine, caller, body);
      await wekOverbrenging(engine, caller.municipality);
      return answer;
    },
  }),
  {
    method: 'GET',
    api: meentApi,
    path: 'overbrengingen/{id}/pakket',
    operationId: 'overbrenging_pakket',
    summary: 'Geeft het pakket. Wie met Range vraagt, gaat verder waar het downloaden ophield.',
    scopes: [OVERBRENGEN],
    sends: 'application/zip',
    status: 200,
    handle: (call) => stuurPakket(call.engine, blobs, call),
  },
  post({
    path: 'overbrengingen/{id}/ontvangst',
    operationId: 'overbrenging_ontvangst',
    summary: 'Legt vast dat het archief het pakket heeft. Daarna krijgen de zaken archiefstatus overgedragen.',
    scopes: [OVERBRENGEN],
    takes: {
      kenmerk: text(200, { required: true, help: 'Het kenmerk van de ontvangstbevestiging.' }),
      ontvangenOp: date({ required: true }),
    },
    gives: OVERBRENGING,
    async handle({ engine, caller, params, body }) {
      const answer = await bevestig(engine, caller, params.id!, body);
      await wekOverbrenging(engine, caller.municipality);
      return answer;
    },
  }),
  post({
    path: 'overbrengingen/{id}/intrekken',
    operationId: 'overbrenging_intrekken',
    summary: 'Trekt de overbrenging in: het pakket verdwijnt, en de zaken kunnen mee met een andere.',
    scopes: [OVERBRENGEN],
    takes: { reden },
    gives: OVERBRENGING,
    handle: async ({ engine, caller, params, body }) => trekOverbrengingIn(engine, caller, params.id!, redenIn(body)),
  }),
];
