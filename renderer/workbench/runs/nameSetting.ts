import { humanize } from '../../language/format/index.ts';
import { declared, type Message, message } from '../../language/index.ts';

/** `training.batchSize` → "Batch size"; `dropout.rate` → "dropout › Rate". */
export function nameSetting(address: string): Message {
  const dot = address.lastIndexOf('.');
  const owner = address.slice(0, dot);
  const setting = declared(humanize(address.slice(dot + 1)));
  return owner === 'training' || owner === 'optimizer' ? setting : message('{{node}} › {{setting}}', { node: owner, setting });
}
