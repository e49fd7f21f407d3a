import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const { layerViolations, packageViolations } = (await import(resolve('scripts/lib/layers.mjs'))) as {
  layerViolations(source: string): string[];
  packageViolations(packages: string): string[];
};
const { isAllowed, licenceViolations } = (await import(resolve('scripts/lib/licences.mjs'))) as {
  isAllowed(expression: unknown): boolean;
  licenceViolations(root: string): string[];
};

let source: string;
beforeEach(() => {
  source = mkdtempSync(join(tmpdir(), 'meent-layers-'));
});
afterEach(() => rmSync(source, { recursive: true, force: true }));

function violations(path: string, text: string): string[] {
  mkdirSync(dirname(join(source, path)), { recursive: true });
  writeFileSync(join(source, path), text);
  return layerViolations(source);
}

describe('the layers', () => {
  test('this program keeps to them', () => {
    expect(layerViolations(resolve('src'))).toEqual([]);
  });

  test.for([
    ['foundation/a.ts', `import { b } from '../engine/b.ts';`, /foundation may use only itself/],
    ['gate/a.ts', `import type { B } from '../registers/zaken/b.ts';`, /gate may use only foundation, logbook/],
    ['registers/zaken/a.ts', `import { b } from '../catalogi/b.ts';`, /do not import/],
    ['registers/zaken/rules/a.ts', `export * from '../../documenten/b.ts';`, /do not import/],
    ['services/a.ts', `const page = await import('../channels/portal/b.ts');`, /services may use only/],
    ['engine/a.ts', `import {\n  b,\n  c,\n} from '../cli/b.ts';`, /engine may use only/],
    ['engine/a.ts', `import '../demo/seed.ts';`, /engine may use only/],
    [
      'channels/portal/a.tsx',
      `import { createDatabase } from '../../foundation/db/database.ts';`,
      /services\/operations/,
    ],
    ['channels/portal/a.tsx', 'const rows = await database.in(m).query<Row>({ text: `select 1` });', /runs SQL/],
    ['engine/a.ts', `import pg from 'pg';`, /imports pg/],
    ['foundation/jobs/a.ts', `import { Pool } from 'pg';`, /imports pg/],
    ['adapters/a.ts', `const answer = await fetch('https://example.nl');`, /goes out to the network/],
    ['adapters/a.ts', `import { request } from 'undici';`, /goes out to the network/],
    ['services/a.ts', `const port = process.env.PORT;`, /reads the environment/],
    ['engine/a.ts', `const now = new Date();`, /reads the time/],
    ['plugins/a.ts', `export {};`, /has no place in the table/],
    ['cli/a.ts', `import { b } from '../../scripts/b.ts';`, /outside src/],
  ] as const)('%s: %s is refused', ([path, text, reason]) => {
    const found = violations(path, text);
    expect(found).toHaveLength(1);
    expect(found[0]).toMatch(reason);
  });

  test.for([
    ['registers/zaken/a.ts', `import { b } from '../../engine/b.ts';\nimport { c } from './rules/c.ts';`],
    ['registers/all.ts', `import { zaak } from './zaken/zaak.ts';`],
    ['foundation/db/a.ts', `import pg from 'pg';`],
    ['foundation/outbound/a.ts', `await fetch('https://example.nl');`],
    [
      'services/a.ts',
      `// the environment is not read by process.env here\nawait outbound.fetch('https://example.nl');`,
    ],
    ['channels/portal/a.tsx', `import type { Municipality } from '../../foundation/db/types.ts';`],
    ['main.ts', `import { createApp } from './app.ts';`],
  ] as const)('%s: %s is right', ([path, text]) => {
    expect(violations(path, text)).toEqual([]);
  });
});

describe('packages stand by themselves', () => {
  const described = { name: 'klein', license: 'EUPL-1.2' };
  function found(json: object, path = 'src/index.js', text = ''): string[] {
    mkdirSync(dirname(join(source, 'klein', path)), { recursive: true });
    writeFileSync(join(source, 'klein/package.json'), JSON.stringify(json));
    writeFileSync(join(source, 'klein', path), text);
    return packageViolations(source);
  }

  test('those of this program', () => expect(packageViolations(resolve('packages'))).toEqual([]));

  test.each([
    ["import { x } from '../../../src/app.ts';"],
    ["import pg from 'pg';"],
    ["export * from 'yaml';"],
    ["const m = await import('yaml');"],
  ])('not with %s', (text) =>
    expect(found(described, 'src/index.js', text)).toEqual([expect.stringContaining('imports')]),
  );

  test.each(['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'])('not with %s', (field) =>
    expect(found({ ...described, [field]: { yaml: '1' } })).toEqual([
      `packages/klein: has ${field}; a package stands by itself`,
    ]),
  );

  test('nor under another licence; twin: with Node and its own files it may be', () => {
    expect(found({ ...described, license: 'MIT' })).toEqual(['packages/klein: has licence MIT instead of EUPL-1.2']);
    expect(
      found(described, 'src/index.js', "import { join } from 'node:path';\nimport { x } from './x.js';\n"),
    ).toEqual([]);
    expect(found(described, 'test/x.test.ts', "import { test } from 'vitest';\n")).toEqual([]);
  });

  test('of the program only the command line may use one', () => {
    const text = "import { main } from '../../packages/klein/src/cli.js';\n";
    expect(violations('cli/x.ts', text)).toEqual([]);
    expect(violations('logbook/x.ts', text)).toEqual([expect.stringContaining('outside src/')]);
  });
});

describe('licences', () => {
  test('what a production installation contains may be given away', () => {
    expect(licenceViolations(resolve('.'))).toEqual([]);
  });

  test('one of an OR, all of an AND', () => {
    expect(['MIT', '(MIT OR GPL-3.0)', 'MIT AND ISC'].map(isAllowed)).toEqual([true, true, true]);
    expect(['GPL-3.0', 'MIT AND GPL-3.0', 'UNLICENSED', undefined].map(isAllowed)).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });
});
