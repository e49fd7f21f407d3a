/** The fuzzing of every operation, longer and with other requests each time; a failure prints the seed that repeats it. */
import { fuzz } from '../registers/all/fuzz.ts';

fuzz({ runs: 150 });
