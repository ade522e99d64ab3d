// Discord's REST client with two habits of the library taken off.
import { REST } from 'discord.js';
import { isMistake } from '../../chat/mistake.ts';

type Request = Parameters<REST['request']>[0];

export class Rest extends REST {
  /** The library throws a TypeError at an answer of an odd form; that is no mistake in what was asked. */
  override async request(options: Request): Promise<unknown> {
    try {
      return await super.request(options);
    } catch (cause) {
      throw isMistake(cause) ? new TypeError('The answer could not be read.', { cause }) : cause;
    }
  }

  /** After any 401, also one of a proxy, the library throws its token away, and nothing could be sent until the next start. */
  override setToken(token: string | null): this {
    return token === null ? this : super.setToken(token);
  }
}
