/** A route as a value: what it is for, and the one function that does it. Made from declarations by routes.ts. */
import type { OwnAnswer, OwnCall, OwnOperation, Streams } from '../../engine/own.ts';
import type { Api, OperationName, Resource } from '../../engine/resource.ts';
import type { AssuranceLevel } from '../../gate/context.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** A request after every step that needs no data. */
export interface Call extends OwnCall {
  readonly idempotencyKey?: string;
}

export interface ApiRoute {
  readonly method: Method;
  /** With `{name}` parts, from the root of the host: `/zaken/api/v1/zaken/{id}`. */
  readonly path: string;
  readonly api: Api;
  /** What it does; the documentation is made from this. */
  readonly operation: OperationName | 'audittrail' | 'auditline' | OwnOperation;
  /** The resource the route belongs to, when there is one. */
  readonly resource: Resource | undefined;
  /** The answer can hold data on persons: then there must be a processing activity. */
  readonly personal: boolean;
  /** Answers without a token. */
  readonly open: boolean;
  /** A resident calls it, who logged in at this level or higher. */
  readonly resident?: AssuranceLevel;
  /** What a mandate must allow for who calls it for another. */
  readonly acting?: OwnOperation['acting'];
  /** Query parameters that are taken; undefined: the engine decides (lists). */
  readonly query?: readonly string[];
  /** Whether a JSON body is wanted, may come, or is not read as such. */
  readonly body: 'required' | 'optional' | 'none';
  /** Whether Accept-Crs and Content-Crs are wanted. */
  readonly crs: boolean;
  readonly maxBody: number;
  /** A member of the body is read while it comes. */
  readonly streams?: Streams;
  /** The body is a form, read while it comes. */
  readonly receivesForm?: boolean;
  /** The body is lines, read while they come. */
  readonly receivesLines?: boolean;
  /** Nothing that If-Match could be compared with. */
  readonly unconditional?: boolean;
  /** It may take longer than a call has. */
  readonly long?: boolean;
  /** The answer is content, of a type that only the record knows. */
  readonly sendsContent?: boolean;
  readonly run: (call: Call) => Promise<OwnAnswer>;
}
