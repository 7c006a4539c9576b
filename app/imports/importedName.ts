/** Well below the 255 bytes that file systems allow, in any script. */
const LONGEST = 80;

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/**
 * The name that an imported file gets: its own, without folders, without characters that some system refuses, and without those
 * that mean something in a SPEC. The ending stays.
 */
export function importedName(name: string): string {
  const plain = name
    .replace(/^.*[\\/]/s, '')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get into a name
    .replace(/[:*?"<>|,;%#&=\u0000-\u001f\u007f]/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .replace(DEVICE, '$1-');
  if (plain === '') return 'data';
  if (plain.length <= LONGEST) return plain.toWellFormed();
  const ending = /(\.\w{1,8}){1,2}$/.exec(plain)?.[0] ?? '';
  return (plain.slice(0, LONGEST - ending.length) + ending).toWellFormed();
}
