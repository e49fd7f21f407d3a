/**
 * Random rights of a role on cases of every type and level, shielded ones and ones with names on them, against a naive model:
 * what an employee reads, lists, changes and adds to is what the model says, and nothing else.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Problem } from '../../../src/foundation/problems.ts';
import type { Caller } from '../../../src/gate/context.ts';
import { LEVEL_OF, VERTROUWELIJKHEID } from '../../../src/gate/rights.ts';
import { werkbankVan } from '../../../src/registers/client-ids.ts';
import { employeeCaller } from '../../../src/services/people.ts';
import { geefToegang, schermAf } from '../../../src/services/toegang/toegang.ts';
import { FIRST, mayCombine, seeder } from '../../support/server.ts';
import { startZaken, type Zaken } from './support.ts';

const AFDELING = 'Vergunningen';
const ROL = 'behandelaar';
const EMPLOYEES = ['m-1', 'm-2', 'm-3'];
const SCOPES = ['zaken.lezen', 'zaken.bijwerken', 'zaken.geforceerd-bijwerken', 'zaken.verwijderen', 'zaken.aanmaken'];
/** What being named on a case gives, by the words of decision 0021. */
const OMGANG: Readonly<Record<string, readonly string[]>> = {
  lezen: ['zaken.lezen'],
  werken: ['zaken.lezen', 'zaken.bijwerken', 'zaken.statussen.toevoegen'],
};

interface Toegang {
  /** `m-1`, or everybody with the role. */
  readonly wie: string;
  readonly omgang: string;
}
interface Zaak {
  readonly id: string;
  readonly url: string;
  readonly rol: string;
  readonly type: string;
  readonly level: number;
  readonly closed: boolean;
  readonly shielded: boolean;
  readonly toegangen: readonly Toegang[];
}
interface Autorisatie {
  readonly component: 'zrc';
  readonly scopes: readonly string[];
  readonly zaaktype: string;
  readonly maxVertrouwelijkheidaanduiding: string;
}

let z: Zaken;
let applicatie: string;
const zaken: Zaak[] = [];

async function makeCase(n: number): Promise<Zaak> {
  const { catalogue } = z;
  const here = n % 2 === 0;
  const level = Math.floor(n / 2) % VERTROUWELIJKHEID.length;
  const zaak = await z.zaak({
    zaaktype: here ? catalogue.zaaktype : catalogue.ander.zaaktype,
    vertrouwelijkheidaanduiding: VERTROUWELIJKHEID[level],
  });
  const rol = await z.rol(zaak, { roltype: here ? catalogue.roltypen.initiator : catalogue.ander.roltype });
  const closed = here && n % 5 === 0;
  if (closed) await z.close(zaak);
  const toegangen: Toegang[] = EMPLOYEES.flatMap((wie, at) =>
    (n + at) % 4 === 0 ? [{ wie, omgang: (n + at) % 8 === 0 ? 'werken' : 'lezen' }] : [],
  );
  if (n % 7 === 3) toegangen.push({ wie: ROL, omgang: 'lezen' });
  const shielded = n % 3 === 0;
  const named = toegangen.map(({ wie, omgang }) => ({
    ...(wie === ROL ? { rol: ROL, afdeling: AFDELING } : { medewerker: wie }),
    omgang,
    reden: 'Omdat het nodig is.',
  }));
  const { engine } = z.meent;
  const all = seeder(FIRST);
  const id = zaak.url.slice(-36);
  // Somebody must be left who may work on it: one that this test does not look through.
  const chef = { medewerker: 'chef', omgang: 'werken' };
  if (shielded) await schermAf(engine, all, id, { reden: 'Gaat over een collega.', toegangen: [chef, ...named] });
  else for (const one of named) await geefToegang(engine, all, id, one);
  return {
    id,
    url: zaak.url,
    rol: rol.url.slice(-36),
    type: String(zaak.zaaktype),
    level,
    closed,
    shielded,
    toegangen,
  };
}

/** The naive model: one case, one scope at a time. */
const has = (zaak: Zaak, given: readonly Autorisatie[], employee: string, scope: string): boolean =>
  zaak.toegangen.some(({ wie, omgang }) => (wie === employee || wie === ROL) && OMGANG[omgang]!.includes(scope)) ||
  (!zaak.shielded &&
    given.some(
      (one) =>
        one.zaaktype === zaak.type &&
        one.scopes.includes(scope) &&
        zaak.level <= LEVEL_OF.get(one.maxVertrouwelijkheidaanduiding)!,
    ));

