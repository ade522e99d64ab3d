// Pages of a list, as Slack's cursors cut them.
import { asText, type Json } from '../../json.ts';
import { Refusal } from '../refusal.ts';

export type Page<T> = { items: T[]; more: boolean; answer: Json };

/** Reads `limit` and `cursor`; `usual` items where no limit is given, never more than `most`. Throws `invalid_cursor` or `invalid_limit`. */
export function paged<T>(
  items: readonly T[],
  args: Json,
  { most, usual = 100 }: { most: number; usual?: number },
): Page<T> {
  const cursor = asText(args.cursor) ?? '';
  const decoded = cursor === '' ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''));
  if (!Number.isInteger(decoded)) throw new Refusal('invalid_cursor');
  const wanted = args.limit === undefined ? usual : Number(args.limit);
  if (!Number.isInteger(wanted) || wanted < 1) throw new Refusal('invalid_limit');
  const end = decoded + Math.min(wanted, most);
  const more = end < items.length;
  const next_cursor = more ? Buffer.from(`next:${end}`).toString('base64') : '';
  return { items: items.slice(decoded, end), more, answer: { response_metadata: { next_cursor } } };
}
