/** An SVG element as plain data, rendered as file text or in React. */
export interface SvgElement {
  readonly tag: string;
  /** In React's spelling: `strokeWidth`. */
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgElement | string)[];
}

type Given = Readonly<Record<string, string | number | undefined>>;

/** Creates an element without undefined attributes. */
export function svg(tag: string, attributes: Given = {}, ...children: readonly (SvgElement | string)[]): SvgElement {
  const given = Object.entries(attributes).filter((entry): entry is [string, string | number] => entry[1] !== undefined);
  return { tag, attributes: Object.fromEntries(given), children };
}

/** The text of an SVG file. */
export function toSvgText(root: SvgElement): string {
  const attributes = { xmlns: 'http://www.w3.org/2000/svg', ...root.attributes };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${write({ ...root, attributes })}\n`;
}

function write({ tag, attributes, children }: SvgElement): string {
  const head = Object.entries(attributes).map(([name, value]) => ` ${attributeName(name)}="${escapeText(writeValue(value))}"`);
  const content = children.map((child) => (typeof child === 'string' ? escapeText(child) : write(child))).join('');
  return content === '' ? `<${tag}${head.join('')}/>` : `<${tag}${head.join('')}>${content}</${tag}>`;
}

/** CSS properties are hyphenated in SVG; SVG's own names, such as `viewBox`, are not. */
function attributeName(name: string): string {
  return /^(data-|aria-)/.test(name) || !/^(stroke|fill|font|textAnchor|dominant)/.test(name)
    ? name
    : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function writeValue(value: string | number): string {
  return typeof value === 'number' ? String(Math.round(value * 100) / 100) : value;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Without characters that XML cannot represent. */
function escapeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/g, (sign) => ENTITIES[sign]);
}
