import type { RunSummary, WatchedCondition } from '#app/contract/index.ts';
import { formatNumber } from '../../language/format/index.ts';
import { type Message, message } from '../../language/index.ts';
import { isActive } from './status.ts';

/** True if a run watches for it. */
export function isWatched({ until, held, problem }: WatchedCondition): boolean {
  return until === null && held === null && problem === undefined;
}

/** What became of a run's condition, as a sentence. */
export function describeCondition(condition: WatchedCondition, { status }: Pick<RunSummary, 'status'>): Message {
  const { condition: text, held, problem } = condition;
  if (held) {
    return message('The condition {{condition}} held after step {{step}}: {{values}}', {
      condition: text,
      step: held.step,
      values: describeValues(held),
    });
  }
  if (problem) return message('The condition {{condition}} is not watched: {{problem}}', { condition: text, problem });
  if (isWatched(condition) && isActive(status)) return message('Pauses when {{condition}}', { condition: text });
  return message('The condition {{condition}} never held', { condition: text });
}

/** `norm(delta) = 3.2e-8 (hidden)` */
export function describeValues({ values }: NonNullable<WatchedCondition['held']>): string[] {
  return values.map(({ text, value, at }) => {
    const number = typeof value === 'number' ? formatNumber(value) : value;
    return at === undefined ? `${text} = ${number}` : `${text} = ${number} (${at})`;
  });
}
