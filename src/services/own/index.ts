/** Every operation that is served: those of the registers, and our own that go over several of them. */
import type { OwnOperation } from '../../engine/own.ts';
import { type OperationParts, operations as ofRegisters, resources } from '../../registers/index.ts';
import { accessOperations } from './access.ts';
import { uitwisseling } from './activiteiten-uitwisseling.ts';
import { archief } from './archief.ts';
import { avgverzoekOperations } from './avgverzoeken.ts';
import { makeDossier, readDossier } from './dossier.ts';
import { exportDossiers } from './dossiers-export.ts';
import { fillLoad, makeLoad, readLoad } from './ladingen.ts';
import { leesLogboek } from './lezen.ts';
import { logboekOperations } from './logboek.ts';
import { mandatenOperations } from './mandaten.ts';
import { mijnOperations } from './mijn.ts';
import { mijnAvgOperations } from './mijn-avg.ts';
import { vraagAanBrp } from './mijn-brp.ts';
import { mijnKeuzesOperations } from './mijn-keuzes.ts';
import { overgezetteHistorie } from './overgezet.ts';
import { toegangOperations } from './toegang.ts';
import { toegangsregelOperations } from './toegangsregels.ts';
import { uitvoer } from './uitvoer.ts';
import { wijzigingen } from './wijzigingen.ts';
import { zoeken } from './zoeken.ts';

/** `zrc:zaken.lezen`: whoever may read anything at all has one of these. */
const readScopes = [
  ...new Set(
    resources.flatMap(({ api, scopes, public: open }) =>
      // What is open to everybody has a scope that nobody is given.
      (open?.includes('read') ? [] : (scopes.read ?? [])).map((scope) =>
        scope.includes(':') ? scope : `${api.component}:${scope}`,
      ),
    ),
  ),
];

export const operations = (parts: OperationParts): readonly OwnOperation[] => [
  ...ofRegisters(parts),
  makeDossier(parts.blobs),
  readDossier,
  exportDossiers(parts.blobs),
  ...uitvoer(parts.blobs, resources),
  makeLoad,
  readLoad,
  fillLoad(parts.blobs),
  wijzigingen(readScopes),
  ...archief(parts.blobs),
  zoeken,
  overgezetteHistorie,
  ...toegangOperations,
  ...logboekOperations,
  leesLogboek,
  ...uitwisseling,
  ...toegangsregelOperations,
  ...avgverzoekOperations,
  ...accessOperations,
  ...mandatenOperations,
  ...mijnOperations(parts.blobs),
  ...mijnKeuzesOperations,
  ...mijnAvgOperations,
  vraagAanBrp,
];
