const BEGINNING = /^\uFEFF?\s*\{\s*"format"\s*:\s*"backwire-weights"\s*,\s*"version"\s*:\s*\d+\s*,\s*"graph"\s*:\s*(?=\{)/;

/** The graph's text in the beginning of a weights file, as Backwire writes it; undefined if there is none. */
export function readWeightsHead(text: string): string | undefined {
  const start = BEGINNING.exec(text)?.[0].length;
  return start === undefined ? undefined : readObject(text, start);
}

/** The object at an offset: up to its closing brace, ignoring those in strings. */
function readObject(text: string, start: number): string | undefined {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const sign = text[index];
    if (sign === '"') {
      index = endOfString(text, index);
    } else if (sign === '{') depth++;
    else if (sign === '}' && --depth === 0) return text.slice(start, index + 1);
  }
  return undefined;
}

function endOfString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index;
}
