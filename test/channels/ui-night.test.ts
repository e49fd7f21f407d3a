/** Every page by night, in English, in the theme of the harbour. */
import { testAllPages } from './samples/all.ts';

testAllPages('en', 'kade', 'dark');
