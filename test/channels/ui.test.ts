/** Every page by day, in Dutch, in the theme of the meadow. */
import { testAllPages } from './samples/all.ts';

testAllPages('nl', 'meent', 'light');
