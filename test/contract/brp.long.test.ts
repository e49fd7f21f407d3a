import { brpAnswers } from './brp-answers.ts';

brpAnswers(1);
