// What a request is, and what it is answered with.
import type { Json } from '../../json.ts';
import type { World } from '../world.ts';
import type { Operation } from './operations.ts';

export type File = { name: string; content: Buffer };

export type Asked = {
  world: World;
  operation: Operation;
  /** Parts of the path by name. */
  params: Readonly<Record<string, string>>;
  query: Readonly<Record<string, string>>;
  body: Json;
  /** The body where it is a list. */
  list: readonly Json[];
  files: readonly File[];
};

/** Undefined: 204. */
export type Given = { status?: number; body: unknown } | undefined;

/** Throws refusals. */
export type Handler = (asked: Asked) => Given;
export type Handlers = Readonly<Partial<Record<Operation, Handler>>>;
