import type { Field, Fields } from '../../params/index.ts';
import type { GraphDocument } from '../document/document.ts';
import { nodePaths } from '../document/nodePaths.ts';
import { layerOf } from '../document/nodeTypes.ts';
import { setValue } from './setValue.ts';
import { LOOP_FIELDS, readTraining } from './training.ts';

/** A value of a setting, by the address of {@link setValue}. */
export interface SettingValue {
  readonly address: string;
  readonly value: number;
}

/** A setting that was changed while a run was in training, and the first step with it. */
export interface SettingChange extends SettingValue {
  readonly step: number;
}

/** A setting that can be changed while a run is in training. */
export interface LiveSetting extends SettingValue {
  readonly field: Field;
  readonly name: string;
}

/**
 * The settings of a document that a run in training can take other values of: those whose fields say so. They change neither
 * parameters nor optimizer state.
 */
export function liveSettings(document: GraphDocument): LiveSetting[] {
  const { batchSize, optimizer, optimizerParams } = readTraining(document.training).configuration;
  return [
    ...liveFields('training', LOOP_FIELDS, { batchSize }),
    ...liveFields('optimizer', optimizer.params, optimizerParams),
    ...nodePaths(document).flatMap(({ path, node }) =>
      liveFields(path, layerOf(document, node)?.params ?? {}, node.params ?? {}),
    ),
  ];
}

function liveFields(owner: string, fields: Fields, values: Readonly<Record<string, unknown>>): LiveSetting[] {
  return Object.entries(fields)
    .filter(([, field]) => field.whileTraining)
    .map(([name, field]) => ({ address: `${owner}.${name}`, name, field, value: Number(values[name] ?? field.default) }));
}

/** A document with other values of settings. @throws UserError setting.unknown, setting.value */
export function applySettings(document: GraphDocument, settings: readonly SettingValue[]): GraphDocument {
  return settings.reduce((changed, { address, value }) => setValue(changed, address, String(value)), document);
}
