/** An item by its name. @throws Error that says what was expected, and for what */
export function findNamed<Item extends { readonly name: string }>(what: string, known: readonly Item[], name: string): Item {
  const found = known.find((item) => item.name === name);
  if (!found) throw new Error(`${what}: expected names of ${known.map((item) => item.name).join(', ')}, found '${name}'`);
  return found;
}
