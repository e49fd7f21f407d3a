/** The operations of a document in the order of its tags, each with all that its page shows. */
import {
  type Answer,
  type Body,
  follow,
  METHODS,
  type Method,
  type OpenApiDocument,
  type Parameter,
} from './document.ts';

export interface Operation {
  /** In the address of its page. */
  readonly id: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly parameters: readonly Parameter[];
  readonly body: Body | undefined;
  /** A resident calls it, with the session of the portal. */
  readonly resident: boolean;
  readonly answers: readonly { readonly status: string; readonly answer: Answer }[];
}

export interface OperationGroup {
  readonly name: string;
  readonly description: string | undefined;
  readonly operations: readonly Operation[];
}

/** An operation without an id is named by what it does: `get-zaken-uuid`. */
const nameOf = (method: Method, path: string): string =>
  [method, ...path.split(/[^a-z0-9]+/i)].filter(Boolean).join('-');

export function groupsOf(document: OpenApiDocument): OperationGroup[] {
  const groups = new Map<string, Operation[]>((document.tags ?? []).map(({ name }) => [name, []]));
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (!operation) continue;
      const tag = operation.tags?.[0] ?? path.split('/').find(Boolean) ?? path;
      if (!groups.has(tag)) groups.set(tag, []);
      groups.get(tag)!.push({
        id: operation.operationId ?? nameOf(method, path),
        method,
        path,
        summary: operation.summary ?? `${method.toUpperCase()} ${path}`,
        description: operation.description,
        parameters: [...(item.parameters ?? []), ...(operation.parameters ?? [])].map((parameter) =>
          follow(document, parameter),
        ),
        body: operation.requestBody && follow(document, operation.requestBody),
        resident: (operation.security ?? []).some((one) => 'Inwoner-Sessie' in one),
        answers: Object.entries(operation.responses ?? {}).map(([status, answer]) => ({
          status,
          answer: follow(document, answer),
        })),
      });
    }
  }
  return [...groups]
    .filter(([, operations]) => operations.length > 0)
    .map(([name, operations]) => ({
      name,
      description: document.tags?.find((tag) => tag.name === name)?.description,
      operations,
    }));
}

export const findOperation = (document: OpenApiDocument, id: string): Operation | undefined =>
  groupsOf(document)
    .flatMap(({ operations }) => operations)
    .find((operation) => operation.id === id);
