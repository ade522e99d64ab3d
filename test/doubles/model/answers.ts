// The forms in which a compatible server answers: whole, in pieces, and with an error.
import type { Json } from '../json.ts';

/** What the model says, and how it came to an end. */
export type Said = { text: string; finish: string; refusal?: string; usage: Usage };
export type Usage = { prompt: number; completion: number };

/** In seconds since 1970: the double needs no true time. */
const CREATED = 1_700_000_000;
/** Characters of a piece of the stream. */
const PIECE = 12;

const usageOf = ({ prompt, completion }: Usage): Json => ({
  ...{ prompt_tokens: prompt, completion_tokens: completion, total_tokens: prompt + completion },
});

export function completion(id: string, model: string, said: Said): Json {
  const message = {
    ...{ role: 'assistant', content: said.refusal === undefined ? said.text : null },
    refusal: said.refusal ?? null,
  };
  return {
    ...{ id, object: 'chat.completion', created: CREATED, model },
    choices: [{ index: 0, message, finish_reason: said.finish, logprobs: null }],
    usage: usageOf(said.usage),
  };
}

/** The events of a stream in their order, without the mark of the end. */
export function chunks(id: string, model: string, said: Said, withUsage: boolean): Json[] {
  const chunk = (choices: Json[], more: Json = {}): Json => ({
    ...{ id, object: 'chat.completion.chunk', created: CREATED, model, choices },
    ...more,
  });
  const piece = (delta: Json, finish: string | null = null): Json =>
    chunk([{ index: 0, delta, finish_reason: finish }]);
  const inPieces = (text: string): string[] => text.match(new RegExp(`.{1,${PIECE}}`, 'gsu')) ?? [];
  return [
    piece({ role: 'assistant', content: '' }),
    ...(said.refusal === undefined
      ? inPieces(said.text).map((content) => piece({ content }))
      : inPieces(said.refusal).map((refusal) => piece({ refusal }))),
    piece({}, said.finish),
    ...(withUsage ? [chunk([], { usage: usageOf(said.usage) })] : []),
  ];
}

export const event = (data: unknown): string =>
  `data: ${typeof data === 'string' ? data : JSON.stringify(data)}\n\n`;

export const errorOf = (status: number, message: string): Json => ({
  error: { message, type: status < 500 ? 'invalid_request_error' : 'server_error', param: null, code: null },
});

export const PAGE = '<!doctype html><html><head><title>Sign in</title></head><body>Sign in</body></html>';
