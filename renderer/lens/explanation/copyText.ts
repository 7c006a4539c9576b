import type { Explanation } from '#app/contract/index.ts';
import { t } from '../../language/index.ts';
import { readNumber } from '../tensors/elements.ts';
import { formulaLines } from './formulaLines.ts';
import { plainNumber } from './texNumber.ts';

export const COPY_FORMATS = ['latex', 'markdown', 'numbers'] as const;
export type CopyFormat = (typeof COPY_FORMATS)[number];

/** An explanation as text for the clipboard: LaTeX, Markdown, or its numbers with all digits. */
export function copyText(explanation: Explanation, format: CopyFormat, isExact = false): string {
  switch (format) {
    case 'latex':
      return latexOf(explanation, isExact);
    case 'markdown':
      return markdownOf(explanation, isExact);
    case 'numbers':
      return numbersOf(explanation, isExact);
  }
}

function latexOf(explanation: Explanation, isExact: boolean): string {
  // Lines are aligned at their equals signs.
  const aligned = formulaLines(explanation, isExact).map((line) => line.replace('=', '&='));
  return `\\begin{aligned}\n${aligned.join(' \\\\\n')}\n\\end{aligned}`;
}

function markdownOf(explanation: Explanation, isExact: boolean): string {
  if (explanation.terms.length === 0) return `$$\n${latexOf(explanation, isExact)}\n$$\n`;
  const rows = rowsOf(explanation, isExact).map(({ latex, from, value }) => `| ${latex ? `$${latex}$` : from} | ${value} |`);
  const table = [`| ${t('Term')} | ${t('Value')} |`, '| --- | ---: |', ...rows].join('\n');
  return `$$\n${latexOf(explanation, isExact)}\n$$\n\n${table}\n`;
}

/** One line for each term: value, tab, addresses; the last line is the result. */
function numbersOf(explanation: Explanation, isExact: boolean): string {
  const rows = rowsOf(explanation, isExact).map(({ value, from }) => `${value}\t${from}`);
  return [...rows, `${plainNumber(readNumber(explanation.value), isExact)}\t${explanation.of}`].join('\n');
}

function rowsOf({ terms, rest }: Explanation, isExact: boolean) {
  const rows = terms.map(({ latex, value, from }) => ({
    latex,
    value: plainNumber(readNumber(value), isExact),
    from: from.join(' '),
  }));
  if (!rest) return rows;
  const more = t('{{count}} more terms', { count: rest.count });
  return [...rows, { latex: '', value: plainNumber(readNumber(rest.value), isExact), from: more }];
}
