import { logEntry } from '../../engine/log.js';
import { now, timestamp } from '../../foundation/clock.js';
import { subjectsOf } from '../../gate/mandate.js';
import { vkeyOf } from '../../logbook/origin.js';
import { proveLine } from '../../logbook/prove.js';
import { looksAt } from '../../logbook/read.js';
import { readHead } from '../../logbook/tiles.js';
import { organWords } from '../operations/case-words.js';
import { moment, snapshotOf, stillActing, text } from '../operations/door.js';
import { withheldOf } from '../operations/looks.js';
import { eigenToestemming } from './keuzes.js';
import { onderteken } from './ondertekend.js';
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
};
/** @throws not-found */
export async function ontvangstbewijs(engine, keys, caller, id) {
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
async function beschreven(engine, caller, { id, record }) {
    const snapshot = await snapshotOf(engine, caller);
    // The version that was read, whatever came after it.
    const activiteit = snapshot.get('verwerkingsactiviteit', text(record.activiteit)).record;
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
            gebeurtenis('dpv:ConsentGiven', moment(record.gegeven), text(record.kanaal), doorWie(record.namens, record.machtiging)),
            ...(withdrawn
                ? [
                    gebeurtenis('dpv:ConsentWithdrawn', withdrawn, text(record.ingetrokkenKanaal), doorWie(record.ingetrokkenNamens, record.ingetrokkenMachtiging)),
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
const doorWie = (namens, machtiging) => namens
    ? { '@type': 'dpv:NaturalPerson', 'meent:hoedanigheid': text(namens), 'meent:machtiging': text(machtiging) }
    : { '@id': 'dpv:DataSubject' };
const gebeurtenis = (type, at, channel, by) => ({
    '@type': type,
    'dpv:isIndicatedAtTime': at,
    'dpv:isIndicatedBy': by,
    'dpv:hasIndicationMethod': channel,
});
function verwerking({ base }, record, activiteit, combinatie) {
    const list = (value) => value ?? [];
    const data = list(combinatie?.categorieenGegevens ?? activiteit.categorieenGegevens);
    const receivers = combinatie ? [text(combinatie.gebruiktDoor)] : list(activiteit.ontvangers);
    const sources = combinatie
        ? list(combinatie.bronnen)
        : activiteit.gebruikt.map(({ bron }) => text(bron));
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
        'dpv:hasDataProcessor': activiteit.verwerkers.map(({ naam }) => ({
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
async function bewijzen(engine, keys, caller, row) {
    const q = engine.parts.db.in(caller);
    const withheld = await withheldOf(engine, caller);
    const head = await readHead(q, caller.municipality);
    const proofs = [];
    for (const { look, line } of head ? await regelsOver(engine, caller, row) : [])
        for (const one of subjectsOf(caller)) {
            const bewijs = await proveLine(q, caller.municipality, { subject: one, position: look.position, line }, withheld, head);
            if (bewijs)
                proofs.push({ handeling: look.kind === 'aangemaakt' ? 'gegeven' : 'ingetrokken', bewijs });
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
const CHANGES = new Set(['aangemaakt', 'gewijzigd']);
/** An entry may wait so long for its commit. */
const SLACK_MS = 60_000;
/** Newest first. The lines of a resident are in the order of time, so none is older than the consent itself. */
async function regelsOver(engine, caller, { id, record }) {
    const q = engine.parts.db.in(caller);
    const withheld = await withheldOf(engine, caller);
    const [subject = '', ...formerly] = subjectsOf(caller);
    const since = Math.min(new Date(moment(record.gegeven)).getTime(), now().getTime()) - SLACK_MS;
    const found = [];
    let after;
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
        if (!looks?.next || !last || last.at.getTime() < since)
            break;
        after = looks.next;
    }
    return found;
}
//# sourceMappingURL=ontvangstbewijs.js.map