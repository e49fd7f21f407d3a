/** Scripts for wrk. */

export interface Call {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
}

export const headers = (token: string): string =>
  `wrk.headers["Authorization"] = "Bearer ${token}"\nwrk.headers["Accept-Crs"] = "EPSG:4326"\n`;

/** Tells the first answer that is no success, so that the report of a failed run says why. */
export const REPORT =
  'local told = false\nresponse = function(status, _, body) if status >= 300 and not told then told = true; print(status, body) end end\n';

/** One of these calls each time, by chance. */
export function anyOf(token: string, calls: readonly Call[]): string {
  const rows = calls.map(
    ({ method, path, body }) => `{"${method}", "${path}"${body ? `, [==[${JSON.stringify(body)}]==]` : ''}}`,
  );
  return `${headers(token)}wrk.headers["Content-Type"] = "application/json"
wrk.headers["Content-Crs"] = "EPSG:4326"
local calls = {
${rows.join(',\n')}
}
request = function() local call = calls[math.random(#calls)]; return wrk.format(call[1], call[2], nil, call[3]) end
${REPORT}`;
}
