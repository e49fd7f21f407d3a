/** Two Meents of which the one moves into the other, with something shielded in it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Json, startZaken, type Zaken } from '../registers/zaken/support.ts';
import { RSIN } from '../support/catalogue.ts';
import { FIRST } from '../support/server.ts';
import { type CommandLine, commandLine, type Said } from './support.ts';

const BRC = '/besluiten/api/v1';
export const MEENT = '/meent/api/v1';
export const TO = 'tweede.localhost';
export const SECRET = `geheim-van-alles-in-${FIRST}-123456`;

export let source: Zaken;
export let line: CommandLine;
export let url: string;

export async function start(): Promise<void> {
  [source, line] = await Promise.all([startZaken(), commandLine()]);
  url = (await source.meent.listen()).replace('127.0.0.1', 'localhost');
}
export async function stop(): Promise<void> {
  await Promise.all([source?.meent.close(), line?.close()]);
}

export const uuid = ({ url: address }: Json): string => address.slice(-36);
export const load = (...more: string[]): Promise<Said> => {
  const path = join(line.folder, 'bron.txt');
  writeFileSync(path, `alles\n${SECRET}\n`, { mode: 0o600 });
  return line.meent('load', 'zgw', url, '--municipality', TO, '--credentials', path, ...more);
};
export const expectDone = ({ code, out, err }: Said): void =>
  expect(`${code} ${code === 0 ? '' : [...out, ...err].join('\n')}`).toBe('0 ');

const besluitOp = (zaak: Json): Promise<Json> =>
  source.want(201, 'POST', `${BRC}/besluiten`, {
    verantwoordelijkeOrganisatie: RSIN,
    besluittype: source.catalogue.besluittype,
    zaak: zaak.url,
    datum: '2026-03-02',
    ingangsdatum: '2026-03-02',
  });
export const inZaak = (zaak: Json, document: Json): Promise<Json> =>
  source.post('/zaakinformatieobjecten', { zaak: zaak.url, informatieobject: document.url });

/** A case with a document of its own, one of its decision, and one that is in an open case too. */
export async function dossier() {
  const [zaak, open] = [await source.zaak(), await source.zaak()];
  const [eigen, vanBesluit, gedeeld] = [await source.document(), await source.document(), await source.document()];
  for (const one of [eigen, gedeeld]) await inZaak(zaak, one);
  await inZaak(open, gedeeld);
  const besluit = await besluitOp(zaak);
  await source.want(201, 'POST', `${BRC}/besluitinformatieobjecten`, {
    besluit: besluit.url,
    informatieobject: vanBesluit.url,
  });
  return { zaak, open, eigen, vanBesluit, gedeeld, besluit };
}

export const dicht = (
  zaak: Json,
  toegangen: readonly object[] = [{ medewerker: 'm-0101', omgang: 'werken' }],
): Promise<Json> =>
  source.want(201, 'POST', `${MEENT}/zaken/${uuid(zaak)}/afscherming`, {
    reden: 'Gaat over een collega.',
    toegangen,
  });

/** The number that rights compare with here: from 8 on it is above every right on types. */
export async function niveau(table: string, record: Json): Promise<number | undefined> {
  const [row] = await line.clone.asOwner<{ niveau: number | null }>(
    `select t.niveau from meent.${table} t join meent.municipality_attribute a using (municipality) where a.kind = 'host' and a.value = $1 and t.id = $2`,
    [TO, uuid(record)],
  );
  return row && Number(row.niveau ?? 0);
}
export const ZAAK = 'zaken_zaak';
export const DOCUMENT = 'documenten_enkelvoudiginformatieobject';
export const BESLUIT = 'besluiten_besluit';
export const isDicht = async (table: string, record: Json): Promise<boolean> =>
  Number(await niveau(table, record)) >= 8;

/** Every row that was ever written of something that is shielded, open: by a trigger that looks along with each write. */
export async function watch(...records: readonly Json[]): Promise<() => Promise<number>> {
  const ids = records.map((one) => `'${uuid(one)}'`).join(', ');
  await line.clone.asOwner('create table if not exists public.ooit_open (id uuid)');
  await line.clone.asOwner('truncate public.ooit_open');
  await line.clone.asOwner(
    `create or replace function public.kijk_mee() returns trigger language plpgsql security definer as $$
begin
 if new.id in (${ids}) and coalesce(new.niveau, 0) < 8 then insert into public.ooit_open values (new.id); end if;
 return null;
end $$`,
  );
  for (const table of [ZAAK, DOCUMENT, BESLUIT])
    await line.clone.asOwner(
      `create or replace trigger kijk_mee after insert or update on meent.${table} for each row execute function public.kijk_mee()`,
    );
  return async () => (await line.clone.asOwner<{ n: number }>('select count(*)::int as n from public.ooit_open'))[0]!.n;
}
