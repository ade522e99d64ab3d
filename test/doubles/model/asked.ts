// What a request for a reply asks, read so that rules and faults can look at it.
import { asJson, asText, isJson, type Json, jsonList } from '../json.ts';

export type Format = 'json_schema' | 'json_object' | 'text';

export type Asked = {
  body: Json;
  /** The form of reply that was asked for; `text` where nothing was. */
  format: Format;
  /** Name of the JSON schema; undefined where none was sent as such. */
  name: string | undefined;
  /** The JSON schema, also one that stands at the end of the first message. */
  schema: Json | undefined;
  messages: readonly { role: string; text: string }[];
};

export function askedIn(body: Json): Asked {
  const format = asJson(body.response_format);
  const named = asJson(format.json_schema);
  const messages = jsonList(body.messages).map(({ role, content }) => ({
    role: asText(role) ?? '',
    text: textOf(content),
  }));
  return {
    body,
    format: formatOf(format.type),
    name: asText(named.name),
    schema: isJson(named.schema) ? named.schema : schemaAtEnd(messages[0]?.text ?? ''),
    messages,
  };
}

function formatOf(type: unknown): Format {
  return type === 'json_schema' || type === 'json_object' ? type : 'text';
}

/** The content of a message is a text or a list of parts. */
function textOf(content: unknown): string {
  return (
    asText(content) ??
    jsonList(content)
      .map(({ text }) => asText(text) ?? '')
      .join('\n')
  );
}

function schemaAtEnd(text: string): Json | undefined {
  for (let at = text.indexOf('{"'); at >= 0; at = text.indexOf('{"', at + 1)) {
    try {
      return asJson(JSON.parse(text.slice(at)));
    } catch {
      // Not the beginning of the schema; the next one may be.
    }
  }
  return undefined;
}
