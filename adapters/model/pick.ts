// Takes the JSON out of what a model wrote around it.

/** Braces that are tried as the beginning; prose with more of them holds no answer. */
const MOST_TRIES = 20;

/**
 * The value of the text, of a fenced block in it, or of the first object in it; undefined where there is none. What a
 * model thought aloud before does not count.
 */
export function jsonIn(reply: string): unknown {
  const text = reply.replace(/^\s*<think>[\s\S]*?<\/think>/u, '').trim();
  const fenced = /```(?:json)?[^\S\n]*\n([\s\S]*?)\n?```/iu.exec(text)?.[1];
  return parsed(text) ?? (fenced === undefined ? undefined : parsed(fenced)) ?? firstObject(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function firstObject(text: string): unknown {
  let from = text.indexOf('{');
  for (let tries = 0; from >= 0 && tries < MOST_TRIES; tries++) {
    const end = endOf(text, from);
    const value = end === undefined ? undefined : parsed(text.slice(from, end));
    if (value !== undefined) return value;
    from = text.indexOf('{', from + 1);
  }
  return undefined;
}

/** Behind the brace that closes the one at `from`; braces in texts do not count. */
function endOf(text: string, from: number): number | undefined {
  let depth = 0;
  let inText = false;
  for (let at = from; at < text.length; at++) {
    const letter = text[at];
    if (inText && letter === '\\') at++;
    else if (letter === '"') inText = !inText;
    else if (!inText && letter === '{') depth++;
    else if (!inText && letter === '}' && --depth === 0) return at + 1;
  }
  return undefined;
}
