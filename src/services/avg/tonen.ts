/** A request as data: for who asked it, and for who handles it. What was proposed and not decided is not told to who asked. */
import type { Engine } from '../../engine/engine.ts';
import type { Record_ } from '../../engine/resource.ts';
import type { Snapshot } from '../../engine/snapshot.ts';
import type { Row } from '../../engine/work.ts';
import { Problem } from '../../foundation/problems.ts';
import type { Caller } from '../../gate/context.ts';
import type { MandateKind } from '../../gate/mandate.ts';
import {
  AVGVERZOEK,
  type SoortVerzoek,
  type Stand,
  soortVan,
  WEIGERINGEN,
  type Weigering,
  type WeigeringNaam,
} from '../../registers/avgverzoeken/index.ts';
import { organWords } from '../operations/case-words.ts';
import { find, log, logOwn, logRefused, mayList, related, snapshotOf, text, textOrNull } from '../operations/door.ts';
import { activityOfType } from '../people.ts';
import { LOPEND } from './stappen.ts';
import { kenmerkVan } from './voorstel.ts';
import { KLACHT, type Rechtsmiddel, rechtsmiddel } from './woorden.ts';

export interface OnderdeelData {
  readonly omschrijving: string;
  readonly gewenst: string;
  readonly zaak: string | null;
  readonly uitkomst: 'toegewezen' | 'geweigerd' | null;
  readonly weigering: { readonly naam: string; readonly artikel: string; readonly omdat: string } | null;
  readonly uitleg: string;
  readonly gewistOp: string | null;
}

export interface AvgVerzoekData {
  readonly id: string;
  readonly zaak: string;
  readonly zaaknummer: string;
  readonly soort: SoortVerzoek;
  /** How who asked it came to act for whom it is about; null: they asked it themselves. */
  readonly namens: MandateKind | null;
  readonly naam: string;
  readonly wet: string;
  readonly activiteit: { readonly identificatie: string; readonly naam: string } | null;
  readonly grond: string;
  readonly toelichting: string;
  readonly onderdelen: readonly OnderdeelData[];
  readonly stand: Stand;
  readonly termijn: {
    readonly ontvangen: string;
    readonly uiterlijk: string | null;
    readonly verlengenTot: string | null;
    readonly verlengd: boolean;
    readonly redenVerlenging: string;
    readonly staatStil: boolean;
    readonly redenStilstand: string;
  };
  readonly uitkomst: 'toegewezen' | 'deels' | 'geweigerd' | null;
  readonly besluit: {
    readonly id: string;
    readonly datum: string;
    readonly rechtsmiddel: Rechtsmiddel;
    readonly klacht: typeof KLACHT;
  } | null;
  readonly stilgezet: { readonly sinds: string; readonly tot: string | null; readonly gemeldOp: string | null } | null;
  readonly ingelicht: readonly { readonly ontvanger: string; readonly op: string; readonly waarom: string }[];
  readonly kanIntrekken: boolean;
  /** Only for who handles it: the mark of what waits for a second person. */
  readonly voorstel?: string | null;
}

/** `portaal.avg-verzoeken`: a resident's own, the newest first. Also those whose case is closed. */
export async function mijnVerzoeken(engine: Engine, caller: Caller): Promise<readonly AvgVerzoekData[]> {
  const { rows } = await engine.rows(caller, AVGVERZOEK, { ordering: '-ontvangen' });
  const zaken = await related(engine, caller, rows, ['zaak']);
  await logOwn(engine, caller, 'portaal.avg-verzoeken', [...rows, ...zaken]);
  const snapshot = await snapshotOf(engine, caller);
  return rows.flatMap((row) => {
    const zaak = zaken.find(({ id }) => id === row.record.zaak);
    return zaak ? [toon(snapshot, row, zaak)] : [];
  });
}

/** `portaal.avg-verzoek`. @throws not-found, also for somebody else's */
export async function mijnVerzoek(engine: Engine, caller: Caller, id: string): Promise<AvgVerzoekData> {
  const found = await find(engine, caller, AVGVERZOEK, id);
  if (found && 'refused' in found) await logRefused(engine, caller, 'portaal.avg-verzoek', found.refused);
  if (!found || 'refused' in found) throw new Problem('not-found');
  const [zaak] = await related(engine, caller, [found.row], ['zaak']);
  if (!zaak) throw new Problem('not-found');
  await logOwn(engine, caller, 'portaal.avg-verzoek', [found.row, zaak]);
  return toon(await snapshotOf(engine, caller), found.row, zaak);
}

/** For who handles it: proposals too. @throws not-found */
export async function verzoekVoor(engine: Engine, caller: Caller, id: string): Promise<AvgVerzoekData> {
  const found = await find(engine, caller, AVGVERZOEK, id);
  if (found && 'refused' in found) await log(engine, caller, 'avg.verzoek', 'geweigerd', [found.refused]);
  if (!found || 'refused' in found) throw new Problem('not-found');
  const [zaak] = await related(engine, caller, [found.row], ['zaak']);
  if (!zaak) throw new Problem('not-found');
  await log(engine, caller, 'avg.verzoek', 'geopend', [found.row, zaak]);
  return toon(await snapshotOf(engine, caller), found.row, zaak, true);
}

