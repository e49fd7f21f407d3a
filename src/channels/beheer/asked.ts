/** What is asked of a list of types, in its address: `?zoek=terras&toon=concept&pagina=2`. */
import type { FastifyRequest } from 'fastify';
import type { Asked } from '../../services/operations/type-search.ts';
import { pageOf, queryOf } from '../site/site.ts';

export function askedOf(request: FastifyRequest): Asked {
  const { zoek = '', toon } = queryOf(request);
  return { words: zoek.trim(), concepts: toon === 'concept', page: pageOf(request) };
}
