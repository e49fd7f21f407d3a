/** The pages of the portal by night, in English, in the theme of the harbour. */
import { testPages } from './samples/all.ts';

testPages('portal', 'en', 'kade', 'dark');
