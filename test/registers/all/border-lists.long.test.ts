import { listsAndRelations } from './border.ts';

listsAndRelations();
