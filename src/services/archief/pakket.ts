/**
 * The package of a transfer: per case a folder with its MDTO, all that the registers say of it as JSON, and per document its
 * MDTO, its file and the MDTO of that. Named by number and id, so that the same transfer gives the same bytes.
 */
import { Readable } from 'node:stream';
import type { Engine } from '../../engine/engine.ts';
import type { Need, Values } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { ZipMember } from '../../foundation/zip-stream.ts';
import type { Caller } from '../../gate/context.ts';
import { contentOf, readContent, sizeOf } from '../../registers/documenten/index.ts';
import { grondVan } from '../../registers/zaken/grond.ts';
import { onderzoek } from './formaat.ts';
import { bestand, type Informatieobject, informatieobject, type Kenmerk, type Verwijzing } from './mdto.ts';

const DOCUMENT = 'enkelvoudiginformatieobject';

interface Parts {
  readonly engine: Engine;
  readonly blobs: Blobs;
  /** Name of the municipality that made the archive. */
  readonly organisatie: string;
}

/** The members of one case. Nothing when it is not there any more. */
export async function* zaakMembers(parts: Parts, caller: Caller, zaakId: string): AsyncGenerator<ZipMember> {
  const { engine } = parts;
  const snapshot = await engine.parts.snapshots.current(caller.municipality);
  const found = await inPakket(engine, caller, zaakId);
  if (!found) return;
  const { zaak, rows, ofCase } = found;
  const map = mapVan(zaak);
  const documenten = rows.filter(({ resource }) => resource.name === DOCUMENT).toSorted(byId);
  const json = JSON.stringify(
    Object.fromEntries(
      [...Map.groupBy(ofCase, ({ resource }) => resource.name)]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, some]) => [
          name,
          some.toSorted(byId).map((row) => JSON.parse(engine.parts.answer.json(caller, row, snapshot)) as unknown),
        ]),
    ),
    null,
    1,
  );
  yield member(`${map}/${map}.mdto.xml`, informatieobject(vanZaak(parts, snapshot, zaak, rows, documenten)));
  yield member(`${map}/${map}.json`, json);
  for (const document of documenten) yield* documentMembers(parts, caller, map, zaak, document);
}

interface InPakket {
  readonly zaak: Row;
  /** All that the package is made of. */
  readonly rows: readonly Row[];
  /** What is in it whole. Of the main case it says no more than its number: who receives this one may have no right on that. */
  readonly ofCase: readonly Row[];
}

/** What goes in of one case, so that who asks for the package can be held against it. Nothing when it is not there any more. */
export async function inPakket(engine: Engine, caller: Caller, zaakId: string): Promise<InPakket | undefined> {
  const rows = await engine.parts.loader.whole(caller, needsOf(engine, zaakId));
  const zaak = rows.find(({ resource, id }) => resource.name === 'zaak' && id === zaakId);
  return zaak && { zaak, rows, ofCase: rows.filter((row) => row === zaak || row.resource !== zaak.resource) };
}

async function* documentMembers(
  { blobs, organisatie }: Parts,
  caller: Caller,
  map: string,
  zaak: Row,
  { id, record, columns }: Row,
): AsyncGenerator<ZipMember> {
  const folder = `${map}/${id}`;
  const content = contentOf(columns);
  const naam = bestandsnaam(String(record.bestandsnaam || record.titel));
  const zelf: Verwijzing = { naam: String(record.titel), identificatie: kenmerk(id) };
  const bestandId = { kenmerk: `${id}/${record.versie ?? 1}`, bron: BRON };
  yield member(
    `${folder}/${id}.mdto.xml`,
    informatieobject({
      identificaties: [
        kenmerk(id),
        ...(record.identificatie
          ? [{ kenmerk: String(record.identificatie), bron: String(record.bronorganisatie) }]
          : []),
      ],
      naam: String(record.titel),
      aggregatieniveau: 'Archiefstuk',
      omschrijving: String(record.beschrijving ?? ''),
      gebeurtenissen: [{ type: 'Creatie', tijd: String(record.creatiedatum) }],
      isOnderdeelVan: verwijzingZaak(zaak),
      heeftRepresentatie: content ? [{ naam, identificatie: bestandId }] : [],
      archiefvormer: archiefvormer(organisatie, String(record.bronorganisatie)),
      beperkingGebruik: beperking(record.vertrouwelijkheidaanduiding),
    }),
  );
  if (!content) return;
  const size = sizeOf(content);
  yield { name: `${folder}/${naam}`, size, open: () => readContent(blobs, caller.municipality, content) };
  const { formaat, sha256 } = await onderzoek(
    await readContent(blobs, caller.municipality, content),
    String(record.formaat),
  );
  yield member(
    `${folder}/${naam}.bestand.mdto.xml`,
    bestand({
      identificatie: bestandId,
      naam,
      omvang: size,
      formaat,
      sha256,
      checksumDatum: String(record.beginRegistratie),
      isRepresentatieVan: zelf,
    }),
  );
}

