// How the texts of a card are said: as they are written, or in another language.

/** A shown text as it is to be said, in at most `most` characters where it is another one. */
export type Say = (text: string, most: number) => string;

/** In English, as everything is written. */
export const AS_WRITTEN: Say = (text) => text;

type Holder = Readonly<Record<string, unknown>>;

/**
 * The most characters that may stand under a name of an object; undefined where no text of ours stands there. `within` are
 * the names under which the object stands, the nearest last.
 */
export type Room = (name: string, holder: Holder, within: readonly string[]) => number | undefined;

/** The same value with its shown texts said so. Ids, values and addresses are none, so `room` must not name them. */
export function said<T>(value: T, room: Room, say: Say, within: readonly string[] = []): T {
  if (Array.isArray(value)) return value.map((one: unknown) => said(one, room, say, within)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const holder = value as Holder;
  return Object.fromEntries(
    Object.entries(holder).map(([name, inner]) => {
      if (typeof inner !== 'string') return [name, said(inner, room, say, [...within, name])];
      const most = room(name, holder, within);
      return [name, most === undefined ? inner : say(inner, most)];
    }),
  ) as T;
}
