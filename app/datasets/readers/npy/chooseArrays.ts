import { message, quoted } from '#engine/messages/index.ts';
import { unexpectedWithFix } from '../../base/errors.ts';
import { listNames } from '../../base/listNames.ts';
import { SPLIT_NAMES, SPLIT_WORDS, type Split } from '../../base/splitRule.ts';
import { splitNames } from '../../table/assignRoles.ts';

/** The arrays of an input or a target, by their names. */
export interface ChosenArrays {
  /** Without that of a split. */
  readonly name: string;
  readonly splits: Readonly<Partial<Record<Split, string>>>;
}

const INPUTS = ['x', 'inputs', 'input', 'features', 'images', 'data', 'arr_0'];
const TARGETS = ['y', 'targets', 'target', 'labels', 'label', 'arr_1'];

/** In front of a name or behind it: `x_train`, `train_images`. */
const WORDS = Object.keys(SPLIT_WORDS).toSorted((a, b) => b.length - a.length);
const IN_FRONT = new RegExp(`^(${WORDS.join('|')})[_-]?(.+)$`, 'i');
const BEHIND = new RegExp(`^(.+?)[_-](${WORDS.join('|')})$`, 'i');

/**
 * Finds the arrays of inputs and targets in an archive, with their splits.
 * @throws UserError dataset.arrays
 */
export function chooseArrays(
  names: readonly string[],
  options: { readonly inputs: readonly string[]; readonly targets: readonly string[] },
  file: string,
): { readonly inputs: readonly ChosenArrays[]; readonly targets: readonly ChosenArrays[] } {
  const columns = groupSplits(names);
  const find = (written: readonly string[], usual: readonly string[]): ChosenArrays[] => {
    if (written.length > 0) return splitNames(written, names).map((name) => findNamed(name, columns, { names, file }));
    const found = usual.flatMap((name) => columns.filter((column) => column.name.toLowerCase() === name)).slice(0, 1);
    if (found.length === 0) throw noArrays(names, file);
    return found;
  };
  const [inputs, targets] = [find(options.inputs, INPUTS), find(options.targets, TARGETS)];
  checkSplits([...inputs, ...targets], file);
  return { inputs, targets };
}

/** Arrays by their names without those of splits. Without arrays for training, each is a column of its own. */
function groupSplits(names: readonly string[]): ChosenArrays[] {
  const parts = names.map((name) => ({ written: name, ...partsOf(name) }));
  const plain = names.map((name) => ({ name, splits: { train: name } }));
  if (!parts.some(({ split }) => split === 'train')) return plain;
  const grouped = new Map<string, Partial<Record<Split, string>>>();
  for (const { written, name, split = 'train' } of parts) grouped.set(name, { ...grouped.get(name), [split]: written });
  return [...grouped].map(([name, splits]) => ({ name, splits }));
}

function partsOf(written: string): { readonly name: string; readonly split?: Split } {
  const inFront = IN_FRONT.exec(written);
  if (inFront) return { name: inFront[2], split: SPLIT_WORDS[inFront[1].toLowerCase()] };
  const behind = BEHIND.exec(written);
  return behind ? { name: behind[1], split: SPLIT_WORDS[behind[2].toLowerCase()] } : { name: written };
}

/** A name of an array, or that of several splits. */
function findNamed(
  name: string,
  columns: readonly ChosenArrays[],
  { names, file }: { readonly names: readonly string[]; readonly file: string },
): ChosenArrays {
  const grouped = columns.find((column) => column.name === name);
  if (grouped) return grouped;
  if (names.includes(name)) return { name, splits: { train: name } };
  throw unexpectedWithFix('dataset.arrays', {
    where: quoted(file),
    expected: message('one of the arrays {{names}}', { names: listNames(names, 20) }),
    received: name,
    fix: message('Name arrays of the file with inputs=NAME and targets=NAME.'),
  });
}

/** Every column has the same splits, training among them. */
function checkSplits([first, ...others]: readonly ChosenArrays[], file: string): void {
  const splitsOf = ({ splits }: ChosenArrays) => SPLIT_NAMES.filter((split) => splits[split] !== undefined);
  const wanted = splitsOf(first);
  const other = others.find((column) => String(splitsOf(column)) !== String(wanted));
  if (!other && wanted.includes('train')) return;
  const { name } = other ?? first;
  throw unexpectedWithFix('dataset.arrays', {
    where: quoted(file),
    expected: message('arrays of training, and the same splits of inputs and targets'),
    received: message("'{{array}}' for {{splits}}", { array: name, splits: splitsOf(other ?? first) }),
    fix: message('Name arrays of the file with inputs=NAME and targets=NAME.'),
  });
}

function noArrays(names: readonly string[], file: string) {
  return unexpectedWithFix('dataset.arrays', {
    where: quoted(file),
    expected: message('an array of inputs, such as x, and one of targets, such as y'),
    received: names.length === 0 ? message('no arrays') : message('the arrays {{names}}', { names: listNames(names, 20) }),
    fix: message('Name arrays of the file with inputs=NAME and targets=NAME.'),
  });
}
