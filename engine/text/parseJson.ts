import { type MessageValue, message } from './message.ts';

/** The data of a JSON text, or why it has none. */
export type Json =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly problem: 'syntax' | 'depth'; readonly reason: MessageValue };

/** As much of a parser's complaint as a message bears. */
const REASON_LENGTH = 100;

/**
 * Reads JSON that came from elsewhere. A byte order mark before it is passed over.
 * @param depth the most levels of lists and objects: whoever walks the data may then use recursion
 */
export function parseJson(text: string, depth: number): Json {
  let data: unknown;
  try {
    data = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    return { ok: false, problem: 'syntax', reason: describeSyntax(text, error) };
  }
  if (isDeeperThan(data, depth)) return { ok: false, problem: 'depth', reason: message('more than {{depth}} levels', { depth }) };
  return { ok: true, data };
}

/** In words of this program where it knows them, else in those of the parser. */
function describeSyntax(text: string, error: unknown): MessageValue {
  if (text.trim() === '') return message('it is empty');
  if (text.includes('\0')) return message('it is binary data');
  const [word] = /(?<=[[,:\s])[-+]?(?:NaN|Infinity)\b/i.exec(text) ?? [];
  if (word !== undefined) return message('{{word}} is not valid in JSON', { word });
  const reason = (error instanceof Error ? error.message : String(error))
    .replaceAll(/\s+/g, ' ')
    .replace(/,? "[\s\S]*" is not valid JSON$/, '');
  return reason.length > REASON_LENGTH ? `${reason.slice(0, REASON_LENGTH)}…` : reason;
}

/**
 * Whether lists and objects lie in one another on more levels than a limit. Values are looked through without recursion, which
 * would end at a depth that nobody chose.
 */
export function isDeeperThan(data: unknown, limit: number): boolean {
  const waiting: [value: object, depth: number][] = isNested(data) ? [[data, 1]] : [];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [value, depth] = next;
    if (depth > limit) return true;
    const entries: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    for (const entry of entries) if (isNested(entry)) waiting.push([entry, depth + 1]);
  }
  return false;
}

function isNested(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
