/** What wrk asks in the benchmarks of one call. */
import { COPY_PREFIX } from '../src/engine/copies.ts';
import { headers, REPORT } from './lua.ts';
import { NEW_CASES, newCase, posted } from './new-case.ts';
import { callAs } from './tokens.ts';
import type { World } from './world.ts';

/** A path that ends in the id of another copy each time. */
export const anyCopy = ({ cases }: World, before: string): string =>
  `request = function() return wrk.format("GET", "${before}${COPY_PREFIX}" .. string.format("%012x", math.random(1, ${cases}))) end\n`;

export const anyPage = (before: string): string =>
  `request = function() return wrk.format("GET", "${before}" .. math.random(1, 20)) end\n`;

export const firstCopy = `${COPY_PREFIX}${'1'.padStart(12, '0')}`;

/** A record that did not change since. Anything else than 304 fails. */
export const unchanged = (path: string, etag: string | null): string =>
  `wrk.path = "${path}"\nwrk.headers["If-None-Match"] = [==[${etag}]==]\nlocal told = false\nresponse = function(status) if status ~= 304 and not told then told = true; print("Non-2xx or 3xx responses: 1 (" .. status .. ")") end end\n`;

export const readScript = (world: World): string =>
  world.file('read.lua', headers(world.token) + anyCopy(world, '/zaken/api/v1/zaken/'));

export const listScript = (world: World): string =>
  world.file('list.lua', headers(world.narrowToken) + anyPage('/zaken/api/v1/zaken?page='));

export async function unchangedScript(world: World): Promise<string> {
  const path = `/zaken/api/v1/zaken/${firstCopy}`;
  const response = await fetch(world.url + path, {
    headers: { authorization: `Bearer ${world.token}`, 'accept-crs': 'EPSG:4326' },
  });
  await response.arrayBuffer();
  return world.file('not-modified.lua', headers(world.token) + unchanged(path, response.headers.get('etag')));
}

export async function createScript(world: World): Promise<string> {
  const body = await newCase(world);
  // Once by hand: load on something that is refused measures nothing, and this says why.
  await callAs(world.token, world.url, 'POST', NEW_CASES, body);
  return world.file('create.lua', `${headers(world.token)}${posted(body)}${REPORT}`);
}
