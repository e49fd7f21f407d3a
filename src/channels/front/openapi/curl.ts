/** An operation as a command that can be copied. */
import { cookieName } from '../../../identity/cookies.ts';
import type { OpenApiDocument, Parameter } from './document.ts';
import type { Operation } from './operations.ts';
import { exampleOf } from './schema.ts';

export const jsonMediaType = (content: Readonly<Record<string, unknown>> | undefined): string | undefined =>
  Object.keys(content ?? {}).find((type) => /\bjson\b/.test(type));

/** What to send, as JSON text; undefined when the operation takes none. */
export function exampleBody(document: OpenApiDocument, { body }: Operation): string | undefined {
  const type = jsonMediaType(body?.content);
  const media = type === undefined ? undefined : body?.content?.[type];
  if (!media) return undefined;
  return JSON.stringify(media.example ?? (media.schema ? exampleOf(document, media.schema) : {}), null, 2);
}

/** What may stand for a parameter, when the document says so. */
export function sampleValue(document: OpenApiDocument, { example, schema }: Parameter): string | undefined {
  const value = example ?? (schema ? exampleOf(document, schema) : undefined);
  return value === undefined || value === null || value === '' ? undefined : String(value);
}

/** @param token absent: whoever copies it fills in their own. */
export function curlOf(document: OpenApiDocument, base: string, operation: Operation, token?: string): string {
  const path = operation.parameters
    .filter((parameter) => parameter.in === 'path')
    .reduce(
      (text, parameter) =>
        text.replace(`{${parameter.name}}`, encodeURIComponent(sampleValue(document, parameter) ?? parameter.name)),
      operation.path,
    );
  const headers = operation.parameters.filter((parameter) => parameter.in === 'header' && parameter.required);
  const body = exampleBody(document, operation);
  const method = operation.method === 'get' ? '' : `-X ${operation.method.toUpperCase()} `;
  const writes = !['get', 'head'].includes(operation.method);
  const command = [
    `curl ${method}"${base}${path}"`,
    ...(operation.resident
      ? [`  -b "${cookieAt(base)}=$SESSIE"`, ...(writes ? ['  -H "X-CSRF-Token: $TOKEN"'] : [])]
      : ['  -H "Authorization: Bearer $TOKEN"']),
    ...headers.map((parameter) => `  -H "${parameter.name}: ${sampleValue(document, parameter) ?? '...'}"`),
    ...(body === undefined ? [] : ['  -H "Content-Type: application/json"', `  -d '${body.replaceAll("'", "'\\''")}'`]),
  ].join(' \\\n');
  if (operation.resident) return `SESSIE='...'${writes ? "\nTOKEN='...'" : ''}\n\n${command}`;
  return `TOKEN=${token ?? "'...'"}\n\n${command}`;
}

/** The name of the cookie on the wire (identity/cookies.ts). */
const cookieAt = (base: string): string => cookieName('meent', base.startsWith('https:'));
