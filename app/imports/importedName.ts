/** Well below the file system limit of 255 bytes, in any script. */
const LONGEST = 80;

/** Reserved device names of Windows. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name of an imported file: its base name without characters that some system rejects or that have a meaning in a SPEC. The
 * extension stays.
 */
export function importedName(name: string): string {
  const plain = name
    .replace(/^.*[\\/]/s, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are removed from names
    .replace(/[:*?"<>|,;%#&=\u0000-\u001f\u007f]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(DEVICE, '$1-');
  if (plain === '') return 'data';
  if (plain.length <= LONGEST) return plain.toWellFormed();
  const ending = /(\.\w{1,8}){1,2}$/.exec(plain)?.[0] ?? '';
  return (plain.slice(0, LONGEST - ending.length) + ending).toWellFormed();
}
