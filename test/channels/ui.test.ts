/** The pages of the portal by day, in Dutch, in the theme of the meadow. */
import { testPages } from './samples/all.ts';

testPages('portal', 'nl', 'meent', 'light');
