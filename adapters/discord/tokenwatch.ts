// A single refusal of the token may be a slip on Discord's side: it counts where Discord refuses it once more.
import { type REST, Routes } from 'discord.js';
import { isTokenLost } from './outcome.ts';

/** To be called at each refusal of the token; `lost` hears where asking who the bot is ends the same. Never rejects. */
export function tokenWatch(rest: Pick<REST, 'get'>, lost: () => void): () => Promise<void> {
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    try {
      await rest.get(Routes.user());
    } catch (cause) {
      // What else goes wrong says nothing of the token; the next message tells.
      if (isTokenLost(cause)) lost();
    } finally {
      asking = undefined;
    }
  };
  return () => (asking ??= ask());
}
