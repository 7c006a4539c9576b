/**
 * A text as data: a template in English, and values for its `{{names}}`. English is the filled template; every other language has
 * its own template for the same values.
 */
export interface Message {
  readonly template: string;
  readonly values?: MessageValues;
}

export type MessageValues = Readonly<Record<string, MessageValue>>;

/**
 * A value in a template: data (a name, a finite number; non-finite ones as strings, since JSON has no such numbers), another
 * message, or a list of them.
 */
export type MessageValue = string | number | Message | readonly MessageValue[];

/** The names between double braces in a template; `{{name, lowercase}}` puts a label into the middle of a sentence. */
type NamesIn<Template extends string> = Template extends `${string}{{${infer Name}}}${infer Rest}`
  ? (Name extends `${infer Plain}, lowercase` ? Plain : Name) | NamesIn<Rest>
  : never;

type ValuesFor<Template extends string> = [NamesIn<Template>] extends [never]
  ? []
  : [values: Readonly<Record<NamesIn<Template>, MessageValue>>];

/** Accepts only string literals, so that translations find every template in the source. */
type Literal<Template extends string> = Record<never, never> extends Record<Template, 1> ? never : Template;

/**
 * Creates a message. The template is a literal; the values match its names.
 * @example message("'{{node}}' expects {{expected}}", { node: 'h1', expected: message('a list of numbers') })
 */
export function message<const Template extends string>(template: Literal<Template>, ...[values]: ValuesFor<Template>): Message {
  return values === undefined ? { template } : { template, values };
}

/** The message part of an error or a diagnostic. */
export function messageOf({ template, values }: Message): Message {
  return values === undefined ? { template } : { template, values };
}

/** A text declared elsewhere, such as a layer's label. */
export const declared = (template: string): Message => ({ template });

/**
 * A count with its noun.
 * @example plural(3, '{{count}} sample', '{{count}} samples') // 3 samples
 */
export function plural<const One extends string, const Other extends string>(
  count: number,
  one: Literal<One>,
  other: Literal<Other>,
): Message {
  return { template: count === 1 ? one : other, values: { count } };
}

/** A name in quotation marks. */
export const quoted = (name: string): Message => message("'{{name}}'", { name });

/** @example conjunction(['a', 'b', 'c']) // a and b and c */
export function conjunction([first, ...others]: readonly MessageValue[]): MessageValue {
  return others.reduce((before, next) => message('{{before}} and {{next}}', { before, next }), first);
}

/** @example disjunction(['a', 'b', 'c']) // a or b or c */
export function disjunction([first, ...others]: readonly MessageValue[]): MessageValue {
  return others.reduce((before, next) => message('{{before}} or {{next}}', { before, next }), first);
}

/** The template between the items of a list: other languages use other characters. */
export const { template: LIST_SEPARATOR } = message(', ');

/** A message in English. A plain string is returned as is. */
export function english(value: MessageValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return isList(value) ? value.map(english).join(LIST_SEPARATOR) : fillIn(value.template, value.values, english);
}

/** True if two messages are equal in every language, by value. */
export function isSameMessage(a: Message | undefined, b: Message | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && a.template === b.template && english(a) === english(b));
}

/** Fills a template with its values, each formatted by `write`. */
export function fillIn(template: string, values: MessageValues | undefined, write: (value: MessageValue) => string): string {
  if (!values) return template;
  return template.replaceAll(/\{\{(\w+)(, lowercase)?\}\}/g, (whole, name, isLowercase) => {
    if (!Object.hasOwn(values, name)) return whole;
    const written = write(values[name]);
    return isLowercase ? written.toLowerCase() : written;
  });
}

export const isList = (value: MessageValue): value is readonly MessageValue[] => Array.isArray(value);
