import { join } from 'node:path';
import { declared } from '#engine/messages/index.ts';
import type { BuiltIn } from '../builtIn.ts';
import { readOptions } from '../options.ts';
import { readCsv } from '../readers/csv.ts';
import { parseSpec } from '../spec.ts';

const description = 'Lengths and widths of sepals and petals, in centimeters; which of three species of iris is it?';

/** Fisher, "The use of multiple measurements in taxonomic problems" (1936): 50 flowers of each of three species. */
export const iris: BuiltIn = {
  spec: 'iris',
  title: 'Iris',
  description,
  samples: 150,
  read(options, { resourcesDirectory }, trained) {
    readOptions({}, options, 'iris');
    const path = join(resourcesDirectory, 'datasets', 'iris.csv');
    const spec = parseSpec(trained ? 'iris.csv?header=true' : 'iris.csv?header=true&target=species');
    const source = readCsv({ path, shown: 'iris.csv' }, spec, { trained });
    return { name: 'iris', ...source, description: declared(description) };
  },
};
