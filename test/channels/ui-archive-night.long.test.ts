/** The pages of the archive at night, in English, in the theme of the quay. */
import { testPages } from './samples/all.ts';

testPages('archive', 'en', 'kade', 'dark');
