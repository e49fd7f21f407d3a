import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { published } from './standards.ts';

test('vectors are skipped where there is no folder at all, and missed loudly where one is', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meent-standards-'));
  const said = vi.spyOn(console, 'warn').mockImplementation(() => {});
  try {
    expect(published('x', undefined, join(folder, 'nowhere')).present).toBe(false);
    expect(said).toHaveBeenCalledOnce();
    expect(() => published('x', join(folder, 'nowhere'))).toThrow(/no x under/);
    expect(() => published('x', undefined, folder)).toThrow(/no x under/);
    mkdirSync(join(folder, 'standards/x'), { recursive: true });
    expect(() => published('x', undefined, folder)).toThrow(/no x under/);
    writeFileSync(join(folder, 'standards/x/vector.json'), '{}');
    expect(published('x', undefined, folder).present).toBe(true);
  } finally {
    said.mockRestore();
    rmSync(folder, { recursive: true });
  }
});
