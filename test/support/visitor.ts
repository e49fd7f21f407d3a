/** Somebody at the pages without a browser: keeps cookies, follows redirects, fills in the forms that a page has. */
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

export interface UploadedFile {
  readonly name: string;
  readonly type: string;
  readonly content: Buffer;
}

/** Several texts under one name are boxes that are ticked. */
export type Fields = Readonly<Record<string, string | UploadedFile | readonly (string | UploadedFile)[]>>;

export interface Page {
  readonly status: number;
  /** Path and query where the visitor ended. */
  readonly url: string;
  readonly html: string;
  /** As people read it. */
  readonly text: string;
  readonly headers: LightMyRequestResponse['headers'];
  readonly bytes: Buffer;
}

export interface Form {
  readonly action: string;
  readonly method: 'get' | 'post';
  readonly files: boolean;
  /** Hidden fields, and what is filled in already. */
  readonly values: Readonly<Record<string, string>>;
}

export interface Visitor {
  get(url: string): Promise<Page>;
  /** Sends the form of a page that goes to `action`, with what the page filled in and these fields over it. */
  submit(page: Page, action: string, fields?: Fields): Promise<Page>;
  /** Sends without following. */
  send(url: string, fields: Fields, files?: boolean, headers?: Readonly<Record<string, string>>): Promise<Page>;
  login(who: 'resident' | 'employee', name: string, level?: string): Promise<Page>;
  cookie(name: string): string | undefined;
  forget(name: string): void;
  /** Another window: the same cookies now, its own from here. */
  copy(): Visitor;
  /** The same, at another process. */
  copyTo(other: FastifyInstance): Visitor;
}

export function visitor(app: FastifyInstance, origin = 'http://localhost:8000', known: Jar = new Map()): Visitor {
  const jar: Jar = new Map(known);

  const request = async (
    method: 'GET' | 'POST',
    target: string,
    headers: Readonly<Record<string, string>> = {},
    payload?: string | Buffer,
  ): Promise<Page & { readonly location: string | undefined }> => {
    const url = new URL(target, origin);
    if (url.origin !== origin) throw new Error(`left the site for ${url.origin}`);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.inject({
      method,
      url: url.pathname + url.search,
      headers: { host: url.host, accept: 'text/html', ...(cookie && { cookie }), ...headers },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const line of [answer.headers['set-cookie'] ?? []].flat()) keep(jar, line);
    return {
      status: answer.statusCode,
      url: url.pathname + url.search,
      html: answer.body,
      text: textOf(answer.body),
      headers: answer.headers,
      bytes: answer.rawPayload,
      location: answer.headers.location,
    };
  };
  const follow = async (first: Page & { readonly location: string | undefined }): Promise<Page> => {
    let page = first;
    for (let hop = 0; page.location && hop < 10; hop++) page = await request('GET', page.location);
    return page;
  };
  const post = (url: string, fields: Fields, files: boolean, headers: Readonly<Record<string, string>> = {}) => {
    const { type, body } = files ? multipart(fields) : urlencoded(fields);
    return request('POST', url, { 'content-type': type, origin, ...headers }, body);
  };

  const self: Visitor = {
    get: async (url) => follow(await request('GET', url)),
    async submit(page, action, fields = {}) {
      const form = formsOf(page).find((one) => one.action === action);
      if (!form) throw new Error(`no form for ${action} on ${page.url}: ${formsOf(page).map((one) => one.action)}`);
      return follow(await post(form.action, { ...form.values, ...fields }, form.files));
    },
    send: (url, fields, files = false, headers = {}) => post(url, fields, files, headers),
    async login(who, name, level = 'substantieel') {
      const page = await self.get(
        who === 'resident' ? '/inloggen/bewoner?terug=/mijn' : '/inloggen/medewerker?terug=/werk',
      );
      const person = new RegExp(`value="([^"]+)"[^>]*>\\s*<label[^>]*>${name}`).exec(page.html)?.[1];
      if (!person) throw new Error(`${name} cannot log in here`);
      return follow(await post(page.url, { person, level }, false));
    },
    cookie: (name) => jar.get(name),
    forget: (name) => void jar.delete(name),
    copy: () => visitor(app, origin, jar),
    copyTo: (other) => visitor(other, origin, jar),
  };
  return self;
}

type Jar = Map<string, string>;

function keep(jar: Jar, line: string): void {
  const [pair = '', ...attributes] = line.split('; ');
  const at = pair.indexOf('=');
  const gone = attributes.some((one) => /^max-age=0$/i.test(one) || /^expires=Thu, 01 Jan 1970/i.test(one));
  if (gone) jar.delete(pair.slice(0, at));
  else jar.set(pair.slice(0, at), pair.slice(at + 1));
}

export function formsOf(page: Page): readonly Form[] {
  return (
    [...page.html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
      // A form that only a script can send is hidden without one.
      .filter(([, head = '']) => !head.includes('data-request'))
      .map(([, head = '', inside = '']) => ({
        action: attribute(head, 'action') ?? page.url.split('?')[0]!,
        method: attribute(head, 'method') === 'get' ? 'get' : 'post',
        files: attribute(head, 'enctype') === 'multipart/form-data',
        values: valuesOf(inside),
      }))
  );
}

/** Addresses that a page leads to. */
export const linksOf = (page: Page): readonly string[] =>
  [...page.html.matchAll(/<a\b([^>]*)>/g)].flatMap(([, head = '']) => attribute(head, 'href') ?? []);

const attribute = (head: string, name: string): string | undefined => {
  const found = new RegExp(`\\b${name}="([^"]*)"`).exec(head)?.[1];
  return found === undefined ? undefined : plain(found);
};

function valuesOf(inside: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [, head = ''] of inside.matchAll(/<input\b([^>]*)>/g)) {
    const name = attribute(head, 'name');
    const type = attribute(head, 'type');
    if (!name || type === 'file') continue;
    if ((type === 'radio' || type === 'checkbox') && !/\bchecked\b/.test(head)) continue;
    values[name] = attribute(head, 'value') ?? '';
  }
  for (const [, head = '', text = ''] of inside.matchAll(/<textarea\b([^>]*)>([\s\S]*?)<\/textarea>/g))
    values[attribute(head, 'name') ?? ''] = plain(text);
  for (const [, head = '', options = ''] of inside.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    const all = [...options.matchAll(/<option\b([^>]*)>/g)].map(([, one = '']) => one);
    const chosen = all.find((one) => /\bselected\b/.test(one)) ?? all[0];
    if (chosen !== undefined) values[attribute(head, 'name') ?? ''] = attribute(chosen, 'value') ?? '';
  }
  return values;
}

const plain = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

const textOf = (html: string): string =>
  plain(
    html
      .replace(/<(script|style|svg)\b[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' '),
  ).trim();

function urlencoded(fields: Fields): { type: string; body: string } {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, String(one)]));
  const body = new URLSearchParams(pairs).toString();
  return { type: 'application/x-www-form-urlencoded', body };
}

const BOUNDARY = '----meent-test-4f1c';

/** In the order of a browser: what the page filled in first, files where they stand. */
function multipart(fields: Fields): { type: string; body: Buffer } {
  const parts = Object.entries(fields).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one: string | UploadedFile) =>
      typeof one === 'string'
        ? Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${one}\r\n`)
        : Buffer.concat([
            Buffer.from(
              `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${one.name}"\r\nContent-Type: ${one.type}\r\n\r\n`,
            ),
            one.content,
            Buffer.from('\r\n'),
          ]),
    ),
  );
  return {
    type: `multipart/form-data; boundary=${BOUNDARY}`,
    body: Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]),
  };
}
