// Reads plain JSON values whose form nobody has checked.

export type Json = { [name: string]: unknown };

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The object, or an empty one where it is something else. */
export const asJson = (value: unknown): Json => (isJson(value) ? value : {});

/** The objects in a list; none where it is something else. */
export const jsonList = (value: unknown): Json[] => (Array.isArray(value) ? value.filter(isJson) : []);

/** A text, or undefined where it is something else. */
export const asText = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** Without the fields that are undefined, since JSON has none. */
export const given = (fields: Json): Json =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
