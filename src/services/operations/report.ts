/**
 * `portaal.melding`: a report about public space becomes a case with its reporter, properties, first status and photos, in
 * one write. The id of the case was given with the draft, so that sending twice makes one case.
 */
import type { Item } from '../../engine/compose.ts';
import type { Engine } from '../../engine/engine.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { timestamp, today } from '../../foundation/clock.ts';
import { newId } from '../../foundation/ids.ts';
import type { Blobs } from '../../foundation/types.ts';
import type { Caller } from '../../gate/context.ts';
import { requireMandate } from '../../gate/mandate.ts';
import { type Content, storeContent } from '../../registers/documenten/content.ts';
import type { Place } from '../context.ts';
import { mandateNow } from '../mandaten/acting.ts';
import { activityOfType, type Person, portalCaller } from '../people.ts';
import type { PhotoType } from '../photo/clean.ts';
import { type Asker, askerRoles } from './asker-roles.ts';
import { DOCUMENT, documentTypeNamed } from './case-documents.ts';
import { statustypenOf } from './case-words.ts';
import { find, log, snapshotOf, text, urlOf } from './door.ts';
import { datesOf, propertyNamed, reportName, reportType } from './report-type.ts';

export interface Photo {
  readonly name: string;
  readonly type: PhotoType;
  readonly content: Buffer;
}

export interface ReportInput {
  /** Becomes the id of the case. */
  readonly id: string;
  readonly category: string;
  readonly description: string;
  readonly place: string;
  /** Degrees, WGS 84. */
  readonly point?: { readonly lat: number; readonly lon: number };
  readonly photos: readonly Photo[];
  readonly reporter: Asker;
}

export interface Reported {
  readonly number: string;
  readonly received: string;
  readonly team: string;
  readonly lookedAtBy: string;
  readonly solvedBy: string;
}

/**
 * The portal for one report. @param namens for whom the session acts. @throws permission-denied also where the mandate is not for
 * reports, not-found
 */
export async function reportCaller(engine: Engine, place: Place, person?: Person, namens?: string): Promise<Caller> {
  const snapshot = await snapshotOf(engine, place);
  const type = reportType(snapshot);
  const found = person && namens ? await mandateNow(engine, place, person, namens) : undefined;
  const caller = portalCaller(snapshot, place, activityOfType(snapshot, type.id), person, found?.mandate);
  requireMandate(caller, 'aanvragen', reportName(snapshot));
  return caller;
}

/** Sent twice, it is the same report, and gives the same number. @throws permission-denied, invalid */
export async function reportPublicSpace(
  engine: Engine,
  blobs: Blobs,
  caller: Caller,
  input: ReportInput,
): Promise<Reported> {
  const snapshot = await snapshotOf(engine, caller);
  const report: Report = { engine, snapshot, caller, zaaktype: reportType(snapshot), input };
  const photos = await Promise.all(
    input.photos.map(async (photo) =>
      photoItems(report, photo, await storeContent(blobs, caller.municipality, photo.content)),
    ),
  );
  const items = [zaakItem(report), ...rolItems(report), ...propertyItems(report), statusItem(report), ...photos.flat()];
  try {
    const [zaak] = await engine.compose(caller, { operation: 'portaal.melding', items });
    return receiptOf(report, zaak!);
  } catch (error) {
    // However the engine says that it is there already: when it is, this was the second press.
    const before = await madeBefore(report);
    if (!before) throw error;
    return receiptOf(report, before);
  }
}

interface Report {
  readonly engine: Engine;
  readonly snapshot: Snapshot;
  readonly caller: Caller;
  readonly zaaktype: Row;
  readonly input: ReportInput;
}

/** The RSIN of the catalogue is that of the municipality. */
const rsinOf = ({ snapshot, zaaktype }: Report): string =>
  text(snapshot.get('catalogus', text(zaaktype.record.catalogus))?.record.rsin);

const caseUrl = ({ engine, caller, input }: Report): string => urlOf(engine, caller, 'zaak', input.id);

const TITLE = 80;

