/** The pages of the archive by day, in Dutch, in the theme of the meadow. */
import { testPages } from './samples/all.ts';

testPages('archive', 'nl', 'meent', 'light');
