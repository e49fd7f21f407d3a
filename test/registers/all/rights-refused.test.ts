import { withoutRight } from './rights.ts';

withoutRight();
