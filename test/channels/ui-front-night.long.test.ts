/** The front pages, the reference and the workbench by night, in English, in the theme of the harbour. */
import { testPages } from './samples/all.ts';

testPages('others', 'en', 'kade', 'dark');
