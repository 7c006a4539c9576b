import { t, tell } from './language.ts';

/** Words kept as data: they are said in the language that is in use when somebody reads them. */
export type Saying =
  | { readonly text: string; readonly values?: SayingValues }
  /** What the engine told; within a sentence it begins with a small letter. */
  | { readonly told: string; readonly isWithin?: boolean };

export type SayingValues = Readonly<Record<string, string | number | Saying>>;

/** A text of the window, as `t` takes it, to be said later. */
export const phrase = (text: string, values?: SayingValues): Saying => (values ? { text, values } : { text });

/** A sentence or a name of the engine, as `tell` takes it, to be said later. */
export const told = (sentence: string): Saying => ({ told: sentence });

/** The same within a sentence. */
export const toldWithin = (sentence: string): Saying => ({ told: sentence, isWithin: true });

/** Says it in the language in use. A plain string, such as a name that somebody gave, stands for itself. */
export function say(saying: Saying | string): string {
  if (typeof saying === 'string') return saying;
  if ('told' in saying) return saying.isWithin ? tell(saying.told).toLowerCase() : tell(saying.told);
  const values = Object.entries(saying.values ?? {}).map(([name, value]) => [
    name,
    typeof value === 'number' ? value : say(value),
  ]);
  return t(saying.text, Object.fromEntries(values));
}
