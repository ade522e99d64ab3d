// What must hold between the blocks of one message or view: ids that stand once, sums of sizes.
import { asJson, asText, isJson, type Json, jsonList } from '../../json.ts';
import type { Report } from './check.ts';
import { LIMIT } from './limits.ts';

/** All objects inside a value that somebody can act on: they may carry an `action_id`. */
export function elementsOf(block: Json): Json[] {
  const own = [
    ...jsonList(block.elements),
    asJson(block.accessory),
    asJson(block.element),
    ...jsonList(block.actions),
  ];
  return own
    .flatMap((one) => (one.type === 'card' ? elementsOf(one) : [one]))
    .concat(jsonList(block.child_blocks).flatMap(elementsOf))
    .filter((one) => typeof one.type === 'string');
}

function twice(values: readonly unknown[]): unknown[] {
  return [...new Set(values.filter((value, index) => value !== undefined && values.indexOf(value) < index))];
}

/** Reports ids that stand more than once, several elements in focus, and more markdown than a message takes. */
export function together(blocks: readonly Json[], at: string, report: Report): void {
  for (const id of twice(blocks.map(({ block_id }) => block_id)))
    report(`block_id ${JSON.stringify(id)} already exists`, at);
  for (const [index, block] of blocks.entries())
    for (const id of twice(elementsOf(block).map(({ action_id }) => action_id)))
      report(`action_id ${JSON.stringify(id)} already exists for this block_id`, `${at}/${index}`);
  const focused = blocks.flatMap(elementsOf).filter(({ focus_on_load }) => focus_on_load === true);
  if (focused.length > 1) report('only one element may have focus_on_load', at);
  const markdown = blocks.filter(({ type }) => type === 'markdown');
  const length = markdown.reduce((sum, { text }) => sum + (asText(text)?.length ?? 0), 0);
  if (markdown.length > 1 && length > LIMIT.markdown)
    report(`markdown must be less than ${LIMIT.markdown + 1} characters in all`, at);
  const tables = blocks.filter(({ type }) => type === 'table');
  if (tables.length > 1) report('only one table is allowed', at);
}

/** Characters of every text inside, at any depth. */
export function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + textLength(one), 0);
  if (!isJson(value)) return 0;
  return Object.entries(value).reduce(
    (sum, [name, one]) => sum + (name === 'text' && typeof one === 'string' ? one.length : textLength(one)),
    0,
  );
}
