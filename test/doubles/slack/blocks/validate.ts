// Whether Slack would take blocks or a view, and how they look once it took them.
import { asJson, type Json, jsonList } from '../../json.ts';
import { Refusal } from '../refusal.ts';
import { all, byType, type Check, flag, object, type Report, rule, text } from './check.ts';
import { initials } from './initial.ts';
import { BLOCKS, type Surface } from './kinds.ts';
import { LIMIT } from './limits.ts';
import { plain } from './texts.ts';
import { textLength, together } from './unique.ts';

/** What is wrong, each with its place as a JSON pointer; empty where nothing is. */
function faultsOf(check: Check, value: unknown, at: string): string[] {
  const faults: string[] = [];
  check(value, at, (what, where) => faults.push(`${what} [json-pointer:${where}]`));
  return faults;
}

const refuse = (error: string, faults: readonly string[]): Refusal =>
  new Refusal(error, {
    errors: faults,
    response_metadata: { messages: faults.map((fault) => `[ERROR] ${fault}`) },
  });

const blocksOn =
  (surface: Surface): Check =>
  (value, at, report: Report) => {
    BLOCKS[surface](value, at, report);
    together(jsonList(value), at, report);
    initials(jsonList(value), at, report);
  };

/** The blocks of a message. Throws `invalid_blocks`, `invalid_blocks_format` or `msg_blocks_too_long`. */
export function checkedBlocks(value: unknown): Json[] {
  if (!Array.isArray(value)) throw new Refusal('invalid_blocks_format');
  const faults = faultsOf(blocksOn('message'), value, '/blocks');
  if (faults.length > 0) throw refuse('invalid_blocks', faults);
  if (textLength(value) > LIMIT.allTexts) throw new Refusal('msg_blocks_too_long');
  return jsonList(value);
}

const shared = {
  private_metadata: text(LIMIT.privateMetadata, 0),
  callback_id: text(LIMIT.id, 0),
  external_id: text(LIMIT.id, 0),
};
const needsSubmit = rule(
  ({ blocks, submit }) => submit !== undefined || jsonList(blocks).every(({ type }) => type !== 'input'),
  'missing required field: submit',
);
const view: Check = byType({
  modal: all(
    object(
      { title: plain(LIMIT.viewTitle), blocks: blocksOn('modal') },
      {
        ...shared,
        submit: plain(LIMIT.viewTitle),
        close: plain(LIMIT.viewTitle),
        clear_on_close: flag,
        notify_on_close: flag,
        submit_disabled: flag,
      },
    ),
    needsSubmit,
  ),
  home: object({ blocks: blocksOn('home') }, shared),
});

/** A modal or a Home. Throws `invalid_arguments` or `view_too_large`. */
export function checkedView(value: unknown, type: 'modal' | 'home'): Json {
  const faults = faultsOf(view, value, '/view');
  if (asJson(value).type !== type) faults.push(`must be of the type ${type} [json-pointer:/view/type]`);
  if (faults.length > 0) throw refuse('invalid_arguments', faults);
  if (Buffer.byteLength(JSON.stringify(value)) > LIMIT.viewBytes) throw new Refusal('view_too_large');
  return asJson(value);
}
