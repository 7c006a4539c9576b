/** A number as people write it: with a decimal comma or a typographic minus, as a fraction or a power. Undefined if it is none. */
export function readAnswer(text: string): number | undefined {
  const plain = text.trim().replaceAll(/[−–]/g, '-').replace(',', '.').replace('，', '.').replaceAll(/\s/g, '');
  const [, over, under] = /^([^/]+)\/([^/]+)$/.exec(plain) ?? [];
  if (over !== undefined) {
    const [a, b] = [readAnswer(over), readAnswer(under)];
    return a === undefined || b === undefined || b === 0 ? undefined : a / b;
  }
  const [, base, exponent] = /^(.+?)(?:[·×*]10\^?)([+-]?\d+)$/.exec(plain) ?? [];
  const number = base === undefined ? plain : `${base}e${exponent}`;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(number) ? Number(number) : undefined;
}
