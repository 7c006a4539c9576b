import type { PoolingAttributes, Value } from '../../ops/index.ts';
import { optionalSize, pairOf, size } from '../../params/index.ts';
import { defineLayer, type Layer, type LayerDocumentation } from '../declaration/layer.ts';
import { describeSize, describeWindow, paddingField, placeWindows } from './window.ts';

/** Declares a layer that reduces each window to one value per channel. */
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
      describe: ({ poolSize, strides, padding }) =>
        describeWindow(describeSize(poolSize), { strides: strides ?? poolSize, padding }, poolSize),
    },
    documentation,
    params: {
      poolSize: size({ default: 2, help: 'Rows and columns of a window.' }),
      strides: optionalSize({ help: 'Rows and columns between neighboring windows.', whenEmpty: 'pool size' }),
      padding: paddingField(),
    },
    inputs: { in: { minRank: 3, maxRank: 3, help: 'Images: [height, width, channels].' } },
    keepsRange: true,
    inferShape({ in: x }, { poolSize, strides, padding }) {
      const [rows, columns] = placeWindows(x, { size: poolSize, strides: strides ?? poolSize, padding }, 'poolSize');
      return [rows.count, columns.count, x[2]];
    },
    lower({ in: x }, _weights, { poolSize, strides, padding }) {
      const steps = strides ?? poolSize;
      const [rows, columns] = placeWindows(x.shape.slice(1), { size: poolSize, strides: steps, padding }, 'poolSize');
      return pool(x, {
        poolSize: pairOf(poolSize),
        strides: pairOf(steps),
        before: [rows.before, columns.before],
        outHeight: rows.count,
        outWidth: columns.count,
      });
    },
  });
}
