/** Under "Wie keek" everything has a name that people know it by. Twin: what is not known is not made up. */
import { describe, expect, test } from 'vitest';
import { dataWords, OF_OTHER, SELF } from '../../src/services/operations/data-words.ts';
import { registry } from '../registers/all/requests.ts';

const about = registry.all.filter(({ subjects }) => subjects !== undefined).map(({ name }) => name);

describe('data in words', () => {
  test.each(about)('%s has words of its own, for oneself and for whom one acts for', (name) => {
    for (const kind of ['getoond', 'gewijzigd'] as const) {
      const [self, other] = [SELF, OF_OTHER].map((words) => dataWords(name, 'melding', kind, words));
      expect(self).not.toBe(SELF.data);
      expect(other).not.toBe(OF_OTHER.data);
      // Of whom somebody acts for nothing is called theirs who reads it.
      expect(other).not.toMatch(/\b(u|uw)\b/);
    }
  });

  test('what nobody here declares is called theirs, and no word of JavaScript is taken for one', () => {
    for (const name of ['iets-van-vroeger', 'constructor', 'toString'])
      expect(dataWords(name, 'melding', 'getoond', SELF)).toBe('uw gegevens');
  });
});
