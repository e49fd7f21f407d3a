import { CATEGORIE_CODES } from '../../src/gate/categories.ts';

/** What a combination says that lets everything of its sources through. */
export const alleGegevens = (bronnen: readonly string[]) =>
  bronnen.map((bron) => ({ bron, categorieen: CATEGORIE_CODES }));
