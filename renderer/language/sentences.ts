/** A sentence of the engine with places for values, and what it is in another language. */
interface Pattern {
  readonly shape: RegExp;
  readonly translation: string;
  /** How many letters stand fast: of two patterns that fit, the one with more says more exactly what was meant. */
  readonly letters: number;
}

/** Translates the sentences that the engine and the application tell. */
export type Translator = (sentence: string) => string;

/** How deep a sentence may lie within another. */
const DEEPEST = 4;
/** Sentences come again and again while a person draws; so many are remembered. */
const REMEMBERED = 2000;

/**
 * The engine speaks English: its sentences are made of templates and of values such as names and shapes. This knows the
 * templates by their translations, finds the one that a sentence was made of, and puts the values, which may be phrases
 * themselves, into the translation. What it does not know it leaves as it is.
 * @param translations template with `{{1}}`, `{{2}}`, … → the same in another language
 */
export function createTranslator(translations: Readonly<Record<string, string>>): Translator {
  const patterns = Object.entries(translations)
    .filter(([template]) => template.includes('{{'))
    .map(([template, translation]) => toPattern(template, translation))
    .sort((a, b) => b.letters - a.letters);
  const remembered = new Map<string, string>();

  function translate(sentence: string, depth: number): string {
    if (Object.hasOwn(translations, sentence)) return translations[sentence];
    if (depth > DEEPEST || !/\p{L}{2,}/u.test(sentence)) return sentence;
    for (const { shape, translation } of patterns) {
      const values = shape.exec(sentence)?.slice(1);
      if (values)
        return fill(
          translation,
          values.map((value) => translate(value, depth + 1)),
        );
    }
    return sentence;
  }

  return (sentence) => {
    const before = remembered.get(sentence);
    if (before !== undefined) return before;
    if (remembered.size >= REMEMBERED) remembered.clear();
    const translated = translate(sentence, 0);
    remembered.set(sentence, translated);
    return translated;
  };
}

function toPattern(template: string, translation: string): Pattern {
  const fixed = template.split(/\{\{\d+\}\}/);
  // A value that begins or ends with a blank belongs to a longer template.
  const shape = new RegExp(`^${fixed.map(literally).join('(\\S|\\S.*?\\S)')}$`, 'su');
  return { shape, translation, letters: fixed.join('').length };
}

const literally = (text: string): string => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');

function fill(translation: string, values: readonly string[]): string {
  return translation.replaceAll(/\{\{(\d+)\}\}/g, (_place, number) => values[Number(number) - 1] ?? '');
}
