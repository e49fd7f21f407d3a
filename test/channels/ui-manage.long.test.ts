/** The pages of the manager by day, in Dutch, in the theme of the meadow. */
import { testPages } from './samples/all.ts';

testPages('manage', 'nl', 'meent', 'light');
