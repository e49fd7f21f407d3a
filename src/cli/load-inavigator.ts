/** `meent load i-navigator FILE`: a catalogue out of an i-Navigator export, with a report that a functional administrator can act on. */
import { createReadStream } from 'node:fs';
import type { Engine } from '../engine/engine.ts';
import type { Caller } from '../gate/context.ts';
import { readInavigator } from '../registers/catalogi/inavigator/inavigator.ts';
import { type CatalogusTarget, loadCatalogus } from '../registers/catalogi/load.ts';
import * as selectielijst from '../registers/selectielijst/selectielijst.ts';

export interface LoadInavigatorOptions {
  readonly engine: Engine;
  /** Must hold `catalogi.lezen` and `catalogi.schrijven`. */
  readonly caller: Caller;
  readonly catalogus: CatalogusTarget;
  /** For processes without an owner. */
  readonly verantwoordelijke: string;
  /** For processes without a term, ISO 8601; absent: such a process is refused. */
  readonly doorlooptijdIndienLeeg?: string;
  /** Gives processes without roles an initiator and a behandelaar; absent: such a process is refused. */
  readonly roltypenIndienLeeg?: boolean;
}

/** What became of one process in the file. */
export interface LoadedProces {
  readonly identificatie: string;
  readonly omschrijving: string;
  readonly status: 'geladen' | 'ongewijzigd' | 'geweigerd';
  /** Why it was refused. */
  readonly redenen: readonly string[];
  /** What was adapted to be able to load it. */
  readonly aanpassingen: readonly string[];
}

/**
 * Loads what can be loaded; a process is loaded whole or not at all. `onProces` hears of each as it is done.
 * @throws UnreadableExport when the file as a whole cannot be read; the error of the file system when it is not there.
 */
export async function loadInavigator(
  file: string,
  options: LoadInavigatorOptions,
  onProces: (proces: LoadedProces) => void = () => {},
): Promise<readonly LoadedProces[]> {
  const { engine, caller, catalogus: target, ...reading } = options;
  const { catalogus, processen } = await readInavigator(createReadStream(file), { ...reading, selectielijst });
  const done: LoadedProces[] = [];
  const about = new Map(processen.map((proces) => [proces.identificatie, proces]));
  const tell = (proces: LoadedProces): void => {
    done.push(proces);
    onProces(proces);
  };
  for (const proces of processen)
    if (proces.status === 'geweigerd') tell({ ...proces, redenen: lines(proces.refusals), aanpassingen: [] });
  await loadCatalogus(engine, caller, catalogus, target, ({ soort, naam, omschrijving, status, redenen }) => {
    if (soort !== 'zaaktype') return;
    const aanpassingen = lines(about.get(naam)?.warnings ?? []);
    tell({ identificatie: naam, omschrijving, status, redenen, aanpassingen });
  });
  return done;
}

const lines = (findings: readonly { readonly element: string; readonly message: string }[]): readonly string[] =>
  findings.map(({ element, message }) => `${element}: ${message}`);

/** The end of the report: `34 processen: 32 geladen, 2 geweigerd`. */
export function summary(processen: readonly LoadedProces[]): string {
  const counted = (['geladen', 'ongewijzigd', 'geweigerd'] as const)
    .map((status) => ({ status, count: processen.filter((proces) => proces.status === status).length }))
    .filter(({ count }) => count > 0);
  return `${processen.length} processen: ${counted.map(({ status, count }) => `${count} ${status}`).join(', ')}`;
}
