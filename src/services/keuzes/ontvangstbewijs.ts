/**
 * The receipt of a consent (ISO/IEC TS 27560), in terms of W3C DPV as JSON-LD: what was read, what was said yes to, since
 * when and until when, and the lines of the log that say so. Signed, and checked without us and without a network: its context
 * stands in it. docs/uitwisseling/ontvangstbewijs.md explains it, and ontvangstbewijs.schema.json says its form.
 */
import type { Engine } from '../../engine/engine.ts';
import { logEntry } from '../../engine/log.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Row } from '../../engine/work.ts';
import { now, timestamp } from '../../foundation/clock.ts';
import type { Keys } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { subjectsOf } from '../../gate/mandate.ts';
import type { Json } from '../../logbook/jcs.ts';
import { vkeyOf } from '../../logbook/origin.ts';
import { proveLine } from '../../logbook/prove.ts';
import { type Look, looksAt } from '../../logbook/read.ts';
import { readHead } from '../../logbook/tiles.ts';
import { organWords } from '../operations/case-words.ts';
import { moment, snapshotOf, stillActing, text } from '../operations/door.ts';
import { withheldOf } from '../operations/looks.ts';
import { eigenToestemming } from './keuzes.ts';
import { type Document, onderteken } from './ondertekend.ts';

const CONTEXT = {
  dpv: 'https://w3id.org/dpv#',
  'eu-gdpr': 'https://w3id.org/dpv/legal/eu/gdpr#',
  dct: 'http://purl.org/dc/terms/',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  meent: 'urn:meent:toestemming#',
  proof: 'https://w3id.org/security#proof',
  // What is hashed and proven is text, whatever reads it as RDF.
  'meent:vastgelegd': { '@type': '@json' },
  'meent:bewijs': { '@type': '@json' },
  'dct:issued': { '@type': 'xsd:dateTime' },
  'dpv:isIndicatedAtTime': { '@type': 'xsd:dateTime' },
} as const;

/** @throws not-found */
export async function ontvangstbewijs(engine: Engine, keys: Keys, caller: Caller, id: string): Promise<Document> {
  const row = await eigenToestemming(engine, caller, id, OPERATION);
  const proofs = await bewijzen(engine, keys, caller, row);
  const [subject = ''] = subjectsOf(caller);
  const line = { subject, resource: 'toestemming', id };
  await stillActing(engine, caller);
  const { entry } = logEntry(caller, OPERATION, 'geexporteerd', [line]);
  await engine.parts.logbook.append(entry, undefined, caller);
  const receipt = await beschreven(engine, caller, row);
  return onderteken({ ...receipt, 'meent:bewijs': proofs }, caller.municipality, keys, timestamp());
}

const OPERATION = 'portaal.ontvangstbewijs';

async function beschreven(engine: Engine, caller: Caller, { id, record }: Row): Promise<Document> {
  const snapshot = await snapshotOf(engine, caller);
  // The version that was read, whatever came after it.
  const activiteit = snapshot.get('verwerkingsactiviteit', text(record.activiteit))!.record;
  const combinatie = record.combinatie ? snapshot.get('combinatie', text(record.combinatie))?.record : undefined;
  const withdrawn = record.ingetrokken ? moment(record.ingetrokken) : undefined;
  return {
    '@context': CONTEXT,
    '@id': `urn:uuid:${id}`,
    '@type': 'dpv:ConsentReceipt',
    'dct:conformsTo': 'ISO/IEC TS 27560:2023',
    'dct:identifier': id,
    'dct:issued': timestamp(),
    // Who it is, is not in it: it is theirs, and says of nobody that they have it.
    'dpv:hasDataSubject': { '@type': 'dpv:DataSubject', 'meent:niveau': text(record.niveau) },
    'dpv:hasNotice': {
      '@type': 'dpv:ConsentNotice',
      'dct:language': 'nl',
      'dct:description': text(record.tekst),
      'meent:sha256': text(record.tekstHash),
    },
    'dpv:hasConsentStatus': { '@id': withdrawn ? 'dpv:ConsentWithdrawn' : 'dpv:ConsentGiven' },
    'dpv:hasProcess': verwerking(caller, record, activiteit, combinatie),
    'dct:hasPart': [
      gebeurtenis(
        'dpv:ConsentGiven',
        moment(record.gegeven),
        text(record.kanaal),
        doorWie(record.namens, record.machtiging),
      ),
      ...(withdrawn
        ? [
            gebeurtenis(
              'dpv:ConsentWithdrawn',
              withdrawn,
              text(record.ingetrokkenKanaal),
              doorWie(record.ingetrokkenNamens, record.ingetrokkenMachtiging),
            ),
          ]
        : []),
    ],
    'meent:vastgelegd': {
      soort: text(record.soort),
      naam: text(record.naam),
      sleutel: text(record.sleutel),
      tekstHash: text(record.tekstHash),
      gegeven: moment(record.gegeven),
      kanaal: text(record.kanaal),
      niveau: text(record.niveau),
      zout: text(record.zout),
      ...(record.namens ? { namens: text(record.namens), machtiging: text(record.machtiging) } : {}),
    },
  };
}

/** Who said it: by kind and mandate, which say who that was to those two and to nobody else. */
const doorWie = (namens: unknown, machtiging: unknown): Json =>
  namens
    ? { '@type': 'dpv:NaturalPerson', 'meent:hoedanigheid': text(namens), 'meent:machtiging': text(machtiging) }
    : { '@id': 'dpv:DataSubject' };

