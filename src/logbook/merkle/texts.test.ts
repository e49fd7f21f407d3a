import { expect, test } from 'vitest';
import { leafHash } from './hash.ts';
import { rootOfTexts } from './texts.ts';
import { treeRoot } from './tree.ts';

test('is the root of the tree over the leaves, for every shape up to two hundred, and past what it had room for', () => {
  for (const size of [...Array.from({ length: 200 }, (_, i) => i + 1), 1_001]) {
    const texts = Array.from({ length: size }, (_, i) => `regel ${i} van ${size}`);
    expect(rootOfTexts(texts)).toBe(Buffer.from(treeRoot(texts.map(leafHash))).toString('hex'));
  }
});