function zaakItem(report: Report): Item {
  const { engine, snapshot, caller, zaaktype, input } = report;
  const start = today();
  const { solvedBy, norm } = datesOf(snapshot, zaaktype, start);
  return {
    resource: 'zaak',
    id: input.id,
    input: {
      bronorganisatie: rsinOf(report),
      verantwoordelijkeOrganisatie: rsinOf(report),
      zaaktype: urlOf(engine, caller, 'zaaktype', zaaktype.id),
      omschrijving: `${input.category}, ${input.place}`.slice(0, TITLE).trim(),
      toelichting: input.description,
      startdatum: start,
      einddatumGepland: norm,
      uiterlijkeEinddatumAfdoening: solvedBy,
      zaakgeometrie: input.point ? { type: 'Point', coordinates: [input.point.lon, input.point.lat] } : null,
    },
  };
}

function rolItems({ engine, snapshot, caller, zaaktype, input }: Report): readonly Item[] {
  const words = {
    nameless: 'Melder zonder naam',
    asked: input.reporter.bsn ? 'Gemeld na inloggen.' : 'Gemeld zonder inloggen.',
    askedForOther: 'Gemeld door een gemachtigde, na inloggen.',
    beside: 'Deed de melding voor de melder.',
  };
  const roles = askerRoles(snapshot, zaaktype, input.reporter, words, {
    zaak: urlOf(engine, caller, 'zaak', input.id),
    roltype: ({ id }) => urlOf(engine, caller, 'roltype', id),
  });
  if (!roles) throw new Error('the case type of reports has no initiator');
  return roles;
}

function propertyItems(report: Report): readonly Item[] {
  const { engine, snapshot, caller, zaaktype, input } = report;
  const values = { categorie: input.category, locatieomschrijving: input.place };
  return Object.entries(values).flatMap(([name, waarde]) => {
    const property = propertyNamed(snapshot, zaaktype, name);
    return property && waarde
      ? [
          {
            resource: 'zaakeigenschap',
            input: { zaak: caseUrl(report), eigenschap: urlOf(engine, caller, 'eigenschap', property.id), waarde },
          },
        ]
      : [];
  });
}

function statusItem(report: Report): Item {
  const [first] = statustypenOf(report.snapshot, report.zaaktype.id);
  if (!first) throw new Error('the case type of reports has no status');
  return {
    resource: 'status',
    input: {
      zaak: caseUrl(report),
      statustype: urlOf(report.engine, report.caller, 'statustype', first.id),
      datumStatusGezet: timestamp(),
    },
  };
}

/** The document type for photos, as the case type knows it. */
const PHOTO = 'Foto';

function photoItems(report: Report, photo: Photo, content: Content): readonly Item[] {
  const { engine, snapshot, caller, zaaktype } = report;
  const type = documentTypeNamed(snapshot, text(zaaktype.record.catalogus), PHOTO);
  if (!type) throw new Error('the case type of reports knows no photo');
  const id = newId();
  return [
    {
      resource: DOCUMENT,
      id,
      columns: { inhoud: content },
      input: {
        bronorganisatie: rsinOf(report),
        creatiedatum: today(),
        ontvangstdatum: today(),
        titel: 'Foto bij de melding',
        auteur: 'melder',
        taal: 'nld',
        status: 'definitief',
        formaat: photo.type,
        bestandsnaam: photo.name,
        bestandsomvang: photo.content.length,
        informatieobjecttype: urlOf(engine, caller, 'informatieobjecttype', type.id),
        indicatieGebruiksrecht: false,
        tonenAanInitiator: true,
      },
    },
    {
      resource: 'zaakinformatieobject',
      input: { zaak: caseUrl(report), informatieobject: urlOf(engine, caller, DOCUMENT, id) },
    },
  ];
}

async function madeBefore({ engine, caller, input }: Report): Promise<Row | undefined> {
  const found = await find(engine, caller, 'zaak', input.id);
  if (!found || 'refused' in found) return undefined;
  await log(engine, caller, 'portaal.melding', 'geopend', [found.row]);
  return found.row;
}

function receiptOf({ snapshot, zaaktype }: Report, zaak: Row): Reported {
  const { lookedAtBy, solvedBy } = datesOf(snapshot, zaaktype, text(zaak.record.startdatum));
  return {
    number: text(zaak.record.identificatie),
    received: timestamp(),
    team: text(zaaktype.record.verantwoordelijke),
    lookedAtBy,
    solvedBy,
  };
}
