/** A sentence of the engine with places for values, and what it is in another language. */
interface Pattern {
  readonly shape: RegExp;
  readonly translation: string;
  /** For each value that is caught: the number of its place, and whether it is a name, which stands in quotes and stays; ports are told as nodes show them. */
  readonly places: readonly { readonly number: number; readonly isName: boolean; readonly isPort: boolean }[];
  /** Whether it begins with words of its own: such a one is around what begins with a value, rather than within it. */
  readonly isAnchored: boolean;
  /** How many letters stand fast: a pattern with more says more exactly what was meant. */
  readonly letters: number;
}

/** Translates the sentences that the engine and the application tell. */
export type Translator = (sentence: string) => string;

/** How deep a sentence may lie within another. */
const DEEPEST = 5;
/** So many patterns that fit are weighed against each other. */
const MOST_READINGS = 6;
/** Sentences come again and again while a person draws; so many are remembered. */
const REMEMBERED = 4000;

/**
 * The engine speaks English: its sentences are made of templates and of values such as names and shapes. This knows the
 * templates by their translations, finds the one that a sentence was made of, and puts the values, which may be phrases
 * themselves, into the translation. Where several fit, the one is meant that leaves the fewest words as they are. What it
 * does not know it leaves as it is.
 * @param translations template with `{{1}}`, `{{2}}`, … → the same in another language
 */
export function createTranslator(translations: Readonly<Record<string, string>>): Translator {
  const patterns = Object.entries(translations)
    .filter(([template]) => template.includes('{{1}}'))
    .map(([template, translation]) => toPattern(template, translation))
    .sort((a, b) => Number(b.isAnchored) - Number(a.isAnchored) || b.letters - a.letters);
  const remembered = new Map<string, string>();

  function translate(sentence: string, depth: number): string {
    if (Object.hasOwn(translations, sentence)) return translations[sentence];
    if (depth > DEEPEST || !/\p{L}{2,}/u.test(sentence)) return sentence;
    const known = remembered.get(sentence);
    if (known !== undefined) return known;
    const best = read(sentence, depth);
    // Deep within another, what lies deeper still may have been left as it is.
    if (depth > 1) return best;
    if (remembered.size >= REMEMBERED) remembered.clear();
    remembered.set(sentence, best);
    return best;
  }

  function translateValue(value: string, { isName, isPort }: Pattern['places'][number], depth: number): string {
    if (isPort) return Object.hasOwn(translations, value) ? translations[value] : value;
    return isName ? value : translate(value, depth);
  }

  /** The best of the readings. */
  function read(sentence: string, depth: number): string {
    let best = sentence;
    let left = countWords(sentence);
    let readings = 0;
    for (const { shape, places, translation } of patterns) {
      const values = shape.exec(sentence)?.slice(1);
      if (!values) continue;
      const told = new Map(values.map((value, index) => [places[index].number, translateValue(value, places[index], depth + 1)]));
      const reading = fill(translation, told);
      const words = countWords(reading);
      if (words < left || readings === 0) [best, left] = [reading, words];
      readings++;
      if (left === 0 || readings === MOST_READINGS) break;
    }
    const parts = sentence.split(', ');
    if (readings > 0 || parts.length === 1) return best;
    const told = parts.map((part) => translate(part, depth + 1));
    // A list of which nothing is known is none of words: "max(z, 0)".
    return told.some((part, index) => part !== parts[index]) ? told.join('，') : sentence;
  }

  return (sentence) => translate(sentence, 0);
}

/** Words in Latin letters, but for names in quotes. */
function countWords(text: string): number {
  return text.replaceAll(/“[^”]*”|'[^']*'/g, '').match(/[A-Za-z]{2,}/g)?.length ?? 0;
}

/** What stands before the name of a port. */
const NAMES_A_PORT = /\b(at|[Pp]ort) '$/;

function toPattern(template: string, translation: string): Pattern {
  // Values that follow each other directly are one to the eye: the first stands for all of them.
  const joined = template.replaceAll(/(\{\{\d+\}\})(?:\{\{\d+\}\})+/g, '$1');
  const fixed = joined.split(/\{\{\d+\}\}/);
  const places = [...joined.matchAll(/\{\{(\d+)\}\}/g)].map(([, number], index) => ({
    number: Number(number),
    isName: fixed[index].endsWith("'") && fixed[index + 1].startsWith("'"),
    isPort: NAMES_A_PORT.test(fixed[index]),
  }));
  // A value that begins or ends with a blank belongs to a longer template.
  const source = fixed.map((text, index) => literally(text) + (places[index] ? caught(places[index].isName) : '')).join('');
  const shape = new RegExp(`^${source}$`, 'su');
  return { shape, translation, places, isAnchored: fixed[0] !== '', letters: fixed.join('').length };
}

const caught = (isName: boolean): string => (isName ? "([^']*)" : '(\\S|\\S.*?\\S)');

const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function fill(translation: string, values: ReadonlyMap<number, string>): string {
  return translation.replaceAll(/\{\{(\d+)\}\}/g, (_place, number) => values.get(Number(number)) ?? '');
}
