/** The rows of a spreadsheet on the clipboard: lines of cells parted by tabs. Undefined for other text. */
export function tableIn(event: { readonly clipboardData: DataTransfer | null }): string | undefined {
  const text = event.clipboardData?.getData('text/plain') ?? '';
  const [first = '', second = ''] = text.split(/\r?\n/, 2);
  return second !== '' && first.includes('\t') ? text : undefined;
}