/** Which a list shows: those that are worked on, or those that are over. */
export const TOON = {
  lopend: [...LOPEND].join(),
  besloten: 'besloten',
  ingetrokken: 'ingetrokken',
} as const;
export type Toon = keyof typeof TOON;

export interface VerzoekenVraag {
  readonly toon: Toon;
  /** Absent: every kind. */
  readonly soort?: SoortVerzoek | undefined;
  readonly pagina: number;
}

export interface Verzoeken {
  readonly verzoeken: readonly AvgVerzoekData[];
  readonly aantal: number;
  readonly paginas: number;
}

/**
 * `avg.lijst`: of what is worked on the first that must be done, and those without a last day last; of what is over the newest.
 * @throws permission-denied, not-found for a page that cannot be
 */
export async function verzoekenLijst(
  engine: Engine,
  caller: Caller,
  { toon: welke, soort, pagina }: VerzoekenVraag,
): Promise<Verzoeken> {
  if (!mayList(engine, caller, AVGVERZOEK))
    throw new Problem('permission-denied', 'Uw rol geeft geen recht op AVG-vragen. Vraag het uw beheerder.');
  const { rows, count, size } = await engine.rows(
    caller,
    AVGVERZOEK,
    { standen: TOON[welke], page: String(pagina), ...(soort ? { soort } : {}) },
    {
      order:
        welke === 'lopend' ? { column: 'uiterlijk', descending: false } : { column: 'ontvangen', descending: true },
    },
  );
  const zaken = await related(engine, caller, rows, ['zaak']);
  await log(engine, caller, 'avg.lijst', 'getoond', [...rows, ...zaken]);
  const snapshot = await snapshotOf(engine, caller);
  const verzoeken = rows.flatMap((row) => {
    const zaak = zaken.find(({ id }) => id === row.record.zaak);
    return zaak ? [toon(snapshot, row, zaak, true)] : [];
  });
  return { verzoeken, aantal: count, paginas: Math.max(1, Math.ceil(count / size)) };
}

export function toon(snapshot: Snapshot, row: Row, zaak: Row, behandelaar = false): AvgVerzoekData {
  const { id, record } = row;
  const besloten = record.stand === 'besloten';
  const stil = (record.stilgelegd as readonly { readonly tot: string | null; readonly reden: string }[]).find(
    ({ tot }) => tot === null,
  );
  const stilgezet = record.stilgezet as { sinds: string | null; tot: string | null; gemeldOp: string | null } | null;
  const activiteit = snapshot.related('verwerkingsactiviteit', 'identificatie', text(record.activiteit)).at(-1)?.record;
  const orgaan = organWords(activityOfType(snapshot, text(zaak.record.zaaktype)).organ);
  // A colleague decides on what was proposed; until then it is no outcome.
  const stand = !behandelaar && record.stand === 'voorgesteld' ? 'in_behandeling' : (record.stand as Stand);
  return {
    id,
    zaak: zaak.id,
    zaaknummer: text(zaak.record.identificatie),
    soort: record.soort as SoortVerzoek,
    namens: textOrNull(record.namens) as MandateKind | null,
    naam: soortVan(text(record.soort)).naam,
    wet: `AVG artikel ${text(record.artikel)}`,
    activiteit: activiteit ? { identificatie: text(record.activiteit), naam: text(activiteit.naam) } : null,
    grond: text(record.grond),
    toelichting: text(record.toelichting),
    onderdelen: (record.onderdelen as readonly Record_[]).map((deel) => onderdeel(deel, besloten || behandelaar)),
    stand,
    termijn: {
      ontvangen: text(record.ontvangen),
      uiterlijk: textOrNull(record.uiterlijk),
      verlengenTot: textOrNull(record.verlengenTot),
      verlengd: record.verlengd === true,
      redenVerlenging: text(record.redenVerlenging),
      staatStil: stil !== undefined,
      redenStilstand: stil?.reden ?? '',
    },
    uitkomst: (record.uitkomst as AvgVerzoekData['uitkomst']) || null,
    besluit: besloten
      ? {
          id: text(record.besluit),
          datum: text(record.beslotenOp),
          rechtsmiddel: rechtsmiddel(orgaan, text(record.bezwaarTot)),
          klacht: KLACHT,
        }
      : null,
    stilgezet: stilgezet?.sinds ? { ...stilgezet, sinds: stilgezet.sinds } : null,
    ingelicht: record.ingelicht as AvgVerzoekData['ingelicht'],
    kanIntrekken: LOPEND.has(text(record.stand)),
    ...(behandelaar ? { voorstel: record.stand === 'voorgesteld' ? kenmerkVan(row) : null } : {}),
  };
}

function onderdeel(deel: Record_, telt: boolean): OnderdeelData {
  const naam = telt ? textOrNull(deel.weigering) : null;
  const weigering: Weigering | undefined = naam ? WEIGERINGEN[naam as WeigeringNaam] : undefined;
  return {
    omschrijving: text(deel.omschrijving),
    gewenst: text(deel.gewenst),
    zaak: textOrNull(deel.zaak),
    uitkomst: telt ? (deel.uitkomst as OnderdeelData['uitkomst']) || null : null,
    weigering: naam && weigering ? { naam, artikel: weigering.artikel, omdat: weigering.omdat } : null,
    uitleg: telt ? text(deel.uitleg) : '',
    gewistOp: textOrNull(deel.gewistOp),
  };
}
