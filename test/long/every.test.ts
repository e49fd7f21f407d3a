/** Every operation of every document, with every refusal. */
import { everyOperation } from '../registers/all/every.ts';

everyOperation({});
