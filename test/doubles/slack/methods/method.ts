// What a method of the Web API is.
import type { Json } from '../../json.ts';
import type { World } from '../world.ts';

export type Asked = {
  world: World;
  args: Json;
  /** Of the token. */
  scopes: readonly string[];
};

export type Method = {
  /** Which kind of token it wants; `none`: it works without. */
  token: 'bot' | 'app' | 'none';
  /** One of these is needed; empty: none is. */
  scopes: readonly string[];
  /** Gives what stands in the answer beside `ok`; throws a refusal. */
  run(asked: Asked): Json;
};

export type Methods = Readonly<Record<string, Method>>;
