/** What a text is cut into. */
export type Tokens = 'chars' | 'words';

/** The indices of what is no token of the vocabulary. */
export const PADDING = 0;
export const UNKNOWN = 1;
const FIRST_TOKEN = 2;

/** A word with its apostrophes, or a single other sign. */
const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*|[^\s\p{L}\p{M}\p{N}]/gu;

/** Characters as they are; words in lower case, and other signs than letters and digits each on its own. */
export function tokensOf(text: string, tokens: Tokens): readonly string[] {
  return tokens === 'chars' ? Array.from(text) : (text.toLowerCase().match(WORD) ?? []);
}

/** The tokens of some texts, the most frequent first; of equally frequent ones, in the order of their characters. */
export function fitVocabulary(texts: Iterable<readonly string[]>, most: number): string[] {
  const counts = new Map<string, number>();
  for (const text of texts) for (const token of text) counts.set(token, (counts.get(token) ?? 0) + 1);
  const sorted = [...counts].sort(([a, countA], [b, countB]) => countB - countA || (a < b ? -1 : 1));
  return sorted.slice(0, most).map(([token]) => token);
}

/** The indices of tokens, cut off or padded to a length. */
export function indexTokens(text: readonly string[], indexOf: ReadonlyMap<string, number>, length: number): Uint32Array {
  const indices = new Uint32Array(length).fill(PADDING);
  text.slice(0, length).forEach((token, position) => {
    indices[position] = indexOf.get(token) ?? UNKNOWN;
  });
  return indices;
}

/** The index of each token of a vocabulary. */
export const indexVocabulary = (vocabulary: readonly string[]): ReadonlyMap<string, number> =>
  new Map(vocabulary.map((token, position) => [token, position + FIRST_TOKEN]));
