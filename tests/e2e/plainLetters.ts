import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { GraphDocument } from '#engine/graph/index.ts';
import { untilStill } from './untilStill.ts';

/**
 * Allowed Latin text in a window of another script: names of layers and methods without translation, users' names, units, file
 * formats, keys, and titles of papers.
 */
const NAMES =
  /\b(Backwire|KL|MNIST|MLP|CNN|LSTM|GRU|RNN|Dropout|[A-Z]?[A-Za-z]*R?e?LU|Mish|Hard|Sigmoid|sigmoid|Tanh|tanh|Softplus|Softsign|Softmax|softmax|Huber|Leaky|Self|Run|Adam\w*|N?adam|AMSGrad|RMSProp|Ada\w+|SGD|Lion|Beta|Gamma|Alpha|Epsilon|Rho|Delta|Nesterov|[kMGT]?FLOP|[kMGT]?B|wasm|CSV|TSV|IDX|JSON|Lines|NumPy|Parquet|SVG|PNG|EN|English|Image|Hidden|Scores|Digit|image|digit|mnist|max|Transformer|logits|Ctrl|Shift|Alt|Del|Delete|Esc|Enter|Tab|Home|Space|PageUp|PageDown|End|Glorot|He|Lecun|uniform|normal|Zeros|Ones|weight|bias|gamma|beta|Inkscape|ln|epoch|text|hidden\d|scores|loss|relu\d|ID|[a-z]+[A-Z]\w*|setosa|versicolor|virginica|GELU|tanh|[ABC]{3}|ROC|AUC|MAE|RMSE|Top|NaN|TPE|ASHA|PED|ANOVA)\b/gu;

/** Words of the languages of conditions and of searches, which are the same in every window. */
const CONDITION_WORDS =
  /\b(accuracy|mae|rmse|validation|step|out|dout|delta|gradient|norm|min|mean|dead|abs|log10|tags|optimizer|adam|and、or、not)\b/gu;

const FILES = /\/\S+/g;

/** Node names of the examples, given by their authors. */
const LABELS = new RegExp(`\\b(${namesInExamples().join('|')})\\b`, 'gu');

function namesInExamples(): string[] {
  const folder = join(import.meta.dirname, '../../resources/examples');
  const names = readdirSync(folder).flatMap((file) => {
    const { nodes, name } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as GraphDocument;
    return [name?.replace(/ \(.*/, ''), ...nodes.flatMap(({ id, label }) => [id, label])];
  });
  const known = names.filter((name) => name !== undefined && /^[\w -]{2,}$/.test(name)) as string[];
  return [...new Set(known)].sort((a, b) => b.length - a.length);
}

/** Citations and user-given names are not texts of the window. */
const CITED = '.katex, script, style, noscript, code, textarea, [aria-live], [lang="en"], [data-testid^="example-"]';

/**
 * Searches a window in another script for remaining plain Latin text.
 * @param given further user-given names
 */
export function createReader(page: Page, given: readonly string[] = []) {
  const names = new RegExp(`\\b(${given.join('|')})\\b`, 'gu');
  const left = new Set<string>();
  return {
    left,
    async look(view: string): Promise<void> {
      await untilStill(page);
      for (const text of await page.evaluate(readWindow, CITED)) {
        if (
          /[A-Za-z]{2,}/.test(
            text
              .replaceAll(FILES, '')
              .replaceAll(CONDITION_WORDS, '')
              .replaceAll(LABELS, '')
              .replaceAll(NAMES, '')
              .replaceAll(names, ''),
          )
        )
          left.add(`${view}: ${text}`);
      }
    },
  };
}

/** Every text of the page that is seen or heard, except formulas and source code. */
function readWindow(cited: string): string[] {
  const texts: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement, textContent } = walker.currentNode;
    if (textContent && !parentElement?.closest(cited)) texts.push(textContent.trim());
  }
  const spoken = ['aria-label', 'aria-roledescription', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt'];
  for (const element of document.querySelectorAll(spoken.map((name) => `[${name}]`).join())) {
    if (element.closest(cited)) continue;
    for (const name of spoken) texts.push(element.getAttribute(name) ?? '');
  }
  return texts;
}
