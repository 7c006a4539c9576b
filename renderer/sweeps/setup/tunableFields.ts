import { type AddressedField, addressedFields, findNode, type GraphDocument, setValue } from '#engine/graph/index.ts';
import type { ParameterDraft } from './parameterDraft.ts';

/** A value of a graph that a sweep can search. */
export interface TunableField extends AddressedField {
  /** The choices of a type with which the graph has it; absent if it always has. */
  readonly when?: { readonly name: string; readonly in: readonly string[] };
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'float', 'optionalInt', 'optionalFloat']);
const LISTS: ReadonlySet<string> = new Set(['bool', 'choice', 'size', 'optionalSize']);
/** Layers whose parameters the data determines. */
const DATA_LAYERS: readonly string[] = ['input', 'target'];

/** True for a value that is searched in a range; others are searched in a list. */
export const isNumeric = ({ field }: Pick<AddressedField, 'field'>): boolean => NUMBERS.has(field.kind);

/**
 * The values of a graph that a sweep can search, those of training first. Where the sweep chooses between several optimizers or
 * schedules, the settings of all of them.
 */
export function tunableFields(document: GraphDocument, drafts: readonly ParameterDraft[]): TunableField[] {
  const switches = drafts.filter(({ address, kind }) => kind === 'choices' && isType(address));
  const isSwitched = ({ owner }: AddressedField) => switches.some(({ address }) => ownerOf(address) === owner);
  const fixed = addressedFields(document).filter((field) => !isSwitched(field));
  return [...fixed, ...switches.flatMap((draft) => switchedFields(document, draft))]
    .filter((field) => isTunable(field, document))
    .toSorted((a, b) => Number(isOfNode(a, document)) - Number(isOfNode(b, document)));
}

const isType = (address: string): boolean => address.endsWith('.type');
const ownerOf = (address: string): string => address.slice(0, address.lastIndexOf('.'));

/** The settings of all choices of a type, each with the choices that have it. */
function switchedFields(document: GraphDocument, { address, choices }: ParameterDraft): TunableField[] {
  const known = new Map<string, { readonly field: AddressedField; readonly types: string[] }>();
  for (const type of choices) {
    for (const field of addressedFields(setValue(document, address, type))) {
      if (field.owner !== ownerOf(address)) continue;
      const entry = known.get(field.address) ?? { field, types: [] };
      entry.types.push(type);
      known.set(field.address, entry);
    }
  }
  return [...known.values()].map(({ field, types }) => ({
    ...field,
    ...(types.length < choices.length && { when: { name: address, in: types } }),
  }));
}

const isOfNode = ({ owner }: AddressedField, document: GraphDocument): boolean => findNode(document, owner) !== undefined;

function isTunable({ field, owner }: AddressedField, document: GraphDocument): boolean {
  const type = findNode(document, owner)?.type;
  const isList = LISTS.has(field.kind) && (field.kind !== 'choice' || field.options !== undefined);
  return (NUMBERS.has(field.kind) || isList) && !(type !== undefined && DATA_LAYERS.includes(type));
}
