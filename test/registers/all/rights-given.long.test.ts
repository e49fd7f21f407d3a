import { withRight } from './rights.ts';

withRight();