function vanZaak(
  { organisatie }: Parts,
  snapshot: Snapshot,
  zaak: Row,
  rows: readonly Row[],
  documenten: readonly Row[],
): Informatieobject {
  const { record } = zaak;
  const resultaat = rows.find(({ resource }) => resource.name === 'resultaat')?.record;
  const grond = grondVan(snapshot, record, resultaat?.resultaattype);
  const klasse = String(grond.selectielijstklasse);
  const hoofdzaak = rows.find(({ resource, id }) => resource.name === 'zaak' && id === record.hoofdzaak);
  return {
    identificaties: [{ kenmerk: String(record.identificatie), bron: String(record.bronorganisatie) }, kenmerk(zaak.id)],
    naam: String(record.omschrijving || `${grond.zaaktypeOmschrijving} ${record.identificatie}`),
    aggregatieniveau: 'Zaak',
    classificatie: {
      label: String(grond.zaaktypeOmschrijving || 'zaak'),
      code: String(grond.zaaktype),
      lijst: 'Zaaktypecatalogus',
    },
    omschrijving: String(record.toelichting ?? ''),
    dekkingInTijd: { begin: String(record.startdatum), eind: record.einddatum as string | null },
    gebeurtenissen: [
      { type: 'Creatie', tijd: String(record.registratiedatum) },
      ...(record.einddatum ? [{ type: 'Afsluiting', tijd: String(record.einddatum) }] : []),
    ],
    ...(klasse ? { informatiecategorie: { label: klasse, lijst: 'Selectielijst gemeenten' } } : {}),
    ...(hoofdzaak ? { isOnderdeelVan: verwijzingHoofdzaak(hoofdzaak) } : {}),
    bevatOnderdeel: documenten.map(({ id, record: { titel } }) => ({
      naam: String(titel),
      identificatie: kenmerk(id),
    })),
    aanvullendeMetagegevens: [{ naam: `${mapVan(zaak)}.json` }],
    archiefvormer: archiefvormer(organisatie, String(record.verantwoordelijkeOrganisatie || record.bronorganisatie)),
    beperkingGebruik: beperking(record.vertrouwelijkheidaanduiding),
  };
}

/** Everything of one case, and its main case for the reference to it. */
function needsOf({ parts: { registry } }: Engine, zaak: string): readonly Need[] {
  const parts = registry.all.filter((one) => one.parent === 'zaak' && one.api.name === 'zaken');
  const decided: Values = { in: { resource: 'besluit', column: 'id', where: 'zaak', is: zaak } };
  return [
    { resource: 'zaak', id: zaak },
    { resource: 'zaak', in: { resource: 'zaak', column: 'hoofdzaak', where: 'id', is: zaak } },
    ...parts.map((one): Need => ({ resource: one.name, where: 'zaak', is: zaak })),
    { resource: 'besluit', where: 'zaak', is: zaak },
    { resource: 'besluitinformatieobject', where: 'besluit', ...decided },
    {
      resource: DOCUMENT,
      in: { resource: 'zaakinformatieobject', column: 'informatieobject', where: 'zaak', is: zaak },
    },
    {
      resource: DOCUMENT,
      in: { resource: 'besluitinformatieobject', column: 'informatieobject', where: 'besluit', ...decided },
    },
  ];
}

const BRON = 'Meent';
const kenmerk = (id: string): Kenmerk => ({ kenmerk: id, bron: BRON });
const verwijzingZaak = ({ record }: Row): Verwijzing => ({
  naam: String(record.omschrijving || record.identificatie),
  identificatie: { kenmerk: String(record.identificatie), bron: String(record.bronorganisatie) },
});
const verwijzingHoofdzaak = (zaak: Row): Verwijzing => ({
  ...verwijzingZaak(zaak),
  naam: `Zaak ${zaak.record.identificatie}`,
});
const archiefvormer = (naam: string, rsin: string): Verwijzing => ({
  naam: `Gemeente ${naam}`,
  identificatie: { kenmerk: rsin, bron: 'RSIN' },
});
const beperking = (niveau: unknown) => ({
  label: String(niveau || 'onbekend').replaceAll('_', ' '),
  lijst: 'Vertrouwelijkheidaanduiding (ZGW)',
});

const byId = (a: Row, b: Row): number => (a.id < b.id ? -1 : 1);

/** A name for every file system. */
const veilig = (name: string): string =>
  name
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._ -]/gu, '_')
    .replace(/^\.+/, '_');

/** Two numbers may look the same without what a file system does not take: then the id tells them apart. */
function mapVan({ id, record }: Row): string {
  const nummer = `${record.bronorganisatie}-${record.identificatie}`;
  const naam = veilig(nummer);
  return naam === nummer ? naam : `${naam}-${id}`;
}

const LANGSTE = 120;

/** By its extension an archive sees beside the format what a file is, so that stays. */
function bestandsnaam(naam: string): string {
  const [, begin = '', extensie = ''] = /^(.*?)(\.[\p{L}\p{N}]{1,10})?$/su.exec(veilig(naam)) ?? [];
  const past = [...begin]
    .slice(0, LANGSTE - extensie.length)
    .join('')
    .trim();
  return `${past || 'bestand'}${extensie}`;
}

function member(name: string, text: string): ZipMember {
  const bytes = Buffer.from(text, 'utf8');
  return { name, size: bytes.length, open: async () => Readable.from([bytes]) };
}
