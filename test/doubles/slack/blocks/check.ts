// Small checks of JSON that are put together to a schema; each reports what is wrong, as Slack words it, and where.
import { isJson, type Json } from '../../json.ts';

export type Report = (what: string, at: string) => void;
export type Check = (value: unknown, at: string, report: Report) => void;
export type Fields = Readonly<Record<string, Check>>;

/** Text of so many characters, counted as JavaScript does; both ends are included. */
export const text =
  (most: number, least = 1): Check =>
  (value, at, report) => {
    if (typeof value !== 'string') return report('must be a string', at);
    if (value.length < least) report(`must be more than ${least - 1} characters`, at);
    if (value.length > most) report(`must be less than ${most + 1} characters`, at);
  };

export const flag: Check = (value, at, report) => {
  if (typeof value !== 'boolean') report('must be a boolean', at);
};

export const amount: Check = (value, at, report) => {
  if (typeof value !== 'number') report('must be a number', at);
};

export const whole =
  (least: number, most: number): Check =>
  (value, at, report) => {
    if (!Number.isInteger(value)) return report('must be an integer', at);
    if (Number(value) < least) report(`must be greater than or equal to ${least}`, at);
    if (Number(value) > most) report(`must be less than or equal to ${most}`, at);
  };

export const oneOf =
  (...values: readonly unknown[]): Check =>
  (value, at, report) => {
    if (!values.includes(value)) report(`must be a valid enum value: ${values.join(', ')}`, at);
  };

export const like =
  (form: RegExp, name: string): Check =>
  (value, at, report) => {
    if (typeof value !== 'string' || !form.test(value)) report(`must be a valid ${name}`, at);
  };

export const listOf =
  (item: Check, most: number, least = 1): Check =>
  (value, at, report) => {
    if (!Array.isArray(value)) return report('must be an array', at);
    if (value.length < least) report(`no fewer than ${least} items required`, at);
    if (value.length > most) report(`no more than ${most} items allowed`, at);
    for (const [index, one] of value.entries()) item(one, `${at}/${index}`, report);
  };

/** An object with these fields and no other; `type` is looked at elsewhere. */
export const object =
  (required: Fields, optional: Fields = {}, whole: Check = () => {}): Check =>
  (value, at, report) => {
    if (!isJson(value)) return report('must be an object', at);
    for (const name of Object.keys(required))
      if (value[name] === undefined || value[name] === null) report(`missing required field: ${name}`, at);
    for (const [name, field] of Object.entries(value)) {
      const check = Object.hasOwn(required, name) ? required[name] : optional[name];
      if (field === undefined || field === null || name === 'type') continue;
      if (!check || (!Object.hasOwn(required, name) && !Object.hasOwn(optional, name)))
        report(`invalid additional property: ${name}`, at);
      else check(field, `${at}/${name}`, report);
    }
    whole(value, at, report);
  };

/** An object whose `type` says which of these it must be. */
export const byType =
  (kinds: Fields): Check =>
  (value, at, report) => {
    if (!isJson(value)) return report('must be an object', at);
    const { type } = value;
    if (type === undefined) return report('missing required field: type', at);
    const check = typeof type === 'string' && Object.hasOwn(kinds, type) ? kinds[type] : undefined;
    if (!check) return report(`unsupported type: ${String(type)}`, `${at}/type`);
    check(value, at, report);
  };

/** Puts several checks of one thing together. */
export const all =
  (...checks: readonly Check[]): Check =>
  (value, at, report) => {
    for (const check of checks) check(value, at, report);
  };

/** A rule between the fields of an object. */
export const rule =
  (holds: (value: Json) => boolean, what: string): Check =>
  (value, at, report) => {
    if (isJson(value) && !holds(value)) report(what, at);
  };
