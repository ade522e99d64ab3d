// Reads what an app sends over HTTP: form, JSON or multipart, as the Web API takes them.
import type { IncomingMessage } from 'node:http';
import { asJson, isJson, type Json } from '../json.ts';

/** Arguments that are JSON inside a form. Text stays text even where it looks like JSON. */
const STRUCTURED = new Set(['attachments', 'blocks', 'files', 'loading_messages', 'metadata', 'view']);
const YES_OR_NO = new Set([
  ...['exclude_archived', 'include_all_metadata', 'include_locale', 'inclusive'],
  ...['reply_broadcast', 'unfurl_links', 'unfurl_media'],
]);

/** The value, or the text itself where it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function formArgs(text: string): Json {
  const read = ([name, value]: [string, string]): [string, unknown] => {
    if (STRUCTURED.has(name)) return [name, parsed(value)];
    if (YES_OR_NO.has(name)) return [name, value === 'true' || value === '1'];
    return [name, value];
  };
  return Object.fromEntries([...new URLSearchParams(text)].map(read));
}

export async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** The arguments of a call. Anything that is no object reads as no arguments. */
export function argsOf(request: IncomingMessage, body: Buffer): Json {
  const type = request.headers['content-type'] ?? '';
  const text = body.toString();
  if (!type.startsWith('application/json')) return formArgs(text);
  const value = parsed(text);
  return isJson(value) ? value : {};
}

/** The bytes of the one file in a multipart form, or the body itself. */
export async function fileOf(request: IncomingMessage, body: Buffer): Promise<Buffer> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return body;
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  for (const value of form.values())
    if (typeof value !== 'string') return Buffer.from(await value.arrayBuffer());
  return Buffer.alloc(0);
}

/** From the header, or from the arguments. */
export function tokenOf(request: IncomingMessage, args: Json): string | undefined {
  const [, bearer] = /^Bearer (.+)$/u.exec(request.headers.authorization ?? '') ?? [];
  const { token } = asJson(args);
  return bearer ?? (typeof token === 'string' ? token : undefined);
}