const gebeurtenis = (type: string, at: string, channel: string, by: Json) => ({
  '@type': type,
  'dpv:isIndicatedAtTime': at,
  'dpv:isIndicatedBy': by,
  'dpv:hasIndicationMethod': channel,
});

function verwerking({ base }: Caller, record: Record_, activiteit: Record_, combinatie: Record_ | undefined): Json {
  const list = (value: unknown): readonly string[] => (value as readonly string[]) ?? [];
  const data = list(combinatie?.categorieenGegevens ?? activiteit.categorieenGegevens);
  const receivers = combinatie ? [text(combinatie.gebruiktDoor)] : list(activiteit.ontvangers);
  const sources = combinatie
    ? list(combinatie.bronnen)
    : (activiteit.gebruikt as readonly Record_[]).map(({ bron }) => text(bron));
  return {
    '@type': 'dpv:Process',
    '@id': `${base}/registers/api/v1/verwerkingsactiviteiten/${record.activiteit}`,
    ...(combinatie ? { 'dct:isPartOf': { '@id': `${base}/registers/api/v1/combinaties/${record.combinatie}` } } : {}),
    'dct:title': text(combinatie?.naam ?? activiteit.naam),
    'dpv:hasPurpose': { '@type': 'dpv:Purpose', 'dct:description': `om te ${activiteit.doel}` },
    'dpv:hasLegalBasis': [
      { '@id': 'eu-gdpr:A6-1-a' },
      ...(list(activiteit.bijzondereGegevens).length > 0 ? [{ '@id': 'eu-gdpr:A9-2-a' }] : []),
    ],
    'dpv:hasDataController': { '@type': 'dpv:DataController', 'dct:title': organWords(text(activiteit.organ)) },
    'dpv:hasPersonalData': data.map((one) => ({ '@type': 'dpv:PersonalData', 'dct:title': one })),
    'dpv:hasDataSource': sources.map((one) => ({ '@type': 'dpv:DataSource', 'dct:title': one })),
    'dpv:hasRecipient': receivers.map((one) => ({ '@type': 'dpv:Recipient', 'dct:title': one })),
    'dpv:hasDataProcessor': (activiteit.verwerkers as readonly Record_[]).map(({ naam }) => ({
      '@type': 'dpv:DataProcessor',
      'dct:title': text(naam),
    })),
    ...(activiteit.bewaartermijn
      ? {
          'dpv:hasStorageCondition': {
            '@type': 'dpv:StorageDuration',
            'dpv:hasDuration': text(activiteit.bewaartermijn),
          },
        }
      : {}),
    'dpv:hasRight': [{ '@id': 'eu-gdpr:A7-3' }],
    'meent:intrekken': `${base}/mijn/keuzes`,
  };
}

/** What the log holds of it: that it was made, and that it was taken back. A line of the last second has no number yet. */
async function bewijzen(engine: Engine, keys: Keys, caller: Caller, row: Row): Promise<Json> {
  const q = engine.parts.db.in(caller);
  const withheld = await withheldOf(engine, caller);
  const head = await readHead(q, caller.municipality);
  const proofs: { handeling: string; bewijs: string }[] = [];
  for (const { look, line } of head ? await regelsOver(engine, caller, row) : [])
    for (const one of subjectsOf(caller)) {
      const bewijs = await proveLine(
        q,
        caller.municipality,
        { subject: one, position: look.position, line },
        withheld,
        head,
      );
      if (bewijs) proofs.push({ handeling: look.kind === 'aangemaakt' ? 'gegeven' : 'ingetrokken', bewijs });
    }
  return {
    // The verifier key of the log, as at /logboek/tlog/vkey: who keeps it needs nobody's word for it.
    sleutel: vkeyOf(caller.municipality, keys, head?.note),
    regels: proofs.toReversed(),
  };
}

const PAGE = 500;
/** Lines that are gone through, at most: some years of somebody who is looked at every hour. */
const MOST_PAGES = 60;
const CHANGES: ReadonlySet<Look['kind']> = new Set(['aangemaakt', 'gewijzigd']);
/** An entry may wait so long for its commit. */
const SLACK_MS = 60_000;

/** Newest first. The lines of a resident are in the order of time, so none is older than the consent itself. */
async function regelsOver(engine: Engine, caller: Caller, { id, record }: Row) {
  const q = engine.parts.db.in(caller);
  const withheld = await withheldOf(engine, caller);
  const [subject = '', ...formerly] = subjectsOf(caller);
  const since = Math.min(new Date(moment(record.gegeven)).getTime(), now().getTime()) - SLACK_MS;
  const found: { readonly look: Look; readonly line: number }[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const looks = await looksAt(q, caller.municipality, subject, withheld, {
      limit: PAGE,
      formerly,
      ...(after === undefined ? {} : { after }),
    });
    for (const look of looks?.looks ?? [])
      for (const one of look.records)
        if (one.resource === 'toestemming' && one.id === id && CHANGES.has(look.kind))
          found.push({ look, line: one.line });
    const last = looks?.looks.at(-1);
    if (!looks?.next || !last || last.at.getTime() < since) break;
    after = looks.next;
  }
  return found;
}
