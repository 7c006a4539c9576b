/** A \quad, or the delimiters of a group that must stay whole. */
const TOKENS = /,?\s*\\q?quad\b\s*|\\begin\b|\\end\b|\\[{}]|[{}]/g;

/**
 * The parts of a formula separated by \quad: stacked if space is limited. A \quad within braces or an environment belongs to its
 * part.
 */
export function splitFormula(tex: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (const { 0: token, index } of tex.matchAll(TOKENS)) {
    if (token === '{' || token === '\\begin') depth++;
    else if (token === '}' || token === '\\end') depth--;
    else if (depth === 0 && token.includes('quad')) {
      parts.push(tex.slice(start, index));
      start = index + token.length;
    }
  }
  return [...parts, tex.slice(start)];
}
