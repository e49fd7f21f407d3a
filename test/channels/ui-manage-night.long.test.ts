/** The pages of the manager by night, in English, in the theme of the harbour. */
import { testPages } from './samples/all.ts';

testPages('manage', 'en', 'kade', 'dark');
