import { personalAnswers } from './logbook.ts';

personalAnswers();
