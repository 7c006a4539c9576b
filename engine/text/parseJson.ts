import { type MessageValue, message } from '../messages/index.ts';

/** The data of a JSON text, or the reason it is invalid. */
export type Json =
  | { readonly ok: true; readonly data: unknown }
  | { readonly ok: false; readonly problem: 'syntax' | 'depth'; readonly reason: MessageValue };

/** Maximum length of a parser's message. */
const REASON_LENGTH = 100;

/**
 * Parses untrusted JSON. A leading byte order mark is skipped.
 * @param depth maximum nesting of lists and objects, so that the data can be walked recursively
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

/** In this program's words for known errors, else in the parser's. */
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

/** True if lists and objects nest deeper than a limit. Iterative, because recursion would hit the stack limit. */
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

/** The largest number that float32 holds. */
export const MAX_FLOAT32 = (2 - 2 ** -23) * 2 ** 127;

/** Whether a number stays finite as float32, which executors compute with. */
export function fitsFloat32(value: number): boolean {
  return Number.isFinite(Math.fround(value));
}
