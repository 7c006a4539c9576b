import type { PoolingAttributes, Value } from '../../ops/index.ts';
import { pairOf, size } from '../../params/index.ts';
import { defineLayer, type Layer, type LayerDocumentation } from '../layer.ts';
import { describeSize, describeWindow, paddingField, placeWindows } from './window.ts';

/** Declares a layer that makes one number of each window, channel by channel. */
export function definePooling(declaration: {
  readonly type: string;
  readonly label: string;
  readonly documentation: LayerDocumentation;
  readonly pool: (x: Value, attributes: PoolingAttributes) => Value;
}): Layer {
  const { type, label, documentation, pool } = declaration;
  return defineLayer({
    type,
    ui: {
      category: 'convolution',
      label,
      icon: type,
      describe: (params) => `${describeSize(params.poolSize)}${describeWindow(params)}`,
    },
    documentation,
    params: {
      poolSize: size({ default: 2, help: 'Rows and columns of a window.' }),
      strides: size({ default: 2, help: 'Rows and columns from one window to the next.' }),
      padding: paddingField(),
    },
    inputs: { in: { minRank: 3, maxRank: 3, help: 'Images: [height, width, channels].' } },
    inferShape({ in: x }, { poolSize, strides, padding }) {
      const [rows, columns] = placeWindows(x, { size: poolSize, strides, padding }, 'poolSize');
      return [rows.count, columns.count, x[2]];
    },
    lower({ in: x }, _weights, { poolSize, strides, padding }) {
      const [rows, columns] = placeWindows(x.shape.slice(1), { size: poolSize, strides, padding }, 'poolSize');
      return pool(x, {
        poolSize: pairOf(poolSize),
        strides: pairOf(strides),
        before: [rows.before, columns.before],
        outHeight: rows.count,
        outWidth: columns.count,
      });
    },
  });
}