const autorisaties = (): fc.Arbitrary<readonly Autorisatie[]> =>
  fc.array(
    fc.record({
      component: fc.constant('zrc' as const),
      scopes: fc.subarray(SCOPES, { minLength: 1 }),
      zaaktype: fc.constantFrom(z.catalogue.zaaktype, z.catalogue.ander.zaaktype),
      maxVertrouwelijkheidaanduiding: fc.constantFrom<string>(...VERTROUWELIJKHEID),
    }),
    { minLength: 1, maxLength: 4 },
  );

async function als(employee: string): Promise<Caller> {
  const { municipality, base, trace } = seeder(FIRST);
  const snapshot = await z.meent.engine.parts.snapshots.current(FIRST);
  const who = { id: employee, name: employee, role: ROL, department: AFDELING };
  return employeeCaller(snapshot, { municipality, base, trace }, who);
}

const allowed = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    (error: unknown) => {
      expect(error).toBeInstanceOf(Problem);
      expect((error as Problem).status).toBe(403);
      return false;
    },
  );

/** What the employee meets of one case, beside what the model says. */
async function meets(caller: Caller, { id, rol, url }: Zaak) {
  const { engine } = z.meent;
  const shown = (resource: string, query: Readonly<Record<string, string>>): Promise<number> =>
    engine.rows(caller, resource, query).then(
      ({ count }) => count,
      () => 0,
    );
  return {
    read: await allowed(engine.read(caller, 'zaak', id)),
    part: await allowed(engine.read(caller, 'rol', rol)),
    roles: await shown('rol', { zaak: url }),
    change: await allowed(engine.patch(caller, 'zaak', id, { toelichting: 'Gezien' })),
    add: await allowed(engine.create(caller, 'klantcontact', { zaak: url, datumtijd: '2026-03-03T10:00:00Z' })),
  };
}

function model(zaak: Zaak, given: readonly Autorisatie[], employee: string) {
  const may = (scope: string): boolean => has(zaak, given, employee, scope);
  const reads = may('zaken.lezen');
  // A closed case is corrected, with the scope for it alone.
  const writes = (!zaak.closed && may('zaken.bijwerken')) || may('zaken.geforceerd-bijwerken');
  return { read: reads, part: reads, roles: reads ? 1 : 0, change: writes, add: writes };
}

export function proveRights({ runs, seed }: { readonly runs: number; readonly seed: number }): void {
  describe(`rights of a role and of who is named (seed ${seed})`, () => {
    beforeAll(async () => {
      z = await startZaken();
      for (let n = 0; n < 2 * VERTROUWELIJKHEID.length; n++) zaken.push(await makeCase(n));
      await mayCombine(z.meent.engine, [werkbankVan(ROL, AFDELING)]);
      const made = await z.meent.engine.create(seeder(FIRST), 'applicatie', {
        clientIds: [werkbankVan(ROL, AFDELING)],
        label: 'Werkbank: behandelaar',
        heeftAlleAutorisaties: true,
        autorisaties: [],
      });
      applicatie = made.id!;
    }, 60_000);
    afterAll(() => z.meent.close());

    it('shows, lists, changes and adds what the model says', async () => {
      await fc.assert(
        fc.asyncProperty(autorisaties(), fc.constantFrom(...EMPLOYEES), async (given, employee) => {
          const record = { heeftAlleAutorisaties: false, autorisaties: given };
          await z.meent.engine.patch(seeder(FIRST), 'applicatie', applicatie, record);
          const caller = await als(employee);
          for (const zaak of zaken)
            expect([zaak.id, await meets(caller, zaak)]).toEqual([zaak.id, model(zaak, given, employee)]);
          const expected = zaken.filter((zaak) => has(zaak, given, employee, 'zaken.lezen')).map(({ id }) => id);
          const listed = await z.meent.engine.rows(caller, 'zaak', {}).catch(() => ({ rows: [], count: 0 }));
          expect(listed.rows.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
          expect(listed.count).toBe(expected.length);
        }),
        { numRuns: runs, seed },
      );
    });
  });
}
