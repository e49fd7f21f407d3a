import { otherAnswers } from './logbook.ts';

otherAnswers();
