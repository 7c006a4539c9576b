import { join } from 'node:path';
import { declared } from '#engine/messages/index.ts';
import { readParams } from '#engine/params/index.ts';
import type { BuiltIn } from '../base/builtIn.ts';
import { csv } from '../readers/csv/csv.ts';

const description = 'Lengths and widths of sepals and petals, in centimeters; which of three species of iris is it?';

/** Fisher, "The use of multiple measurements in taxonomic problems" (1936): 50 flowers of each of three species. */
export const iris: BuiltIn = {
  spec: 'iris',
  title: 'Iris',
  description,
  samples: 150,
  isTable: true,
  options: {},
  read(_options, { resourcesDirectory, trained }) {
    const file = { path: join(resourcesDirectory, 'datasets', 'iris.csv'), shown: 'iris.csv' };
    const { values } = readParams(csv.options, { header: 'true', target: trained ? [] : ['species'] });
    const source = csv.read([file], values, { trained });
    return { name: 'iris', ...source, description: declared(description) };
  },
};
