// Reads what an app sends over HTTP: JSON, or a form with JSON and files in it.
import type { IncomingMessage } from 'node:http';
import { asJson, type Json, jsonList } from '../json.ts';
import { Refusal } from './refusal.ts';
import type { File } from './rest/route.ts';

/** `list`: the body where it is a list. */
export type Sent = { body: Json; list: readonly Json[]; files: readonly File[] };

export async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Throws 50109 where it is no JSON. */
function parsed(text: string): Pick<Sent, 'body' | 'list'> {
  if (text === '') return { body: {}, list: [] };
  try {
    const value: unknown = JSON.parse(text);
    return { body: asJson(value), list: jsonList(value) };
  } catch {
    throw new Refusal(50109);
  }
}

export async function sentIn(request: IncomingMessage, bytes: Buffer): Promise<Sent> {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('multipart/form-data')) return { ...parsed(bytes.toString()), files: [] };
  const form = await new Response(new Uint8Array(bytes), { headers: { 'content-type': type } }).formData();
  const payload = form.get('payload_json');
  const files: File[] = [];
  for (const [field, value] of form) {
    if (typeof value === 'string') continue;
    const index = Number(/^files\[(\d+)\]$/u.exec(field)?.[1] ?? files.length);
    files[index] = { name: value.name, content: Buffer.from(await value.arrayBuffer()) };
  }
  return { ...parsed(typeof payload === 'string' ? payload : ''), files: files.filter(Boolean) };
}
