import { brpAnswers } from './brp-answers.ts';

brpAnswers(8);
