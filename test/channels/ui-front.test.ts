/** The front pages, the reference and the workbench by day, in Dutch, in the theme of the meadow. */
import { testPages } from './samples/all.ts';

testPages('others', 'nl', 'meent', 'light');
