// Tells once that Slack is out of reach and once that it is back, however often it is tried in between.
import type { Report } from '../../../src/door/worker.ts';

export type Outage = {
  /** Something failed; the same sentence is told once until `over`. */
  failed(sentence: string): void;
  /** It works (again). */
  over(): void;
};

export function outage(report: Report): Outage {
  const told = new Set<string>();
  return {
    failed(sentence) {
      if (!told.has(sentence)) report(sentence);
      told.add(sentence);
    },
    over() {
      if (told.size > 0) report('Slack is connected again.');
      told.clear();
    },
  };
}
