import { type MessageValue, message } from '#engine/messages/index.ts';

/** `a, b, c and 12 more`. */
export function listNames(names: readonly string[], limit: number): MessageValue {
  const shown = names.slice(0, limit);
  return names.length > limit ? message('{{names}} and {{count}} more', { names: shown, count: names.length - limit }) : shown;
}

/** `12,000,000`. */
export const formatCount = (count: number): string => count.toLocaleString('en-US');
