/** PUT and PATCH of a document: each makes a new version. */
import type { OwnOperation } from '../../../engine/own.ts';
import type { Blobs } from '../../../foundation/types.ts';
import { BIJWERKEN, DOCUMENT, documentenApi, GEFORCEERD } from '../api.ts';
import { changeInput } from './input.ts';
import { MOST_WORDS, receive, streamsContent } from './receive.ts';

const change = (blobs: Blobs, method: 'PUT' | 'PATCH', name: string): OwnOperation => ({
  method,
  api: documentenApi,
  path: 'enkelvoudiginformatieobjecten/{id}',
  operationId: `enkelvoudiginformatieobject_${name}`,
  summary: 'Maakt een nieuwe versie van het document. Stuur het slot mee.',
  scopes: [BIJWERKEN, GEFORCEERD],
  resource: DOCUMENT,
  takes: changeInput,
  gives: DOCUMENT,
  status: 200,
  streams: streamsContent(blobs),
  maxBody: MOST_WORDS,
  async handle(call) {
    const { engine, caller, params, ifMatch } = call;
    const mode = method === 'PUT' ? 'update' : 'patch';
    const { input, columns } = await receive(blobs, call, mode);
    return engine[mode](caller, DOCUMENT, params.id!, input, {
      ...(columns ? { columns } : {}),
      ...(ifMatch === undefined ? {} : { ifMatch }),
    });
  },
});

export const update = (blobs: Blobs): OwnOperation => change(blobs, 'PUT', 'update');
export const patch = (blobs: Blobs): OwnOperation => change(blobs, 'PATCH', 'partial_update');
