import type { ColumnDescription, ColumnNumbers, ColumnValues } from './dataDescription.ts';

/** Joined columns by their first part, so that values are copied once. */
const known = new WeakMap<
  ColumnDescription,
  readonly { readonly parts: readonly ColumnDescription[]; readonly joined: unknown }[]
>();

/** Joins scalar columns into one: a sample has one value of each, in order. */
export function joinColumns<C extends ColumnDescription>(parts: readonly C[]): C {
  const [first] = parts;
  const earlier = known.get(first) ?? [];
  const found = earlier.find(
    (entry) => entry.parts.length === parts.length && entry.parts.every((part, at) => part === parts[at]),
  );
  if (found) return found.joined as C;
  // All fields are joined, so columns with values give a column with values.
  const joined = join(parts) as C;
  known.set(first, [...earlier, { parts, joined }]);
  return joined;
}

function join(parts: readonly ColumnDescription[]): ColumnDescription {
  const features = parts.map(({ name }) => name);
  const values = parts.map((part) => part.values).filter((value) => value !== undefined);
  return {
    name: features.join(', '),
    shape: [parts.length],
    features,
    ...(parts[0].isBuiltIn && { isBuiltIn: true }),
    ...(parts.every(hasNumbers) && joinNumbers(parts)),
    ...(parts.some(({ normalization }) => normalization) && { normalization: joinNormalizations(parts) }),
    ...(values.length === parts.length && { values: values.reduce(joinValues) }),
  };
}

const hasNumbers = (part: ColumnDescription): part is ColumnDescription & ColumnNumbers => part.data !== undefined;

function joinNumbers(parts: readonly ColumnNumbers[]): ColumnNumbers {
  const [{ data: first, lines, weights }] = parts;
  const data = new Float64Array(first.length * parts.length);
  for (const [element, part] of parts.entries()) {
    for (let sample = 0; sample < first.length; sample++) data[sample * parts.length + element] = part.data[sample];
  }
  return { data, ...(lines && { lines }), ...(weights && { weights }) };
}

function joinNormalizations(parts: readonly Partial<ColumnNumbers>[]): NonNullable<ColumnNumbers['normalization']> {
  return {
    offset: Float64Array.from(parts, ({ normalization }) => normalization?.offset[0] ?? 0),
    scale: Float64Array.from(parts, ({ normalization }) => normalization?.scale[0] ?? 1),
  };
}

function joinValues(a: ColumnValues, b: ColumnValues): ColumnValues {
  const fraction = a.fraction ?? b.fraction;
  return {
    least: b.least.value < a.least.value ? b.least : a.least,
    largest: b.largest.value > a.largest.value ? b.largest : a.largest,
    ...(fraction && { fraction }),
    hasZero: a.hasZero || b.hasZero,
  };
}
