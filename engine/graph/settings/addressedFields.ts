import type { Field } from '../../params/index.ts';
import type { GraphDocument } from '../document/document.ts';
import { nodePaths } from '../document/nodePaths.ts';
import { SETTING_NAMES, sectionOf } from './sections.ts';

/** A value of a document that `setValue` sets, with its declaration. */
export interface AddressedField {
  /** Such as `hidden.units`, `residual/conv1.filters` (of a node within a block) or `optimizer.learningRate`. */
  readonly address: string;
  /** The id or path of a node, or the name of a group of settings. */
  readonly owner: string;
  readonly name: string;
  readonly field: Field;
  /** Its present value, which may be the default. */
  readonly value: unknown;
}

/** All values of a document that have an address: those of its nodes, then the settings of training and data. */
export function addressedFields(document: GraphDocument): AddressedField[] {
  const owners = new Set([...nodePaths(document).map(({ path }) => path), ...SETTING_NAMES]);
  return [...owners].flatMap((owner) => {
    const { fields = {}, values = {} } = sectionOf(document, owner) ?? {};
    return Object.entries(fields).map(([name, field]) => ({
      ...{ address: `${owner}.${name}`, owner, name, field },
      value: values[name] ?? field.default,
    }));
  });
}
