// An outside figure in one grey line, with a link to where it stands.
import type { Figure } from '../../wording.ts';
import { bold, escaped, link, small } from './markdown.ts';

export function figureLine({ name, text, url }: Figure): string {
  const source = link('Open the source', url);
  return small(`${bold(`${escaped(name)}:`)} ${escaped(text)}${source ? ` ${source}` : ''}`);
}
