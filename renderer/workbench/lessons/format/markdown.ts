import { Marked, type Token, type TokenizerAndRendererExtension } from 'marked';
import { readExpression } from '#engine/conditions/index.ts';

/** A formula: `$…$`, without spaces at its ends, so that prices stay text. */
const math: TokenizerAndRendererExtension = {
  name: 'math',
  level: 'inline',
  start: (text) => text.indexOf('$'),
  tokenizer(text) {
    const [raw, tex] = /^\$(?!\s)((?:\\.|[^$\\\n])+?)(?<!\s)\$(?!\d)/.exec(text) ?? [];
    return raw === undefined ? undefined : { type: 'math', raw, tex };
  },
};

/** A formula in display style: `$$…$$`. */
const mathBlock: TokenizerAndRendererExtension = {
  name: 'mathBlock',
  level: 'block',
  start: (text) => text.indexOf('$$'),
  tokenizer(text) {
    const [raw, tex] = /^\$\$([\s\S]+?)\$\$[ \t]*(?:\n+|$)/.exec(text) ?? [];
    return raw === undefined ? undefined : { type: 'mathBlock', raw, tex: tex.trim() };
  },
};

/** A computed number: `{{ hidden.out[0] }}`. A text that is no expression stays text; `valueProblems` reports it. */
const value: TokenizerAndRendererExtension = {
  name: 'value',
  level: 'inline',
  start: (text) => text.indexOf('{{'),
  tokenizer(text) {
    const [raw, source] = /^\{\{([^{}\n]+)\}\}/.exec(text) ?? [];
    if (raw === undefined) return undefined;
    return { type: 'value', raw, source, ...readExpression(source) };
  },
};

/** Computed numbers within a formula, with a space at either side: `$z = {{ hidden.out[0] }}$`. */
const IN_TEX = /\{\{ ([^{}]+) \}\}/g;

/** The texts of the expressions in a formula. */
export const expressionsInTex = (tex: string): string[] => [...tex.matchAll(IN_TEX)].map(([, source]) => source);

/** A formula with its computed numbers put in. */
export const fillTex = (tex: string, show: (source: string) => string): string =>
  tex.replaceAll(IN_TEX, (_, source: string) => `{${show(source)}}`);

const marked = new Marked({ gfm: true, breaks: false }, { extensions: [math, mathBlock, value] });

/** The tokens of a text in Markdown. HTML in it stays text: nothing of it is ever put into a page as markup. */
export const lexMarkdown = (text: string): readonly Token[] => marked.lexer(text);

/** All tokens, with those within them. */
export function* allTokens(tokens: readonly Token[]): Generator<Token> {
  for (const token of tokens) {
    yield token;
    if ('tokens' in token && token.tokens) yield* allTokens(token.tokens);
    if (token.type === 'list') yield* allTokens(token.items);
    if (token.type === 'table') for (const cell of [...token.header, ...token.rows.flat()]) yield* allTokens(cell.tokens);
  }
}
