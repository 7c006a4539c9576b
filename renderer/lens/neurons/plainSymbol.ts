/** A symbol as text with a superscript and a subscript, for drawings. */
export interface PlainSymbol {
  /** Before the letter, such as ∂J/∂. */
  readonly prefix: string;
  readonly letter: string;
  readonly superscript: string;
  readonly subscript: string;
}

const COMMANDS: Readonly<Record<string, string>> = {
  delta: 'δ',
  gamma: 'γ',
  beta: 'β',
  mu: 'μ',
  sigma: 'σ',
  hat: '',
  partial: '∂',
};

/** Reads a symbol of the notation in TeX, such as `z^{2}` or `\frac{\partial J}{\partial a^{1}}`. */
export function plainSymbol(tex: string, index: string): PlainSymbol {
  const fraction = /^\\frac\{\\partial (?<above>\w+)\}\{\\partial (?<of>.+)\}$/.exec(tex)?.groups;
  if (fraction) return { ...plainSymbol(fraction.of, index), prefix: `∂${fraction.above}/∂` };
  const parts = /^(?<letter>[^_^]+)(?<scripts>.*)$/.exec(tex)?.groups;
  const script = (mark: string) =>
    new RegExp(`\\${mark}(?:\\{(?<long>[^{}]*)\\}|(?<short>[A-Za-z0-9]))`).exec(parts?.scripts ?? '')?.groups;
  const read = (mark: string) => {
    const found = script(mark);
    return letters(found?.long ?? found?.short ?? '');
  };
  const subscript = [read('_'), index].filter((part) => part !== '').join(',');
  return { prefix: '', letter: letters(parts?.letter ?? tex), superscript: read('^'), subscript };
}

const letters = (tex: string) =>
  tex.replace(/\\([A-Za-z]+)\s*/g, (_, name: string) => COMMANDS[name] ?? name).replace(/[{}]/g, '');
