/** Tables have options: columns to ignore, and how rows are split. */
const TABLE = /\.(csv|tsv|tab|txt|data)(\.gz)?(\?|$)|^csv:/i;

export const isTable = (spec: string): boolean => TABLE.test(spec);

/** An option of a data set, such as `time` in `rows.csv?split=time`. */
export const optionOf = (spec: string, name: string): string | undefined =>
  optionsOf(spec)
    .find((option) => option.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/** The data set with one more option. */
export const addOption = (spec: string, name: string, value: string): string =>
  `${spec}${spec.includes('?') ? '&' : '?'}${name}=${encodeURIComponent(value)}`;

/** The data set with an option in place of the one of its name. */
export function replaceOption(spec: string, name: string, value: string): string {
  const replaced = `${name}=${encodeURIComponent(value)}`;
  const options = optionsOf(spec).map((option) => (option.startsWith(`${name}=`) ? replaced : option));
  return [spec.split('?')[0], options.join('&')].join('?');
}

const optionsOf = (spec: string): string[] => (spec.split('?')[1] ?? '').split('&');
